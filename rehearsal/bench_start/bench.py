"""The benchmark from begin to end: the environment, a bake, clusters from both images in turn, the table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from artifacts.container_images import CONTAINER_IMAGES, describe_size
from bench_recipe.bakes import bake_ours
from bench_recipe.results import Results
from bench_start.bootstrap import DECLARATION, stand_in_bootstrap
from rehearse import REPOSITORY
from rehearse.client import make_client
from rehearse.cluster_group import cluster_group
from rehearse.clusters import Image, default_network, first_result, parameters
from rehearse.environment import Environment, start_environment
from rehearse.local_cloud import REGION
from rehearse.options import parse_options
from rehearse.rehearsal import DOCKER_IMAGE, INSTANCE_TYPE, say
from rehearse.timings import Timings

# Room for what the unbaked machine installs; nothing is written to it that does not fit on less.
FILESYSTEM_GIB = 16


def bench(runs: int, kept: Path, scratch: Path) -> int:
    """Bake once, then launch `runs` clusters from the baked and from the source image, in turn; prints the table, gives 0.

    `kept` is a directory for logs, `scratch` one for disks. Everything started is ended when this returns or raises.
    Raises BakeFailed, NoResult, NotEnded, NotTheRecipe and what start_environment raises.
    """
    options = parse_options(["--smoke"], REPOSITORY)
    kept.mkdir()
    bootstrap = stand_in_bootstrap()
    say("\n".join([*DECLARATION, *(f"  {command}" for command in bootstrap)]))
    seconds: dict[str, list[float]] = {"baked": [], "unbaked": []}
    with ExitStack() as stack:
        environment = start_environment(stack, scratch, options, Timings(), say)
        assert environment.wheels is not None
        python = make_client(scratch / "client", environment.wheels)
        say("\n== The bake")
        outputs = bake_ours(environment, options.action, (), kept / "bake", say).outputs
        facts = json.loads(Path(outputs["manifest"]).with_name("dask-image.json").read_text(encoding="utf-8"))
        versions = {name: facts[f"{name}_version"] for name in ("dask", "distributed")}
        # A pull would hide that the image lacks what it was baked for.
        images = {"baked": Image(outputs["ami"], [], "--pull=never"), "unbaked": Image(outputs["source-ami"], bootstrap, "")}
        for run in range(1, runs + 1):
            for side, image in images.items():
                say(f"\n== Run {run} of {runs}: a cluster from the {side} image {image.ami}")
                seconds[side].append(_launch(environment, python, image, versions, kept / f"{side}-{run}"))
                say(f"First result after {seconds[side][-1]:.1f} s")
    say("\n== From the launch of a cluster (a scheduler and a worker) to submit(inc, 10) == 11")
    for line in Results(("baked", "unbaked"), seconds["baked"], seconds["unbaked"]).table():
        say(line)
    say(f"container image: {describe_size(CONTAINER_IMAGES[options.container]().path / 'layout')}")
    return 0


def _launch(environment: Environment, python: Path, image: Image, versions: Mapping[str, str], files: Path) -> float:
    cloud = environment.cloud
    ec2 = cloud.client("ec2", REGION)
    with cluster_group(ec2) as group:
        given = parameters(image, group, _network(ec2), versions)
        return first_result(python, given, cloud.environment(REGION), files, say).seconds


def _network(ec2: Any) -> dict[str, Any]:
    """The default VPC and one of its subnets, and what is the same on both sides."""
    return {
        **default_network(ec2),
        "region": REGION,
        "instance_type": INSTANCE_TYPE,
        "filesystem_size": FILESYSTEM_GIB,
        "docker_image": DOCKER_IMAGE,
    }
