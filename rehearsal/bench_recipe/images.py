"""The image that a bake has left in the local EC2: looked into, so that only what was really baked counts, and removed."""

from __future__ import annotations

import json
from pathlib import Path

from bench_recipe.bakes import BakeFailed
from rehearse.image_contents import Disk, raw_disk
from rehearse.local_cloud import REGION, LocalCloud

REPOSITORY = "daskdev/dask"
# Docker's own record of its images; the directory is the storage driver's.
_IMAGES = "/var/lib/docker/image"
_CLOUD_INIT_RESULT = "/var/lib/cloud/data/result.json"


def check_and_remove_image(cloud: LocalCloud, scratch: Path) -> str:
    """Check that there is one available image, with Docker and the container image on its disk, remove it and give its id.

    Raises BakeFailed when it is not so: the recipe's wait passes even when its cloud-init has failed.
    """
    images = [row for row in cloud.state()["images"] if not row["preexisting"] and row["state"] == "available"]
    if len(images) != 1:
        raise BakeFailed(f"one image should be available, not {images}")
    (image,) = images
    with raw_disk(cloud.snapshot_file(image["snapshots"][0]), scratch) as raw:
        wrong = faults(Disk(raw))
    if wrong:
        raise BakeFailed(f"{image['id']} is not what was to be baked: {'; '.join(wrong)}")
    cloud.client("ec2", REGION).deregister_image(ImageId=image["id"], DeleteAssociatedSnapshots=True)
    return str(image["id"])


def faults(disk: Disk) -> list[str]:
    """What is wrong with a baked disk: no Docker, no container image, errors in cloud-init's result. Empty when all is well."""
    wrong = [] if disk.exists("/usr/bin/dockerd") or disk.exists("/usr/sbin/dockerd") else ["there is no dockerd"]
    records = [disk.read(f"{_IMAGES}/{driver}/repositories.json") or "{}" for driver in disk.names(_IMAGES)]
    if not any(REPOSITORY in json.loads(record).get("Repositories", {}) for record in records):
        wrong.append(f"Docker has no image {REPOSITORY}")
    # The action removes it, after it has itself looked at it.
    result = json.loads(disk.read(_CLOUD_INIT_RESULT) or "{}")
    errors = result.get("v1", {}).get("errors", [])
    return [*wrong, *(f"cloud-init: {error}" for error in errors)]
