"""The benchmark from begin to end: the environment, the recipe and the action in turn, the table."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from artifacts.container_images import CONTAINER_IMAGES, describe_size
from bench_recipe.bakes import bake_ours, bake_recipe
from bench_recipe.cloud_config import packages_of, recipe_cloud_config
from bench_recipe.images import check_and_remove_image
from bench_recipe.options import RecipeOptions
from bench_recipe.results import table
from rehearse import REPOSITORY
from rehearse.environment import start_environment
from rehearse.options import parse_options
from rehearse.rehearsal import say
from rehearse.timings import Timings

RECIPE = "recipe"


def bench(wanted: RecipeOptions, kept: Path, scratch: Path) -> int:
    """Bake as often as `wanted` says with the recipe and with the action, in turn, and print the table; gives 0.

    `kept` is a directory for logs and the corrected cloud-config, `scratch` one for disks. Everything started is ended when
    this returns or raises. Raises BakeFailed, NotTheRecipe and what start_environment raises.
    """
    timings = Timings()
    options = parse_options(["--container", wanted.container, "--volumes", wanted.volumes], REPOSITORY)
    kept.mkdir()
    cloud_config = kept / "cloud-config.yaml"
    cloud_config.write_text(recipe_cloud_config(), encoding="utf-8")
    packages = packages_of(cloud_config.read_text(encoding="utf-8"))
    say(f"The recipe's cloud-config, with every correction: {cloud_config}")
    say(f"Both sides install: {', '.join(packages)}")
    seconds: dict[str, list[float]] = {name: [] for name in (RECIPE, *(_side(start) for start in wanted.starts))}
    with ExitStack() as stack:
        environment = start_environment(stack, scratch, options, timings, say)
        for run in range(1, wanted.runs + 1):
            say(f"\n== Run {run} of {wanted.runs}: the recipe")
            seconds[RECIPE].append(bake_recipe(environment, cloud_config, kept / f"recipe-{run}"))
            say(f"Baked {check_and_remove_image(environment.cloud, scratch)} in {seconds[RECIPE][-1]:.1f} s")
            for start in wanted.starts:
                say(f"\n== Run {run} of {wanted.runs}: {_side(start)}")
                files = kept / f"{start}-{run}"
                baked = bake_ours(environment, options.action, packages, files, say, {"start": start})
                seconds[_side(start)].append(baked.seconds)
                say(f"Baked {check_and_remove_image(environment.cloud, scratch)} in {baked.seconds:.1f} s")
    say(f"\n== Bake times on {wanted.volumes} volumes: packer build of the recipe, and the whole main step of this action")
    for line in table(seconds):
        say(line)
    say(f"container image: {describe_size(CONTAINER_IMAGES[options.container]().path / 'layout')}")
    return 0


def _side(start: str) -> str:
    return f"this action, start: {start}"
