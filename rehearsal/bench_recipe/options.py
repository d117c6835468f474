"""The benchmark's command line."""

from __future__ import annotations

import argparse


def parse_runs(argv: list[str]) -> int:
    """How often each side bakes; ends the process with status 2 and one line on a bad command line."""
    parser = argparse.ArgumentParser(
        prog="npm run bench:recipe --",
        description="Times the Packer recipe of dask-cloudprovider's documentation and this action on an EC2 on this machine.",
    )
    parser.add_argument("--runs", type=_count, default=3, metavar="N", help="bakes of each side (3)")
    return int(parser.parse_args(argv).runs)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of runs, 1 or more")
    return int(text)
