"""The images that clusters are launched from: baked once on hot volumes, and taken over by every other local EC2."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench_recipe.bakes import bake_ours
from bench_start.measured import ImageKind
from rehearse.environment import Environment
from rehearse.local_cloud import REGION, LocalCloud

AVAILABLE_SECONDS = 60
_CANONICAL = "099720109477"
# What the action builds upon.
_SOURCE_NAME = "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"
Show = Callable[[str], None]


class NotTakenOver(Exception):
    """A baked image did not become available in another local EC2."""


@dataclass(frozen=True)
class Baked:
    """A baked image in the cloud of its bake: the AMI, and the file (qcow2) of its snapshot."""

    kind: ImageKind
    cloud: LocalCloud
    ami: str
    file: Path
    seconds: float


def bake(environment: Environment, action: Path, kind: ImageKind, files: Path, show: Show) -> Baked:
    """Bake an image with the input `start` of that kind; `files` is the runner's directory. Raises BakeFailed."""
    result = bake_ours(environment, action, (), files, show, {"start": kind})
    cloud, ami = environment.cloud, result.outputs["ami"]
    (row,) = [row for row in cloud.state()["images"] if row["id"] == ami]
    return Baked(kind, cloud, ami, cloud.snapshot_file(row["snapshots"][0]), result.seconds)


def ami_in(cloud: LocalCloud, baked: Baked) -> str:
    """The id of a baked image in `cloud`: its own where it was baked, elsewhere that of a copy of the source image with its blocks.

    Raises NotTakenOver, and botocore's ClientError.
    """
    if cloud is baked.cloud:
        return baked.ami
    ec2 = cloud.client("ec2", REGION)
    copy = ec2.copy_image(SourceImageId=source_ami(cloud), SourceRegion=REGION, Name=f"baked-{baked.kind}")["ImageId"]
    cloud.replace_blocks(_snapshot_of(ec2, copy), baked.file)
    return str(copy)


def source_ami(cloud: LocalCloud) -> str:
    """The id of the image that bakes build upon. Raises ValueError if there is none."""
    filters = [{"Name": "name", "Values": [_SOURCE_NAME]}]
    found = cloud.client("ec2", REGION).describe_images(Owners=[_CANONICAL], Filters=filters)["Images"]
    return str(max(found, key=lambda image: image["CreationDate"])["ImageId"])


def _snapshot_of(ec2: Any, ami: str) -> str:
    end = time.monotonic() + AVAILABLE_SECONDS
    while True:
        (image,) = ec2.describe_images(ImageIds=[ami])["Images"]
        if image["State"] == "available":
            return str(image["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"])
        if image["State"] != "pending" or time.monotonic() > end:
            raise NotTakenOver(f"{ami} is {image['State']} after at most {AVAILABLE_SECONDS} s")
        time.sleep(1)
