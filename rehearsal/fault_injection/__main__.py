"""`python -m fault_injection`: see options.py for its arguments, faults.mjs for what has to be there before."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

from artifacts.client_packages import client_packages
from artifacts.packer import packer
from fault_injection.cases import all_cases, run_cases
from fault_injection.options import Options, parse_options
from fault_injection.setting import Common
from machines.low_ports import require_low_ports
from rehearse import REPOSITORY
from rehearse.program import run_program
from rehearse.rehearsal import say
from rehearse.releases_here import start_releases


def main() -> int:
    """Exit status: 0 all checks passed, 1 some failed, else as run_program gives it."""
    options = parse_options(sys.argv[1:], [name for name, _ in all_cases()])
    return run_program(lambda _, scratch: _story(options, scratch))


def _story(options: Options, scratch: Path) -> int:
    granted = require_low_ports()
    if granted:
        say(f"Changed on this machine: {granted}")
    tools = packer()
    with ExitStack() as stack:
        releases = start_releases(scratch / "releases", tools, REPOSITORY)
        stack.callback(releases.stop)
        wheels = client_packages(REPOSITORY).path
        common = Common(REPOSITORY, tools, releases, options.dask_python, wheels, scratch / "tool-cache")
        tally = run_cases(options, common, scratch / "cases", say)
    say(f"\n{tally.passed} passed, {tally.failed} failed")
    return 0 if tally.failed == 0 and tally.passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
