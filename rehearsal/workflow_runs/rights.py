"""What the role of a workflow may do: no more than the policies of docs/policies that its kind of run needs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rehearse.local_cloud import LocalCloud
from workflow_runs.id_tokens import ISSUER, SUBJECT
from workflow_runs.repository import PLACEHOLDERS

_ACCOUNT = "123456789012"
_PROVIDER = ISSUER.removeprefix("https://")
BAKE_ROLE = PLACEHOLDERS["<role-arn>"]
# What the stand-in for configure-aws-credentials leaves: keys of the sweep's role.
SWEEP_KEY = "AKIAREHEARSALSWEEP00"
SWEEP_POLICIES = ("sweep",)
# As docs/permissions.md has it: exactly this audience and subject.
_TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Federated": f"arn:aws:iam::{_ACCOUNT}:oidc-provider/{_PROVIDER}"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {"StringEquals": {f"{_PROVIDER}:aud": "sts.amazonaws.com", f"{_PROVIDER}:sub": SUBJECT}},
        }
    ],
}


def limit(cloud: LocalCloud, repository: Path, bake_policies: Sequence[str], key_policies: Sequence[str]) -> None:
    """Give policies (names of files in docs/policies of `repository`) to the role of bakes and to the sweep's keys."""
    bake = {"policies": [_policy(repository, name) for name in bake_policies], "trust": _TRUST}
    sweep = {"policies": [_policy(repository, name) for name in key_policies]}
    cloud.set({"roles": {BAKE_ROLE: bake}, "identities": {SWEEP_KEY: sweep}})


def _policy(repository: Path, name: str) -> dict[str, object]:
    policy: dict[str, object] = json.loads((repository / "docs/policies" / f"{name}.json").read_text(encoding="utf-8"))
    return policy
