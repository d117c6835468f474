"""`python -m bench_recipe`: see options.py for its argument, bench-recipe.mjs for what has to be there before."""

from __future__ import annotations

import sys
from pathlib import Path

from bench_recipe.bakes import BakeFailed
from bench_recipe.bench import bench
from bench_recipe.corrections import NotTheRecipe
from bench_recipe.options import parse_runs
from rehearse.program import run_program


def main() -> int:
    """Exit status: 0 when every bake succeeded, 1 when one failed, else as run_program gives it. No time is asserted."""
    what = "Times the Packer recipe of dask-cloudprovider's documentation and this action on an EC2 on this machine."
    runs = parse_runs(sys.argv[1:], "bench:recipe", what, "bakes of each side", usual=3)

    def work(kept: Path, scratch: Path) -> int:
        try:
            return bench(runs, kept, scratch)
        except (BakeFailed, NotTheRecipe) as error:
            print(f"\n{error}", file=sys.stderr, flush=True)
            return 1

    return run_program(work)


if __name__ == "__main__":
    sys.exit(main())
