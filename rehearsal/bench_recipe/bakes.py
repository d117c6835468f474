"""One bake of each side, timed: `packer build` of the recipe, and the action's main step."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from rehearse.action_definition import read_action
from rehearse.environment import Environment
from rehearse.interruption import Interrupted
from rehearse.job import Job
from rehearse.local_cloud import REGION
from rehearse.options import INPUTS
from rehearse.rehearsal import INSTANCE_TYPE
from rehearse.step import Step, StepResult, end_orphans
from rehearse.workflow_commands import OutputReader

TEMPLATE = Path(__file__).with_name("recipe.pkr.hcl")
Show = Callable[[str], None]


class BakeFailed(Exception):
    """A bake did not make its image."""


def bake_recipe(environment: Environment, cloud_config: Path, files: Path, show: Show) -> StepResult:
    """Run `packer build` on the recipe; gives how it ended, with its seconds from start to end.

    `files` is a directory to be made for its log and Packer's own configuration. Raises BakeFailed.
    """
    variables = {"user_data_file": str(cloud_config), "instance_type": INSTANCE_TYPE}
    # The kernel ends Packer even if we are killed outright.
    argv = ["setpriv", "--pdeathsig", "TERM", "--", str(environment.packer.program_directory / "packer"), "build", "-color=false"]
    argv += [word for name, value in variables.items() for word in ("-var", f"{name}={value}")]
    home = files / "home"
    home.mkdir(parents=True)
    mark = f"recipe_{uuid.uuid4()}"
    own = {"HOME": str(home), "CHECKPOINT_DISABLE": "1", "PATH": os.environ["PATH"], "RUNNER_TRACKING_ID": mark}
    surroundings = {**environment.for_job(REGION, with_packer=True), **own}
    step = Step([*argv, str(TEMPLATE)], home, surroundings, files / "packer", OutputReader(show))
    try:
        result = step.wait()
    except BaseException:
        step.cancel()
        raise
    finally:
        # Packer that was given no time for its end leaves its plugin behind.
        end_orphans(mark)
    return _good("The recipe", result)


def bake_ours(environment: Environment, action: Path, packages: Sequence[str], files: Path, show: Show) -> StepResult:
    """Run the action's main step with Packer installed beforehand, then post; gives how main ended.

    `action` is the directory of action.yml, `packages` what the recipe installs, `files` the runner's directory. Raises
    BakeFailed.
    """
    job = Job(read_action(action), environment.node, files, environment.for_job(REGION, with_packer=True), show)
    inputs = {
        **INPUTS,
        "packer-version": "system",
        "packer-plugin-version": "system",
        "instance-type": INSTANCE_TYPE,
        "packages": "\n".join(packages),
    }
    try:
        result = job.run_main(inputs)
    except Interrupted:
        job.run_post()
        end_orphans(job.tracking_id)
        raise
    job.run_post()
    return _good("The action", result)


def _good(what: str, result: StepResult) -> StepResult:
    if not result.succeeded:
        raise BakeFailed(f"{what} ended with {result.exit_code}; what it said is above.")
    return result
