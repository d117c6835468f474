"""The actions that the workflows use, as directories for act: ours from the working copy, stand-ins for those of others."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import yaml

from rehearse.options import INPUTS
from workflow_runs.repository import OUR_ACTION

# The workflows name no inputs that only this machine needs, and act hides the job's INPUT_ variables from actions (step.go).
# So the copy of our action that runs has other defaults for them: Packer is what was built here, and the rest as in every
# rehearsal.
OTHER_DEFAULTS = {**INPUTS, "packer-version": "system", "packer-plugin-version": "system"}
# The states of the local EC2 last for fractions of a second.
POLL_DELAY = ("delay_seconds = 5\n", "delay_seconds = 1\n")
# What others have written cannot be fetched here. act itself skips the checkout, as it runs in the working copy.
STAND_INS = {
    "actions/upload-artifact": "upload-artifact",
    "aws-actions/configure-aws-credentials": "configure-aws-credentials",
}
SKIPPED_BY_ACT = frozenset(("actions/checkout",))


class NoStandIn(Exception):
    """A workflow uses an action for which there is neither a stand-in nor a reason to do without."""


def copy_our_action(repository: Path, copy: Path) -> None:
    """Copy our actions and dist/ of `repository` to the directory `copy`, with OTHER_DEFAULTS and a shorter POLL_DELAY."""
    shutil.copytree(repository / "dist", copy / "dist")
    template = copy / "dist/template/bake.pkr.hcl"
    template.write_text(template.read_text().replace(*POLL_DELAY))
    for other in ("sweep", "publish"):
        shutil.copytree(repository / other, copy / other)
    definition = yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))
    for name, value in OTHER_DEFAULTS.items():
        definition["inputs"][name]["default"] = value
    (copy / "action.yml").write_text(yaml.safe_dump(definition, sort_keys=False), encoding="utf-8")


def local_repositories(uses: Iterable[str], ours: Path) -> dict[str, Path]:
    """The directory for each of these `owner/name@ref` that act shall not fetch. Raises NoStandIn."""
    found: dict[str, Path] = {}
    for each in sorted(uses):
        name = each.partition("@")[0]
        if name == OUR_ACTION:
            found[each] = ours
        elif name in STAND_INS:
            found[each] = Path(__file__).with_name("stand_ins") / STAND_INS[name]
        elif name not in SKIPPED_BY_ACT:
            raise NoStandIn(f"{each}: add a stand-in to workflow_runs/stand_ins, because act cannot fetch it here")
    return found
