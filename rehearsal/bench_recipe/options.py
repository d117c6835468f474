"""The command line of the benchmarks that run on the local EC2."""

from __future__ import annotations

import argparse


def parse_runs(argv: list[str], program: str, description: str, counted: str, usual: int) -> int:
    """How often each side runs; ends the process with status 2 and one line on a bad command line.

    `program` is npm's name for it, `counted` what there are N of on each side, `usual` how many without the option.
    """
    parser = argparse.ArgumentParser(prog=f"npm run {program} --", description=description)
    parser.add_argument("--runs", type=_count, default=usual, metavar="N", help=f"{counted} ({usual})")
    return int(parser.parse_args(argv).runs)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of runs, 1 or more")
    return int(text)
