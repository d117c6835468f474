"""The public source images, and the public SSM parameters with their ids."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from moto.core.parse import default_timestamp_parser as parse_timestamp
from moto.ec2.models import EC2Backend

from local_ec2.images import ImageFacts, LocalSnapshot, add_image
from local_ec2.world import World

# The owners: Canonical, and Amazon for the Deep Learning AMIs.
_AMAZON_ALIASED = ("099720109477", "898082745236")
_CANONICAL = "099720109477"
_CANONICAL_ELSEWHERE = {"cn-": "837727238323", "us-gov-": "513442679011"}
# In EC2 this is the volume id of snapshots whose volume belongs to another account.
_UNKNOWN_VOLUME = "vol-ffffffff"


@cache
def _catalogue() -> list[dict[str, Any]]:
    text = Path(__file__).with_name("source_images.json").read_text(encoding="utf-8")
    return list(json.loads(text))


def _id(prefix: str, region: str, name: str) -> str:
    return f"{prefix}-0{hashlib.sha256(f'{region}/{name}'.encode()).hexdigest()[:16]}"


def _owner(entry: dict[str, object], region: str) -> str:
    """Canonical has an account in each partition (canonical/ubuntu-cloud-docs#40), and so does Amazon."""
    prefix = next((each for each in _CANONICAL_ELSEWHERE if region.startswith(each)), None)
    return str(_CANONICAL_ELSEWHERE[prefix] if prefix and entry["owner_id"] == _CANONICAL else entry["owner_id"])


def add_source_images(backend: EC2Backend, world: World) -> None:
    """Registers the public images in a region's backend; x86_64 ones boot the base image if there is one."""
    further = [each for each in world.public_images if each.get("region", backend.region_name) == backend.region_name]
    for entry in [*_catalogue(), *further]:
        _add(backend, world, entry)


def _add(backend: EC2Backend, world: World, entry: dict[str, Any]) -> None:
    snapshot = LocalSnapshot(
        backend,
        _UNKNOWN_VOLUME,
        entry["size_gib"],
        f"Snapshot of {entry['name']}",
        snapshot_id=_id("snap", backend.region_name, entry["name"]),
        owner_id=_owner(entry, backend.region_name),
        status="completed",
    )
    backend.snapshots[snapshot.id] = snapshot
    if world.base_image is not None and entry["architecture"] == "x86_64":
        world.disks.adopt_snapshot(snapshot.id, world.base_image / "root.qcow2")
    ebs = {
        "SnapshotId": snapshot.id,
        "VolumeSize": entry["size_gib"],
        "VolumeType": entry["volume_type"],
        "DeleteOnTermination": True,
        "Encrypted": False,
    }
    mappings = [{"DeviceName": entry["root_device_name"], "Ebs": ebs}]
    if entry["root_device_name"] == "/dev/sda1":
        # Ubuntu's images have these mappings.
        mappings += [{"DeviceName": f"/dev/sd{letter}", "VirtualName": f"ephemeral{n}"} for n, letter in enumerate("bc")]
    facts = ImageFacts(
        name=entry["name"],
        description=entry["description"],
        architecture=entry["architecture"],
        root_device_name=entry["root_device_name"],
        mappings=mappings,
        owner_id=_owner(entry, backend.region_name),
        owner_alias="amazon" if entry["owner_id"] in _AMAZON_ALIASED else None,
        state="available",
        public=True,
        image_id=entry.get("id") or _id("ami", backend.region_name, entry["name"]),
        creation_date=parse_timestamp(entry["creation_date"]),
        boot_mode="uefi-preferred" if entry["architecture"] == "x86_64" else "uefi",
    )
    add_image(backend, facts, {}, {}).deprecation_time = entry.get("deprecation_time")


def public_parameters(region: str) -> dict[str, str]:
    """Returns the public SSM parameters of a region: name -> image id."""
    return {name: _id("ami", region, entry["name"]) for entry in _catalogue() for name in entry["parameters"]}
