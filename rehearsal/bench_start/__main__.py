"""`python -m bench_start`: see options.py for its arguments, bench-start.mjs for what has to be there before."""

from __future__ import annotations

import sys
from pathlib import Path

from bench_recipe.corrections import NotTheRecipe
from bench_start.bench import bench
from bench_start.options import parse_bench_options
from rehearse.program import run_program


def main() -> int:
    """Exit status: 0 when every cluster computed and ended, 1 when not, else as run_program gives it. No time is asserted."""
    options = parse_bench_options(sys.argv[1:])

    def work(kept: Path, scratch: Path) -> int:
        try:
            return bench(options, kept, scratch)
        except NotTheRecipe as error:
            print(f"\n{error}", file=sys.stderr, flush=True)
            return 1

    return run_program(work)


if __name__ == "__main__":
    sys.exit(main())
