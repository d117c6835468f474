"""The command line of `npm run bench:start`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from artifacts.container_images import CONTAINER_IMAGES
from bench_recipe.options import count
from bench_start.measured import Case, ImageKind, Volumes


@dataclass(frozen=True)
class BenchOptions:
    """What the user asked for: `runs` starts of each case, in turn, with the container image of that name.

    `initialization_rate` is that of the root volumes of cases with `initialized` volumes, in MiB/s.
    """

    runs: int
    cases: Sequence[Case]
    container: str
    initialization_rate: int = 300


def parse_bench_options(argv: list[str]) -> BenchOptions:
    """Parse the command line; ends the process with status 2 and one line on a bad one."""
    images, volumes = get_args(ImageKind), get_args(Volumes)
    parser = argparse.ArgumentParser(
        prog="npm run bench:start --",
        description="Times starts of real EC2Clusters on an EC2 on this machine, from baked images and from their source image.",
    )
    parser.add_argument("--runs", type=count, default=1, metavar="N", help="starts of each case; default 1")
    parser.add_argument("--cases", type=_some_of(images), default=images, help=f"some of {','.join(images)}; default all")
    parser.add_argument("--volumes", type=_some_of(volumes), default=("hot", "lazy"), help=f"some of {','.join(volumes)}; default hot,lazy")
    parser.add_argument("--container", choices=tuple(CONTAINER_IMAGES), default="small", help="the container image; default small")
    parser.add_argument(
        "--initialization-rate", type=_rate, default=300, metavar="MIB", help="rate of the volumes 'initialized', in MiB/s; default 300"
    )
    parsed = parser.parse_args(argv)
    cases = [Case(image, kind) for kind in parsed.volumes for image in parsed.cases]
    return BenchOptions(parsed.runs, cases, parsed.container, parsed.initialization_rate)


def _rate(text: str) -> int:
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html"""
    if not text.isascii() or not text.isdigit() or not 100 <= int(text) <= 300:
        raise argparse.ArgumentTypeError(f"{text!r} is not a rate of 100 to 300 MiB/s")
    return int(text)


def _some_of(names: Sequence[str]) -> Callable[[str], list[str]]:
    def read(text: str) -> list[str]:
        chosen = text.split(",")
        if not set(chosen) <= set(names):
            raise argparse.ArgumentTypeError(f"{text!r} is not a list of some of {','.join(names)}")
        return [name for name in names if name in chosen]

    return read
