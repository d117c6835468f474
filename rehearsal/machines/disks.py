"""Disks: a volume is a thin layer over its snapshot or begins empty, a snapshot stands alone."""

from __future__ import annotations

import json
from pathlib import Path

from machines.commands import run_command
from machines.errors import MachineError

GIB = 1024**3
# qemu-img's own default.
DEFAULT_CLUSTER_BYTES = 64 * 1024


def create_volume(snapshot: Path, size_gib: int, out: Path, cluster_bytes: int = DEFAULT_CLUSTER_BYTES) -> None:
    """Create the volume `out` of `size_gib` GiB from a snapshot, which has to stay where it is for the volume's life.

    `cluster_bytes` is how much the volume takes from its snapshot at once: a power of two, of 4 KiB to 2 MiB.

    Raises MachineError when the volume would be smaller than the snapshot, CommandFailed when qemu-img fails.
    """
    snapshot_bytes = virtual_size(snapshot)
    if size_gib * GIB < snapshot_bytes:
        raise MachineError(f"a volume of {size_gib} GiB is smaller than its snapshot of {snapshot_bytes / GIB:g} GiB")
    backing = ["-F", "qcow2", "-b", str(snapshot.resolve())]
    run_command(["qemu-img", "create", "-q", "-f", "qcow2", "-o", f"cluster_size={cluster_bytes}", *backing, str(out), f"{size_gib}G"])


def create_blank_volume(size_gib: int, out: Path) -> None:
    """Create the empty volume `out` of `size_gib` GiB. Raises CommandFailed when qemu-img fails."""
    run_command(["qemu-img", "create", "-q", "-f", "qcow2", str(out), f"{size_gib}G"])


def create_snapshot(volume: Path, out: Path) -> None:
    """Copy a volume that no machine has open into a snapshot that needs no other file.

    Raises CommandFailed when qemu-img fails; a volume in use is one reason (qemu-img holds a lock on it).
    """
    run_command(["qemu-img", "convert", "-f", "qcow2", "-O", "qcow2", str(volume), str(out)])


def virtual_size(disk: Path) -> int:
    """The size of a qcow2 disk as a guest sees it, in bytes."""
    return int(json.loads(run_command(["qemu-img", "info", "-f", "qcow2", "--output=json", str(disk)]))["virtual-size"])
