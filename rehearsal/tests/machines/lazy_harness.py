"""A lazy volume without a virtual machine: QEMU's storage daemon has the nodes that QEMU would have, and exports the volume."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path
from socket import socketpair
from types import TracebackType

from machines.disks import create_volume
from machines.first_touches import FirstTouch, read_first_touches
from machines.initialization import Initialization
from machines.monitor import Monitor
from machines.snapshot_server import SnapshotServer
from machines.volume import LazySource, Volume, block_nodes

MIB = 1024**2
BLOCK = 512 * 1024
# Far longer than anything here takes.
DEADLINE_SECONDS = 60


def make_snapshot(file: Path, size: str, *writes: str) -> Path:
    """Makes a snapshot with what the `write` commands of qemu-io put on it; the rest is a hole."""
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", str(file), size], check=True)
    qemu_io(["-f", "qcow2", str(file)], *writes)
    return file


def make_volume(snapshot: Path, file: Path, block_bytes: int = BLOCK, initialization_rate: int | None = None) -> Volume:
    """Makes a lazy volume of 1 GiB on which next to no time is lost."""
    create_volume(snapshot, 1, file, block_bytes)
    return Volume(file, LazySource(snapshot, file.with_suffix(".log"), 1, block_bytes, 10_000, initialization_rate))


def qemu_io(disk: list[str], *commands: str) -> str:
    """Runs commands of qemu-io on a disk and gives what they print; fails the test if one of them fails."""
    words = [word for command in commands for word in ("-c", command)]
    done = subprocess.run(["qemu-io", *disk[:-1], *words, disk[-1]], capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "failed" not in said, said
    return said


def serving(snapshot: Path) -> list[str]:
    """The command lines of nbdkit and qemu-nbd with this snapshot. A process that has ended, but was not waited for, has none."""
    found = []
    for directory in Path("/proc").glob("[0-9]*"):
        try:
            words = (directory / "cmdline").read_text().split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if os.path.basename(words[0]) in ("nbdkit", "qemu-nbd") and any(str(snapshot) in word for word in words):
            found.append(" ".join(words))
    return found


def start_daemon(volume: Volume, server: SnapshotServer, options: list[str], inherited_fds: list[int]) -> subprocess.Popen[bytes]:
    """Starts the storage daemon with the nodes of a volume and with further options."""
    nodes = [word for node in block_nodes("root", volume, server.fd) for word in ("--blockdev", json.dumps(node))]
    daemon = subprocess.Popen(["qemu-storage-daemon", *nodes, *options], pass_fds=[server.fd, *inherited_fds])
    server.handed_over()
    return daemon


def initialize(volume: Volume) -> None:
    """Lets a volume load itself to its end, as a running machine does."""
    assert volume.source is not None
    initialization = Initialization({"root": volume})
    server = SnapshotServer(volume.source, volume.file.with_suffix(".server.log"))
    ours, theirs = socketpair()
    with theirs:
        control = ["--chardev", f"socket,id=monitor,fd={theirs.fileno()}", "--monitor", "chardev=monitor"]
        daemon = start_daemon(volume, server, control, [theirs.fileno()])
    monitor = Monitor(ours, lambda event: None)
    try:
        monitor.open()
        initialization.begin(monitor)
        initialization.wait()
    finally:
        daemon.terminate()
        daemon.wait(DEADLINE_SECONDS)
        initialization.end()
        server.end()
        monitor.close()


class RunningVolume:
    """A volume as a running machine has it."""

    def __init__(self, volume: Volume) -> None:
        assert volume.source is not None
        self.volume = volume
        self._directory = tempfile.TemporaryDirectory()
        socket = Path(self._directory.name) / "volume.sock"
        self.server = SnapshotServer(volume.source, volume.file.with_suffix(".server.log"))
        export = [
            *["--nbd-server", f"addr.type=unix,addr.path={socket}"],
            *["--export", "type=nbd,id=volume,node-name=root,name=root,writable=on"],
        ]
        self.daemon = start_daemon(volume, self.server, export, [])
        end = time.monotonic() + DEADLINE_SECONDS
        while not socket.exists():
            assert self.daemon.poll() is None, "the storage daemon did not start"
            assert time.monotonic() < end, "the storage daemon does not listen"
            time.sleep(0.02)
        self.socket = socket
        self.disk = ["-f", "raw", f"nbd+unix:///root?socket={socket}"]

    def io(self, *commands: str) -> list[FirstTouch]:
        """Runs commands of qemu-io on the volume; gives the first touches that they made."""
        before = len(self.touches())
        qemu_io(self.disk, *commands)
        return self.touches()[before:]

    def touches(self) -> list[FirstTouch]:
        """Gives all first touches so far."""
        assert self.volume.source is not None
        return read_first_touches(self.volume.source.record)

    def stop(self) -> None:
        """Ends it as the end of a virtual machine does: the daemon first, then the server."""
        if self.daemon.poll() is None:
            self.daemon.terminate()
            self.daemon.wait(DEADLINE_SECONDS)
        self.server.end()
        self._directory.cleanup()

    def __enter__(self) -> RunningVolume:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()
