"""`python -m bench_start`: see bench_recipe/options.py for its argument, bench-start.mjs for what has to be there before."""

from __future__ import annotations

import sys
from pathlib import Path

from bench_recipe.bakes import BakeFailed
from bench_recipe.corrections import NotTheRecipe
from bench_recipe.options import parse_runs
from bench_start.bench import bench
from rehearse.cluster_group import NotEnded
from rehearse.clusters import NoResult
from rehearse.program import run_program


def main() -> int:
    """Exit status: 0 when every cluster computed and ended, 1 when not, else as run_program gives it. No time is asserted."""
    what = "Times clusters of real EC2Clusters from a baked and from an unbaked image on an EC2 on this machine."
    runs = parse_runs(sys.argv[1:], "bench:start", what, "clusters of each side", usual=1)

    def work(kept: Path, scratch: Path) -> int:
        try:
            return bench(runs, kept, scratch)
        except (BakeFailed, NoResult, NotEnded, NotTheRecipe) as error:
            print(f"\n{error}", file=sys.stderr, flush=True)
            return 1

    return run_program(work)


if __name__ == "__main__":
    sys.exit(main())
