"""`--volumes lazy`: volumes that pay for the first touch of each block that came from a snapshot, as EBS volumes do.

"The storage blocks must be downloaded from Amazon S3 and written to the volume before you can access them":
https://docs.aws.amazon.com/ebs/latest/userguide/initalize-volume.html
AWS states neither a latency nor a size of these blocks. In the EBS direct APIs "the only supported size is 524288 bytes"
(https://docs.aws.amazon.com/ebs/latest/APIReference/API_PutSnapshotBlock.html), and 20 to 30 ms is what others have measured.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from local_ec2.disks import Disks
from machines.volume import Volume

# "gp3 volumes deliver a consistent baseline throughput performance of 125 MiB/s"
# https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
_LEAST_THROUGHPUT_MIB = 125
_BLOCKS_KIB = (4, 512)


@dataclass(frozen=True)
class VolumeSettings:
    """What a first touch costs: `first_touch_ms` is its latency, `block_kib` what is fetched at once.

    A volume keeps the block size with which it was made; the latency is that at the start of its machine.
    """

    first_touch_ms: float = 25.0
    block_kib: int = 512

    def merged(self, values: object) -> VolumeSettings:
        """Returns these settings with some changed. Raises ValueError for a setting that does not exist or a wrong value."""
        if not isinstance(values, dict) or not values.keys() <= self.to_json().keys():
            raise ValueError(f"volumes is an object with {', '.join(self.to_json())}, not {values!r}")
        changed = replace(self, **values)
        if changed.block_kib not in _BLOCKS_KIB or isinstance(changed.block_kib, bool):
            raise ValueError(f"volumes: block_kib is one of {', '.join(map(str, _BLOCKS_KIB))}, not {changed.block_kib!r}")
        latency = changed.first_touch_ms
        if isinstance(latency, bool) or not isinstance(latency, (int, float)) or latency < 0:
            raise ValueError(f"volumes: first_touch_ms is a number of at least 0, not {latency!r}")
        return changed

    def to_json(self) -> dict[str, float]:
        """Returns the settings as they can be posted again."""
        return {"first_touch_ms": self.first_touch_ms, "block_kib": self.block_kib}


def machine_volume(disks: Disks, volume: Any, snapshot_id: str | None, settings: VolumeSettings) -> Volume:
    """Returns the volume of moto for a boot of its machine; makes its file at the first one.

    It is lazy if `disks` makes lazy volumes and it was made from a snapshot with data. Raises KeyError for a snapshot without a file.
    """
    file = disks.ensure_volume(volume.id, snapshot_id, volume.size, settings.block_kib * 1024)
    throughput = max(_LEAST_THROUGHPUT_MIB, int(volume.throughput or 0))
    return Volume(file, disks.lazy_source(volume.id, settings.first_touch_ms, throughput, volume.initialization_rate))
