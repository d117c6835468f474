"""The command line of `npm run rehearse:faults`."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from rehearse.options import pattern_among

# Most of a case is waiting, of the longest all of it; more at once than this and two cores are busy.
TOGETHER = 7


@dataclass(frozen=True)
class Options:
    """`only` is a shell pattern of the cases' names, `together` how many run at a time."""

    only: str
    together: int
    dask_python: Path

    def wants(self, name: str) -> bool:
        """Say whether a case is to run."""
        return fnmatchcase(name, self.only)


def parse_options(argv: list[str], names: Collection[str]) -> Options:
    """Parse the command line; ends the process with status 2 and an error on a bad one. `names` are those of all cases."""
    parser = argparse.ArgumentParser(
        prog="npm run rehearse:faults --",
        description="Cancels bakes, loses their runner and injects failures, against EC2s on this machine.",
    )
    parser.add_argument("--dask-python", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--only", type=pattern_among(names), default="*", metavar="PATTERN", help="a shell pattern of the cases' names")
    parser.add_argument("--together", type=int, default=TOGETHER, metavar="N", help=f"cases at a time; default {TOGETHER}")
    parsed = parser.parse_args(argv)
    if parsed.together < 1:
        parser.error(f"--together {parsed.together} is less than 1")
    return Options(parsed.only, parsed.together, parsed.dask_python)
