"""The trust policy of docs/permissions.md, evaluated as STS evaluates it."""

import json
import re
from pathlib import Path

import pytest

from local_ec2.iam.policy import Decision, Policy, Request, decide

PAGE = Path(__file__).resolve().parents[4] / "docs" / "permissions.md"
HOST = "token.actions.githubusercontent.com"
NAMES = {"account": "123456789012", "owner": "octo-org", "repository": "octo-repo", "owner-id": "65", "repository-id": "74"}


@pytest.fixture
def trust():
    text = PAGE.read_text().partition("## The trust policy")[2]
    document = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert document is not None
    filled = re.sub(r"<([a-z-]+)>", lambda match: NAMES[match[1]], document[1])
    return Policy.from_json(json.loads(filled))


# https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims
@pytest.mark.parametrize(
    ("sub", "decision"),
    [
        ("repo:octo-org/octo-repo:ref:refs/heads/main", Decision.ALLOWED),
        ("repo:octo-org@65/octo-repo@74:ref:refs/heads/main", Decision.ALLOWED),
        ("repo:octo-org@66/octo-repo@74:ref:refs/heads/main", Decision.NOT_ALLOWED),
        ("repo:octo-org@65/octo-repo@74:pull_request", Decision.NOT_ALLOWED),
        ("repo:octo-org/octo-repo-2:ref:refs/heads/main", Decision.NOT_ALLOWED),
    ],
)
def test_the_documented_trust_policy_takes_both_spellings_of_the_subject(trust, sub, decision):
    said = {f"{HOST}:sub": sub, f"{HOST}:aud": "sts.amazonaws.com"}
    assert decide([trust], Request("sts:AssumeRoleWithWebIdentity", "*", said)) is decision


def test_the_documented_trust_policy_takes_no_other_audience(trust):
    said = {f"{HOST}:sub": "repo:octo-org/octo-repo:ref:refs/heads/main", f"{HOST}:aud": "https://github.com/octo-org"}
    assert decide([trust], Request("sts:AssumeRoleWithWebIdentity", "*", said)) is Decision.NOT_ALLOWED
