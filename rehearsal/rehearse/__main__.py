"""`python -m rehearse`: see options.py for its arguments, rehearse.mjs for what has to be there before."""

from __future__ import annotations

import sys
from pathlib import Path

from rehearse import REPOSITORY
from rehearse.options import parse_options
from rehearse.program import run_program
from rehearse.rehearsal import rehearse


def main() -> int:
    """Exit status: 0 all checks passed, 1 some failed, else as run_program gives it."""
    options = parse_options(sys.argv[1:], REPOSITORY)

    def work(kept: Path, scratch: Path) -> int:
        return 0 if rehearse(options, kept, scratch) == 0 else 1

    return run_program(work)


if __name__ == "__main__":
    sys.exit(main())
