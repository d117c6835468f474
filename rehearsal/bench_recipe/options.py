"""The command line of `npm run bench:recipe`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import get_args

from artifacts.container_images import CONTAINER_IMAGES
from rehearse.options import VolumeKind

# An image of the recipe starts as one of `plain` does. `fast` also boots the builder again and records a start.
STARTS = ("plain", "fast")


@dataclass(frozen=True)
class RecipeOptions:
    """What the user asked for: `runs` bakes of each side, with the container image of that name, on volumes of that kind.

    The action is one side for each of `starts`, values of its input `start`.
    """

    runs: int
    starts: tuple[str, ...]
    container: str
    volumes: VolumeKind


def parse_recipe_options(argv: list[str]) -> RecipeOptions:
    """Parse the command line; ends the process with status 2 and one line on a bad one."""
    parser = argparse.ArgumentParser(
        prog="npm run bench:recipe --",
        description="Times the Packer recipe of dask-cloudprovider's documentation and this action on an EC2 on this machine.",
    )
    parser.add_argument("--runs", type=count, default=3, metavar="N", help="bakes of each side; default 3")
    parser.add_argument("--start", action="append", choices=STARTS, help="bake with it; may be repeated, default both")
    parser.add_argument("--container", choices=tuple(CONTAINER_IMAGES), default="small", help="the container image; default small")
    parser.add_argument("--volumes", choices=get_args(VolumeKind), default="hot", help="lazy: volumes load as EBS's do; default hot")
    parsed = parser.parse_args(argv)
    return RecipeOptions(parsed.runs, tuple(dict.fromkeys(parsed.start or STARTS)), parsed.container, parsed.volumes)


def count(text: str) -> int:
    """A number of runs, 1 or more, as a type for argparse."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of runs, 1 or more")
    return int(text)
