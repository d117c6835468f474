"""A volume as a machine has it: a file, and for a lazy volume what its blocks come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class LazySource:
    """What a volume that was made from a snapshot pays for a block that was never touched.

    `snapshot` is the file (qcow2) that the blocks come from, and `record` the file that gets a line for each request to it
    (first_touches.py). `block_bytes` is the cluster size with which the volume was made. `mib_per_second` is the most that all
    requests get together, `initialization_rate` the rate in MiB/s, in addition, at which the volume loads itself (initialization.py);
    None for one that does not.
    """

    snapshot: Path
    record: Path
    latency_ms: float
    block_bytes: int
    mib_per_second: int
    initialization_rate: int | None = None


@dataclass(frozen=True)
class Volume:
    """The file of a volume (qcow2), and its source if it is lazy."""

    file: Path
    source: LazySource | None = None


def block_nodes(name: str, volume: Volume, server_fd: int | None) -> list[dict[str, object]]:
    """Gives the arguments of QEMU's -blockdev for a volume, in their order; the guest's disk is the node `name`.

    `server_fd` is the inherited socket of a lazy volume's server (snapshot_server.py), None for any other volume.
    """
    # Flushes are ignored: no machine outlives this computer's crash.
    top: dict[str, object] = {"node-name": name, "discard": "unmap", "cache": {"no-flush": True}}
    layer: dict[str, object] = {"driver": "qcow2", "file": {"driver": "file", "filename": str(volume.file)}}
    if server_fd is None:
        return [{**layer, **top}]
    fetched = f"{name}-snapshot"
    server = {"type": "fd", "str": str(server_fd)}
    # By its name: written in place, this would be merged with the backing file in the volume's header.
    layer |= {"node-name": f"{name}-layer", "discard": "unmap", "backing": fetched}
    return [
        {"driver": "nbd", "node-name": fetched, "read-only": True, "server": server},
        {"driver": "copy-on-read", **top, "file": layer},
    ]
