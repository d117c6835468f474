"""The calls about snapshots."""

from __future__ import annotations

import threading
import time
from typing import Any

from moto.core.responses import ActionResult

from local_ec2.actions.base import Actions
from local_ec2.errors import ApiError
from local_ec2.images import LocalSnapshot, encryption_of
from local_ec2.strict.tags import tags_for
from local_ec2.world import World


class SnapshotActions(Actions):
    """Snapshots that take time to complete; only those of the account are visible."""

    def create_snapshot(self) -> ActionResult:
        """Copies a volume that no running machine writes to."""
        volume = self.ec2_backend.get_volume(self._get_param("VolumeId"))
        attached = volume.attachment.instance if volume.attachment else None
        if attached is not None and attached.state != "stopped" and self.world.machines.real:
            raise ApiError("UnsupportedOperation", "The local EC2 can only copy the disk of a machine that is stopped.")
        self.error_on_dryrun()
        description = self._get_param("Description", "")
        snapshot = LocalSnapshot(self.ec2_backend, volume.id, volume.size, description, **encryption_of(volume))
        self.ec2_backend.snapshots[snapshot.id] = snapshot
        snapshot.add_tags(tags_for("snapshot", self.specifications()))
        arguments = (self.world, snapshot, volume.id, time.monotonic())
        threading.Thread(target=_copy, args=arguments, daemon=True).start()
        return ActionResult(snapshot)

    def describe_snapshots(self) -> ActionResult:
        """Describes the account's own snapshots; those of public images are not visible to others."""
        result = super().describe_snapshots()
        answer: Any = result._result
        own = [each for each in answer["Snapshots"] if each.owner_id == self.ec2_backend.account_id]
        hidden = {each.id for each in answer["Snapshots"]} - {each.id for each in own}
        for snapshot_id in self._get_param("SnapshotIds", []):
            if snapshot_id in hidden:
                raise ApiError("InvalidSnapshot.NotFound", f"The snapshot '{snapshot_id}' does not exist.")
        owners = self._get_param("OwnerIds", [])
        if owners and not {"self", self.ec2_backend.account_id} & set(owners):
            own = []
        answer["Snapshots"] = own
        return result


def _copy(world: World, snapshot: LocalSnapshot, volume_id: str, since: float) -> None:
    try:
        world.disks.create_snapshot(snapshot.id, volume_id)
    except Exception:
        world.report(f"{snapshot.id}: its copy of {volume_id} failed")
        snapshot.status = "error"
        return
    world.hold("snapshot", since, lambda: snapshot.status == "pending")
    with world.lock:
        snapshot.status = "completed"
        if snapshot.id not in snapshot.ec2_backend.snapshots:
            world.disks.delete_snapshot(snapshot.id)
