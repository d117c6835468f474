"""`python -m bench_recipe`: see options.py for its arguments, bench-recipe.mjs for what has to be there before."""

from __future__ import annotations

import sys
from pathlib import Path

from bench_recipe.bakes import BakeFailed
from bench_recipe.bench import bench
from bench_recipe.corrections import NotTheRecipe
from bench_recipe.options import parse_recipe_options
from rehearse.program import run_program


def main() -> int:
    """Exit status: 0 when every bake succeeded, 1 when one failed, else as run_program gives it. No time is asserted."""
    options = parse_recipe_options(sys.argv[1:])

    def work(kept: Path, scratch: Path) -> int:
        try:
            return bench(options, kept, scratch)
        except (BakeFailed, NotTheRecipe) as error:
            print(f"\n{error}", file=sys.stderr, flush=True)
            return 1

    return run_program(work)


if __name__ == "__main__":
    sys.exit(main())
