"""AMIs and their snapshots, which take time to complete and describe their real content."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from moto.ec2.models.amis import Ami
from moto.ec2.models.elastic_block_store import Snapshot
from moto.ec2.utils import random_ami_id, random_snapshot_id


@dataclass(frozen=True)
class _SourceVolume:
    """What a snapshot keeps of its volume, which may have changed or been deleted."""

    id: str
    size: int
    encrypted: bool = False


class LocalSnapshot(Snapshot):
    """moto's snapshot, pending until its blocks are copied. Sizes are GiB."""

    def __init__(self, backend: Any, volume_id: str, size: int, description: str, **more: Any) -> None:
        self.snapshot_status = more.pop("status", "pending")
        snapshot_id = more.pop("snapshot_id", None) or random_snapshot_id()
        super().__init__(backend, snapshot_id, _SourceVolume(volume_id, size), description, **more)
        self.status = self.snapshot_status
        self.start_time = backend.world.now()

    @property
    def progress(self) -> str:
        """Returns how much has been copied, as in DescribeSnapshots."""
        return "100%" if self.status == "completed" else "0%"


def image_time(at: datetime) -> str:
    """Returns a time as DescribeImages writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def years_after(at: datetime, years: int) -> datetime:
    """Returns the same date some years later; 1 March for a 29 February that does not exist."""
    try:
        return at.replace(year=at.year + years)
    except ValueError:
        return at.replace(year=at.year + years, month=3, day=1)


def encryption_of(volume: Any) -> dict[str, Any]:
    """Returns what a snapshot inherits from its volume: whether it is encrypted, and with which key."""
    return {"encrypted": bool(volume.encrypted), "kms_key_id": volume.kms_key_id if volume.encrypted else None}


@dataclass
class ImageFacts:
    """All that an image is made of; `mappings` is in DescribeImages' form, snapshots included."""

    name: str
    description: str
    architecture: str
    root_device_name: str
    mappings: list[dict[str, Any]]
    owner_id: str
    creation_date: datetime
    owner_alias: str | None = None
    state: str = "pending"
    public: bool = False
    image_id: str = field(default_factory=random_ami_id)
    imds_support: str | None = None
    boot_mode: str | None = None
    ena_support: bool = True
    source_instance_id: str | None = None
    source_image_id: str | None = None
    source_image_region: str | None = None


class LocalImage(Ami):
    """moto's image with mappings and states of its own; moto's constructor would add a volume of 15 GiB."""

    def __init__(self, backend: Any, facts: ImageFacts) -> None:
        self.ec2_backend = backend
        self.id = facts.image_id
        self.facts = facts
        self.name, self.description = facts.name, facts.description
        self.state = facts.state
        self.state_reason: dict[str, str] | None = None
        self.owner_id, self.owner_alias = facts.owner_id, facts.owner_alias
        self.image_type, self.image_location = "machine", f"{facts.owner_id}/{facts.name}"
        self.architecture, self.virtualization_type, self.hypervisor = facts.architecture, "hvm", "xen"
        self.platform, self.platform_details = None, "Linux/UNIX"
        self.kernel_id = None
        self.root_device_name, self.root_device_type = facts.root_device_name, "ebs"
        self.sriov_net_support = self.sriov = "simple"
        self.ena_support = facts.ena_support
        self.imds_support = self.imds = facts.imds_support
        self.boot_mode = facts.boot_mode  # type: ignore[assignment]  # in EC2 an image may have none
        self.creation_date = facts.creation_date
        self.product_codes: set[str] = set()
        self.instance_id = facts.source_instance_id
        self.source_image_id, self.source_image_region = facts.source_image_id, facts.source_image_region
        self.launch_permissions: list[dict[str, str]] = [{"Group": "all"}] if facts.public else []
        self.mappings = facts.mappings
        self.deprecation_time: str | None = None
        self.deregistration_protection = "disabled"
        # The end of the cool-down after a deregistration protection that had one.
        self.cooldown_until: datetime | None = None
        self.launches: list[datetime] = []
        self.usage_operation = "RunInstances"

    @property
    def block_device_mappings(self) -> list[dict[str, Any]]:
        """Returns the mappings in DescribeImages' form."""
        return self.mappings

    @property
    def public(self) -> bool:
        """Returns whether every account may launch it."""
        return bool(self.is_public)

    @property
    def last_launched_time(self) -> str | None:
        """Returns when the image was last launched, to its owner only: "there is a 24-hour delay before that usage is reported".

        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
        """
        known = self.ec2_backend.world.now() - timedelta(days=1)
        reported = [at for at in self.launches if at <= known]
        return image_time(max(reported)) if reported and self.owner_id == self.ec2_backend.account_id else None

    def deprecate_as_public(self) -> None:
        """Sets the deprecation that a public image has at the latest: two years after its creation.

        https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html
        """
        latest = image_time(years_after(self.creation_date, 2))
        self.deprecation_time = min(self.deprecation_time or latest, latest)

    def snapshot_ids(self) -> list[str]:
        """Returns the snapshots that the image is made of."""
        return [each["Ebs"]["SnapshotId"] for each in self.mappings if each.get("Ebs", {}).get("SnapshotId")]

    def complete(self) -> None:
        """Completes the snapshots and makes the image available; does nothing to an image that is not pending."""
        for snapshot_id in self.snapshot_ids():
            snapshot = self.ec2_backend.snapshots.get(snapshot_id)
            if snapshot is not None and snapshot.status == "pending":
                snapshot.status = "completed"
        if self.state == "pending":
            self.state = "available"

    def fail(self, message: str) -> None:
        """Marks the image as failed, and its snapshots, as EC2 does when a snapshot fails."""
        for snapshot in filter(None, map(self.ec2_backend.snapshots.get, self.snapshot_ids())):
            snapshot.status = "error"
        self.state = "failed"
        self.state_reason = {"Code": "Client.InternalError", "Message": message}

    def get_filter_value(self, filter_name: str, method_name: str | None = None) -> Any:
        """Returns the value that a filter of DescribeImages is compared with; raises NotImplementedError for unknown filters."""
        own = {
            "root-device-type": self.root_device_type,
            "root-device-name": self.root_device_name,
            "image-type": self.image_type,
            "hypervisor": self.hypervisor,
            "description": self.description,
            "manifest-location": self.image_location,
            "creation-date": image_time(self.creation_date),
            "ena-support": str(self.ena_support).lower(),
            "is-public": str(self.public).lower(),
            "block-device-mapping.snapshot-id": self.snapshot_ids(),
            "source-image-id": self.source_image_id,
            "source-instance-id": self.instance_id,
            "source-image-region": self.source_image_region,
            "boot-mode": self.boot_mode,
            "sriov-net-support": self.sriov_net_support,
            "state-reason-code": (self.state_reason or {}).get("Code"),
            "state-reason-message": (self.state_reason or {}).get("Message"),
            # Allowed AMIs is off by default.
            "image-allowed": "true",
            "ramdisk-id": None,
            "block-device-mapping.device-name": [each["DeviceName"] for each in self.mappings],
            "block-device-mapping.delete-on-termination": self._of_disks("DeleteOnTermination"),
            "block-device-mapping.encrypted": self._of_disks("Encrypted"),
            "block-device-mapping.volume-size": self._of_disks("VolumeSize"),
            "block-device-mapping.volume-type": self._of_disks("VolumeType"),
        }
        if filter_name in own:
            return own[filter_name]
        known = (
            "virtualization-type",
            "kernel-id",
            "architecture",
            "platform",
            "image-id",
            "state",
            "name",
            "owner-id",
        )
        if filter_name in (*known, "owner-alias", "product-code", "tag-key", "tag-value") or filter_name.startswith("tag:"):
            return super().get_filter_value(filter_name, method_name)
        raise NotImplementedError(f"DescribeImages' filter {filter_name}")

    def _of_disks(self, fact: str) -> list[str]:
        """Returns a fact of every disk as the filters compare it: numbers and booleans as words."""
        return [str(each["Ebs"].get(fact)).lower() for each in self.mappings if each.get("Ebs")]


def add_image(backend: Any, facts: ImageFacts, tags: dict[str, str], snapshot_tags: dict[str, str]) -> LocalImage:
    """Registers an image and tags it and its own snapshots; returns the image."""
    image = LocalImage(backend, facts)
    backend.amis[image.id] = image
    image.add_tags(tags)
    for snapshot_id in image.snapshot_ids():
        snapshot = backend.snapshots.get(snapshot_id)
        if snapshot is not None:
            snapshot.from_ami = image.id
            snapshot.add_tags(snapshot_tags)
    return image
