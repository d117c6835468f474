"""Copies of a baked image that have one fault each, put on the copy's disk without booting it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from artifacts.commands import run
from rehearse.image_contents import DEBUGFS, Disk, raw_disk
from rehearse.local_cloud import LocalCloud

AVAILABLE_SECONDS = 60
_UNITS = "/etc/systemd/system"
_DOCKERS_IMAGES = "/var/lib/docker/image"


class NotBroken(Exception):
    """The fault could not be put on the disk; a smoke test of that image would prove nothing."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with an image: `files` gives, for a disk, what has to be missing from it.

    `code` is the diagnosis that the smoke test must come to, `says` the beginning of what it must tell.
    """

    name: str
    code: str
    says: str
    files: Callable[[Disk], list[str]]


def _enablement(disk: Disk) -> list[str]:
    """The links by which systemd starts Docker at boot, by its service or by its socket."""
    wants = [f"{_UNITS}/{name}" for name in disk.names(_UNITS) if name.endswith((".wants", ".requires"))]
    return [f"{directory}/{name}" for directory in wants for name in disk.names(directory) if name.startswith("docker.")]


def _image_records(disk: Disk) -> list[str]:
    """Docker's own record of the images that it has; the directory is the storage driver's."""
    records = [f"{_DOCKERS_IMAGES}/{driver}/repositories.json" for driver in disk.names(_DOCKERS_IMAGES)]
    return [record for record in records if disk.exists(record)]


FAULTS = (
    Fault("Docker is not enabled", "docker-not-running", "Docker was not running on an instance of the image", _enablement),
    Fault("the container image is missing", "image-missing", "The container image is not in the AMI", _image_records),
)


@contextmanager
def broken_image(cloud: LocalCloud, ami: str, fault: Fault, scratch: Path) -> Iterator[str]:
    """Give the id of a copy of `ami` that has the fault; it is removed afterwards.

    `scratch` is a directory for its disk. Raises NotBroken, and CommandFailed when a program for disks fails.
    """
    source = next(row for row in cloud.state()["images"] if row["id"] == ami)
    region = source["region"]
    ec2 = cloud.client("ec2", region)
    disk = scratch / f"{fault.code}.qcow2"
    with raw_disk(cloud.snapshot_file(source["snapshots"][0]), scratch) as raw:
        remove_from(raw, fault)
        run(["qemu-img", "convert", "-f", "raw", "-O", "qcow2", raw, disk])
    copy = ec2.copy_image(SourceImageId=ami, SourceRegion=region, Name=f"broken-{fault.code}")["ImageId"]
    try:
        snapshot = _wait_until_available(cloud, copy)
        cloud.replace_blocks(snapshot, disk)
        yield copy
    finally:
        ec2.deregister_image(ImageId=copy, DeleteAssociatedSnapshots=True)
        disk.unlink()


def remove_from(raw: Path, fault: Fault) -> None:
    """Put the fault on a disk. Raises NotBroken when what it takes away was not there, or still is."""
    disk = Disk(raw)
    files = fault.files(disk)
    if not files:
        raise NotBroken(f"{fault.name}: there is nothing on the disk to remove for that")
    for file in files:
        # debugfs ends with 0 whatever happened.
        run([DEBUGFS, "-w", "-R", f"rm {file}", raw])
    left = fault.files(disk)
    if left:
        raise NotBroken(f"{fault.name}: {', '.join(left)} could not be removed from the disk")


def _wait_until_available(cloud: LocalCloud, ami: str) -> str:
    """The id of the image's snapshot, once it is there to be launched from."""
    end = time.monotonic() + AVAILABLE_SECONDS
    while True:
        image = next(row for row in cloud.state()["images"] if row["id"] == ami)
        if image["state"] == "available":
            return str(image["snapshots"][0])
        if time.monotonic() > end:
            raise NotBroken(f"{ami} is {image['state']} after {AVAILABLE_SECONDS} s")
        time.sleep(0.2)
