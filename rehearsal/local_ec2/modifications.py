"""ModifyVolume: a change of a volume that takes time.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVolume.html
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import Any

from moto.ec2.models.elastic_block_store import Volume, VolumeModification

from local_ec2.errors import ApiError
from local_ec2.strict.block_devices import check_volume
from local_ec2.world import World

# "up to four times within a rolling 24-hour period"
_MOST_A_DAY = 4
_WITH_IOPS = ("gp3", "io1", "io2")
_DEFAULT_IOPS, _DEFAULT_THROUGHPUT = 3000, 125


class LocalModification(VolumeModification):
    """moto's modification, with all facts before and after, and with states that take time."""

    def __init__(self, world: World, volume: Volume, **asked: Any) -> None:
        super().__init__(volume, **asked)
        self._world, self._since, self._completed = world, time.monotonic(), False
        self.start_time: datetime = world.now()
        self.original_size, self.original_volume_type = volume.size, volume.volume_type
        self.original_iops, self.original_throughput = volume.iops, volume.throughput
        self.target_size = asked["target_size"] or volume.size
        self.target_volume_type = asked["target_volume_type"] or volume.volume_type
        same = self.target_volume_type == volume.volume_type
        iops = _DEFAULT_IOPS if self.target_volume_type in _WITH_IOPS else None
        throughput = _DEFAULT_THROUGHPUT if self.target_volume_type == "gp3" else None
        self.target_iops = asked["target_iops"] or (volume.iops if same and iops else None) or iops
        self.target_throughput = asked["target_throughput"] or (volume.throughput if same else None) or throughput

    @property
    def modification_state(self) -> str:
        """Returns modifying, optimizing or completed; a state ends when its setting says so."""
        durations, elapsed = self._world.settings.durations, time.monotonic() - self._since
        if not self._completed and elapsed < durations["modifying"]:
            return "modifying"
        if not self._completed and elapsed < durations["modifying"] + durations["optimizing"]:
            return "optimizing"
        if not self._completed:
            self._completed, self._ended = True, self._world.now()
        return "completed"

    @property
    def progress(self) -> int:
        """Returns the progress in percent: none before, all after."""
        return 100 if self.modification_state == "completed" else 0

    @property  # type: ignore[override]  # moto's is an attribute
    def end_time(self) -> datetime | None:
        """Returns when the modification was completed, if it is."""
        return self._ended if self.modification_state == "completed" else None

    @end_time.setter
    def end_time(self, at: datetime) -> None:
        self._ended = at


def modify_volume(backend: Any, volume: Volume, **asked: Any) -> None:
    """Modifies a volume: size (GiB), type, IOPS, throughput (MiB/s). Raises ApiError where EC2 would reject it."""
    world: World = backend.world
    _check_rate(world, volume)
    if asked["target_size"] and asked["target_size"] < volume.size:
        # aws/aws-cli#4216
        raise ApiError("InvalidParameterValue", "New size cannot be smaller than existing size")
    wanted = LocalModification(world, volume, **asked)
    ebs: dict[str, Any] = {"VolumeSize": wanted.target_size, "VolumeType": wanted.target_volume_type}
    ebs |= {"Iops": wanted.target_iops, "Throughput": wanted.target_throughput}
    check_volume(volume.id, ebs, backend)
    volume.modifications.append(wanted)
    volume.size, volume.volume_type = ebs["VolumeSize"], ebs["VolumeType"]
    volume.iops, volume.throughput = ebs["Iops"], ebs["Throughput"]
    if asked["target_multi_attach_enabled"] is not None:
        volume.multi_attach_enabled = asked["target_multi_attach_enabled"]


def _check_rate(world: World, volume: Volume) -> None:
    """Rejects a modification while another one goes on, and the fifth of a day (sodafoundation/strato#1094, #1120)."""
    modifications: list[Any] = volume.modifications
    if modifications and modifications[-1].modification_state != "completed":
        text = f"Volume {volume.id} in {modifications[-1].modification_state.upper()} state cannot be modified."
        raise ApiError("IncorrectModificationState", text)
    day_ago = world.now() - timedelta(days=1)
    if sum(each.start_time > day_ago for each in modifications) >= _MOST_A_DAY:
        text = "You've reached the maximum modification rate per volume limit. Wait at least 6 hours between modifications per EBS volume."
        raise ApiError("VolumeModificationRateExceeded", text)
