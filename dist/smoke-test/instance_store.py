"""Whether workers spill to the instance store of their instances."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checks import CheckFailed, sent_whole

# What its disks say they are; EBS volumes are NVMe disks too, of the model "Amazon Elastic Block Store".
MODEL = "Amazon EC2 NVMe Instance Storage"


@sent_whole
def models_of(device: Path) -> list[str]:
    """The models of the disks that a block device is made of, itself for a disk; "" for one without a model.

    `device` is its directory below sysfs, /sys/dev/block/MAJOR:MINOR; one that is missing, as for a container's own layer, has no disks.
    """
    directory = device.resolve()
    # An array or a logical volume.
    below = sorted((directory / "slaves").glob("*"))
    if below:
        return [model for each in below for model in models_of(each)]
    if (directory / "partition").exists():
        directory = directory.parent
    if not directory.exists():
        return []
    try:
        return [(directory / "device" / "model").read_text(encoding="utf-8").strip()]
    except FileNotFoundError:
        return [""]


@sent_whole
def spill_directory(dask_worker: Any) -> dict[str, Any]:
    """Where a worker spills to: the directory, the models of the disks below it, and the size of its file system in bytes."""
    import os

    directory = dask_worker.local_directory
    device = os.stat(directory).st_dev
    space = os.statvfs(directory)
    return {
        "directory": directory,
        "models": models_of(Path("/sys/dev/block") / f"{os.major(device)}:{os.minor(device)}"),
        "bytes": space.f_frsize * space.f_blocks,
    }


def instance_store(client: Any) -> dict[str, object]:
    """Every worker spills to instance store and to nothing else; the result says how large it is."""
    places: dict[str, dict[str, Any]] = client.run(spill_directory)
    wrong = [describe(address, place) for address, place in sorted(places.items()) if set(place["models"]) != {MODEL}]
    if wrong or not places:
        raise CheckFailed(f"the instance store is not used: {'; '.join(wrong) or 'the cluster has no workers'}")
    sizes = sorted({round(place["bytes"] / 1e9) for place in places.values()})
    return {"result": f"{' and '.join(str(size) for size in sizes)} GB"}


def describe(address: str, place: dict[str, Any]) -> str:
    """Where a worker spills to instead."""
    disks = " and ".join(model or "a disk without a model" for model in place["models"]) or "the container's own layer"
    return f"worker {address} spills to {place['directory']}, which is on {disks}"
