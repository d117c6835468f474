"""The data of volumes and snapshots."""

from __future__ import annotations

from typing import Any, ClassVar

from moto.ec2.exceptions import InvalidParameterDependency
from moto.ec2.models import EC2Backend, ec2_backends

from local_ec2.encryption import encryption_of_copy, encryption_of_new, key_of
from local_ec2.errors import ApiError
from local_ec2.images import LocalSnapshot
from local_ec2.modifications import modify_volume
from local_ec2.world import World


class VolumeBackend(EC2Backend):
    """moto's volumes and snapshots, encrypted as AWS encrypts them and with files behind them."""

    world: ClassVar[World]

    def create_volume(
        self,
        size: int,
        zone_name: str,
        snapshot_id: str | None = None,
        encrypted: bool = False,
        kms_key_id: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        """Makes a volume, also for a launch, encrypted as account, snapshot and request require.

        Its `initialization_rate` (MiB/s), which moto does not have, is none until the call sets it.
        """
        source = self.snapshots.get(snapshot_id) if snapshot_id else None
        inherited = source is not None and source.encrypted
        if kms_key_id and not (encrypted or inherited or self.ebs_encryption_by_default):
            raise InvalidParameterDependency("KmsKeyId", "Encrypted")
        encrypted, kms_key_id = encryption_of_new(self, bool(encrypted), kms_key_id, source)
        volume: Any = super().create_volume(size, zone_name, snapshot_id, encrypted, kms_key_id, *args, **kwargs)
        volume.initialization_rate = None
        return volume

    def copy_snapshot(self, source_snapshot_id: str, source_region: str, description: str, kms_key_id: str | None) -> Any:
        """Copies a snapshot with its blocks; encrypted if the source is or the account encrypts by default."""
        source = ec2_backends[self.account_id][source_region].get_snapshot(source_snapshot_id)
        encrypted, key = encryption_of_copy(self, bool(kms_key_id) or None, kms_key_id, source)
        copied = LocalSnapshot(
            self, "vol-ffffffff", source.volume.size, description, encrypted=encrypted, kms_key_id=key, status="completed"
        )
        if encrypted and key_of(self, key or "") is None:
            copied.status = "error"
        self.snapshots[copied.id] = copied
        self.world.disks.copy_snapshot(source_snapshot_id, copied.id)
        return copied

    def detach_volume(self, volume_id: str, instance_id: str | None, device_path: str | None) -> Any:
        """Detaches a volume; the request need not name the instance (EC2, DetachVolume), which moto requires.

        Raises ApiError for a volume that is not attached.
        """
        if instance_id is None:
            attachment = self.get_volume(volume_id).attachment
            if attachment is None:
                raise ApiError("IncorrectState", f"Volume '{volume_id}' is in the 'available' state.")
            instance_id = attachment.instance.id
        # moto replaces an empty path by the one at which the volume is attached.
        return super().detach_volume(volume_id, instance_id, device_path or "")

    def modify_volume(
        self,
        volume_id: str,
        target_size: int | None = None,
        target_volume_type: str | None = None,
        target_iops: int | None = None,
        target_throughput: int | None = None,
        target_multi_attach_enabled: bool | None = None,
    ) -> Any:
        """Begins to modify a volume."""
        volume = self.get_volume(volume_id)
        asked = {"target_iops": target_iops, "target_throughput": target_throughput}
        asked |= {"target_multi_attach_enabled": target_multi_attach_enabled}
        modify_volume(self, volume, target_size=target_size, target_volume_type=target_volume_type, **asked)
        return volume

    def delete_volume(self, volume_id: str) -> Any:
        """Deletes a volume and its file."""
        volume = super().delete_volume(volume_id)
        self.world.disks.delete_volume(volume_id)
        return volume

    def delete_snapshot(self, snapshot_id: str) -> Any:
        """Deletes a snapshot that no image needs, and its file."""
        snapshot = super().delete_snapshot(snapshot_id)
        self.world.disks.delete_snapshot(snapshot_id)
        return snapshot
