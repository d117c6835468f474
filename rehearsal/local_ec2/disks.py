"""The files behind volumes and snapshots."""

from __future__ import annotations

import threading
from pathlib import Path

from machines.disks import DEFAULT_CLUSTER_BYTES, create_blank_volume, create_snapshot, create_volume
from machines.volume import LazySource


class Disks:
    """Keeps one file for each volume that a machine has used and for each snapshot of one.

    The file of a deleted snapshot stays while a volume still reads from it, as the blocks of a real snapshot do.
    """

    def __init__(self, workdir: Path, lazy: bool = False) -> None:
        """`workdir` gets the files; `lazy` makes the volumes that are made from snapshots lazy (lazy_volumes.py)."""
        self._lazy = lazy
        self._volumes_dir = workdir / "volumes"
        self._snapshots_dir = workdir / "snapshots"
        self._volumes_dir.mkdir(parents=True, exist_ok=True)
        self._snapshots_dir.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._snapshots: dict[str, Path] = {}
        # Volume -> the file that it reads from, None for one that began empty.
        self._backing: dict[str, Path | None] = {}
        # Lazy volume -> the size of its blocks in bytes.
        self._block_bytes: dict[str, int] = {}
        self._doomed: set[Path] = set()

    def adopt_snapshot(self, snapshot_id: str, file: Path) -> None:
        """Makes `file` the content of a snapshot and never deletes it; the snapshot's earlier file is deleted."""
        with self._lock:
            before = self._snapshots.get(snapshot_id)
            if before is not None and before.parent == self._snapshots_dir:
                self._doomed.add(before)
            self._snapshots[snapshot_id] = file
            self._sweep()

    def copy_snapshot(self, source_id: str, snapshot_id: str) -> None:
        """Lets a copied snapshot share the file of its source, which never changes."""
        with self._lock:
            if source_id in self._snapshots:
                self._snapshots[snapshot_id] = self._snapshots[source_id]

    def has_snapshot(self, snapshot_id: str) -> bool:
        """Returns whether a snapshot has a file."""
        with self._lock:
            return snapshot_id in self._snapshots

    def volume(self, volume_id: str) -> Path:
        """Returns where a volume's file is or would be."""
        return self._volumes_dir / f"{volume_id}.qcow2"

    def first_touches(self, volume_id: str) -> Path:
        """Returns where the record of a volume's first touches is or would be; it stays when the volume is deleted."""
        return self._volumes_dir / f"{volume_id}-first-touches.log"

    def lazy_source(self, volume_id: str, latency_ms: float, mib_per_second: int, initialization_rate: int | None) -> LazySource | None:
        """Returns what a lazy volume's blocks come from, None for a volume that is not lazy; the arguments are those of LazySource."""
        with self._lock:
            backing, block_bytes = self._backing.get(volume_id), self._block_bytes.get(volume_id)
        if backing is None or block_bytes is None:
            return None
        return LazySource(backing, self.first_touches(volume_id), latency_ms, block_bytes, mib_per_second, initialization_rate)

    def ensure_volume(self, volume_id: str, snapshot_id: str | None, size_gib: int, block_bytes: int = DEFAULT_CLUSTER_BYTES) -> Path:
        """Returns the volume's file, made at its first use: empty, or from a snapshot. Raises KeyError if the snapshot has none.

        `block_bytes` is how much a lazy volume fetches at once.
        """
        out = self.volume(volume_id)
        with self._lock:
            if volume_id in self._backing:
                return out
            backing = self._snapshots[snapshot_id] if snapshot_id else None
            self._backing[volume_id] = backing
            if self._lazy and backing is not None:
                self._block_bytes[volume_id] = block_bytes
        if backing is None:
            create_blank_volume(size_gib, out)
        else:
            create_volume(backing, size_gib, out, block_bytes if self._lazy else DEFAULT_CLUSTER_BYTES)
        return out

    def create_snapshot(self, snapshot_id: str, volume_id: str) -> None:
        """Copies the blocks of a volume whose machine is stopped; does nothing if the volume was never used."""
        source = self.volume(volume_id)
        with self._lock:
            if volume_id not in self._backing:
                return
        out = self._snapshots_dir / f"{snapshot_id}.qcow2"
        create_snapshot(source, out)
        with self._lock:
            self._snapshots[snapshot_id] = out

    def delete_volume(self, volume_id: str) -> None:
        """Removes a volume's file, and that of its deleted snapshot if no other volume needs it."""
        with self._lock:
            self._backing.pop(volume_id, None)
            self._block_bytes.pop(volume_id, None)
            self.volume(volume_id).unlink(missing_ok=True)
            self._sweep()

    def delete_snapshot(self, snapshot_id: str) -> None:
        """Removes a snapshot's file as soon as no volume reads from it; adopted files stay."""
        with self._lock:
            file = self._snapshots.pop(snapshot_id, None)
            if file is not None and file.parent == self._snapshots_dir:
                self._doomed.add(file)
            self._sweep()

    def _sweep(self) -> None:
        used = {*self._backing.values(), *self._snapshots.values()}
        for file in [each for each in self._doomed if each not in used]:
            file.unlink(missing_ok=True)
            self._doomed.discard(file)
