"""`python -m workflow_runs`: see options.py for its arguments, workflows.mjs for what has to be there before."""

from __future__ import annotations

import sys
from pathlib import Path

from artifacts.client_packages import client_packages
from artifacts.packer import packer
from artifacts.workflow_tools import ACT, act
from machines.low_ports import require_low_ports
from rehearse import REPOSITORY
from rehearse.program import run_program
from rehearse.rehearsal import say
from workflow_runs.act import IGNORED
from workflow_runs.actions import OTHER_DEFAULTS, POLL_DELAY, SKIPPED_BY_ACT, STAND_INS, copy_our_action
from workflow_runs.cases import CASES
from workflow_runs.options import Options, parse_options
from workflow_runs.runs import run_workflows
from workflow_runs.scene import Common


def main() -> int:
    """Exit status: 0 all checks passed, 1 some failed, else as run_program gives it."""
    options = parse_options(sys.argv[1:], [case.workflow for case in CASES])
    return run_program(lambda kept, scratch: _story(options, scratch))


def _story(options: Options, scratch: Path) -> int:
    granted = require_low_ports()
    if granted:
        say(f"Changed on this machine: {granted}")
    copy_our_action(REPOSITORY, scratch / "action")
    wheels = client_packages(REPOSITORY).path
    runner = act().path / "act"
    common = Common(REPOSITORY, scratch / "action", packer(), runner, options.dask_python, wheels)
    _say_what_is_not_as_on_github()
    tally = run_workflows(options, common, scratch / "runs", say)
    say(f"\n{tally.passed} passed, {tally.failed} failed")
    return 0 if tally.failed == 0 and tally.passed > 0 else 1


def _say_what_is_not_as_on_github() -> None:
    say(f"act {ACT.version} runs the workflows of docs/workflows. It ignores:")
    for each in IGNORED:
        say(f"  - {each}")
    say(f"Stand-ins: {', '.join(sorted(STAND_INS))}. Skipped by act: {', '.join(sorted(SKIPPED_BY_ACT))}.")
    other = ", ".join(f"{name}={value}" for name, value in OTHER_DEFAULTS.items())
    say(f"Our action has these defaults instead of its own: {other}. In its template, {POLL_DELAY[0].strip()} is {POLL_DELAY[1].strip()}.")


if __name__ == "__main__":
    sys.exit(main())
