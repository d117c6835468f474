"""One bake of each side, timed: `packer build` of the recipe, and the action's main step."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from artifacts.commands import run
from rehearse.environment import Environment
from rehearse.interruption import Interrupted
from rehearse.job import Job
from rehearse.local_cloud import ADMINISTRATOR, REGION
from rehearse.options import INPUTS
from rehearse.rehearsal import INSTANCE_TYPE
from rehearse.step import StepResult, end_orphans, read_action

TEMPLATE = Path(__file__).with_name("recipe.pkr.hcl")
Show = Callable[[str], None]


class BakeFailed(Exception):
    """A bake did not make its image."""


def bake_recipe(environment: Environment, cloud_config: Path, files: Path) -> float:
    """Run `packer build` on the recipe; gives its seconds from start to end.

    `files` is a directory to be made for Packer's own configuration. Raises CommandFailed.
    """
    variables = {"user_data_file": str(cloud_config), "instance_type": INSTANCE_TYPE}
    # The kernel ends Packer even if we are killed outright.
    argv = ["setpriv", "--pdeathsig", "TERM", "--", str(environment.packer.program_directory / "packer"), "build", "-color=false"]
    argv += [word for name, value in variables.items() for word in ("-var", f"{name}={value}")]
    files.mkdir(parents=True)
    mark = f"recipe_{uuid.uuid4()}"
    own = {
        "HOME": str(files),
        "CHECKPOINT_DISABLE": "1",
        "PATH": os.environ["PATH"],
        "RUNNER_TRACKING_ID": mark,
        # Our policies are for what this action makes; the recipe marks nothing as its own.
        "AWS_ACCESS_KEY_ID": ADMINISTRATOR,
    }
    started = time.monotonic()
    try:
        run([*argv, TEMPLATE], cwd=files, environment={**environment.for_job(REGION, with_packer=True), **own})
    finally:
        # Packer that was given no time for its end leaves its plugin behind.
        end_orphans(mark)
    return time.monotonic() - started


def bake_ours(
    environment: Environment, action: Path, packages: Sequence[str], files: Path, show: Show, inputs: Mapping[str, str] | None = None
) -> StepResult:
    """Run the action's main step with Packer installed beforehand, then post; gives how main ended.

    `action` is the directory of action.yml, `packages` what the recipe installs, `files` the runner's directory, `inputs` what is
    given beside the usual ones. Raises BakeFailed.
    """
    job = Job(read_action(action), files, environment.for_job(REGION, with_packer=True), show)
    given = {
        **INPUTS,
        "packer-version": "system",
        "packer-plugin-version": "system",
        "instance-type": INSTANCE_TYPE,
        "packages": "\n".join(packages),
        **(inputs or {}),
    }
    try:
        result = job.run_main(given)
    except Interrupted:
        job.run_post()
        end_orphans(job.tracking_id)
        raise
    job.run_post()
    if not result.succeeded:
        raise BakeFailed(f"The action ended with {result.exit_code}; what it said is above.")
    return result
