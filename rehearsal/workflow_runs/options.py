"""The command line of `npm run rehearse:workflows`."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from rehearse.options import pattern_among

# Much of a bake is waiting; more at once than this and two cores are busy.
TOGETHER = 4


@dataclass(frozen=True)
class Options:
    """`only` is a shell pattern of the workflows' names, `together` how many are run at a time; `show` prints their logs."""

    only: str
    together: int
    show: bool
    dask_python: Path

    def wants(self, workflow: str) -> bool:
        """Say whether a workflow is to be run."""
        return fnmatchcase(workflow, self.only)


def parse_options(argv: list[str], names: Collection[str]) -> Options:
    """Parse the command line; ends the process with status 2 and an error on a bad one. `names` are those of all workflows."""
    parser = argparse.ArgumentParser(
        prog="npm run rehearse:workflows --", description="Runs every workflow of docs/workflows by act against EC2s on this machine."
    )
    parser.add_argument("--dask-python", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument(
        "--only",
        type=pattern_among(names),
        default="*",
        metavar="PATTERN",
        help="a shell pattern of the workflows' names, such as 'matrix'",
    )
    parser.add_argument("--together", type=int, default=TOGETHER, metavar="N", help=f"workflows at a time; default {TOGETHER}")
    parser.add_argument("--show", action="store_true", help="print every workflow's log")
    parsed = parser.parse_args(argv)
    if parsed.together < 1:
        parser.error(f"--together {parsed.together} is less than 1")
    return Options(parsed.only, parsed.together, parsed.show, parsed.dask_python)
