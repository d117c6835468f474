"""What is run of a workflow, and what must hold afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rehearse.checks import Checks
from workflow_runs.act import ActRun
from workflow_runs.rights import SWEEP_POLICIES
from workflow_runs.scene import Scene

Prepare = Callable[[Scene], None]
Check = Callable[[Scene, ActRun, Checks], None]


def nothing(scene: Scene) -> None:
    """Prepare nothing."""


@dataclass(frozen=True)
class Case:
    """A workflow by its file's name, and its jobs by name with the results that they must have."""

    workflow: str
    event: str
    jobs: Mapping[str, str]
    check: Check
    settings: Mapping[str, object] = field(default_factory=dict)
    # Of docs/policies: all that the role of the bake may do.
    policies: tuple[str, ...] = ("bake",)
    # The same for the keys of the stand-in for configure-aws-credentials.
    key_policies: tuple[str, ...] = SWEEP_POLICIES
    prepare: Prepare = nothing
    # Further runs in the same account: what changes before each, and what must hold afterwards.
    later: tuple[tuple[Prepare, Check], ...] = ()


def took_role(scene: Scene) -> bool:
    """Whether a role was taken with an OIDC token, and never in vain."""
    taken = [call for call in scene.cloud.calls() if call["action"] == "AssumeRoleWithWebIdentity"]
    return bool(taken) and all(call["status"] == 200 for call in taken)
