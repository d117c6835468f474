"""Volumes that load themselves in the background: EBS's Provisioned Rate for Volume Initialization.

"The snapshot blocks are downloaded from Amazon S3 to the volume at the rate you specify":
https://docs.aws.amazon.com/ebs/latest/userguide/initalize-volume.html#volume-initialization-rate
Here that goes on while the machine runs; what is left then goes on at its next start.
"""

from __future__ import annotations

import json
import logging
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from machines.commands import run_command
from machines.errors import MachineError
from machines.first_touches import Initialized, initialization_record
from machines.monitor import Monitor
from machines.nbd_client import NbdClient
from machines.volume import LazySource, Volume

LOG = logging.getLogger(__name__)

# At 300 MiB/s, the highest rate, and 25 ms some six requests of this size are in flight: QEMU has 16 for them and for the guest's.
_REQUEST_BYTES = 2 * 1024**2
_READERS = 8
_MIB = 1024**2

Extent = tuple[int, int]


class Initialization:
    """Loads those volumes of one machine that have an initialization rate, from the machine's start until its end."""

    def __init__(self, volumes: Mapping[str, Volume]) -> None:
        """`volumes` are by the names of their nodes in QEMU, which does not run yet. Raises CommandFailed when one cannot be read."""
        self._loads = [
            _Load(name, volume.source, volume.source.initialization_rate, _extents(volume.file))
            for name, volume in volumes.items()
            if volume.source is not None and volume.source.initialization_rate is not None
        ]
        self._directory: tempfile.TemporaryDirectory[str] | None = None

    def begin(self, monitor: Monitor) -> None:
        """Begins to load, in the background. Raises MachineError or OSError when QEMU does not export the volumes."""
        if not self._loads:
            return
        # A path of a socket has at most 107 characters, which a machine's own directory may exceed.
        self._directory = tempfile.TemporaryDirectory(prefix="volumes-")
        path = Path(self._directory.name) / "nbd"
        monitor.execute("nbd-server-start", addr={"type": "unix", "data": {"path": str(path)}})
        for load in self._loads:
            monitor.execute("block-export-add", type="nbd", id=f"{load.name}-export", name=load.name, **{"node-name": load.name})
            load.begin(path)

    def wait(self) -> None:
        """Waits until everything is loaded, or loading has failed."""
        for load in self._loads:
            load.wait()

    def end(self) -> None:
        """Ends what still goes on; returns when it has ended."""
        for load in self._loads:
            load.end()
        if self._directory is not None:
            self._directory.cleanup()


class _Load:
    """Loads one volume: requests begin when they are due at the rate, and several may be in flight."""

    def __init__(self, name: str, source: LazySource, rate_mib: int, extents: list[Extent]) -> None:
        self.name = name
        self._rate = rate_mib * _MIB
        self._record = initialization_record(source.record)
        self._requests = _requests(extents)
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._clients: list[NbdClient] = []
        self._readers: list[threading.Thread] = []
        self._due = 0.0

    def begin(self, path: Path) -> None:
        self._due = time.monotonic()
        for _ in range(_READERS):
            client = NbdClient(path, self.name)
            reader = threading.Thread(target=self._read, args=(client,), name=f"initialize-{self.name}", daemon=True)
            self._clients.append(client)
            self._readers.append(reader)
            reader.start()

    def wait(self) -> None:
        for reader in self._readers:
            reader.join()

    def end(self) -> None:
        self._ended.set()
        for client in self._clients:
            client.close()
        self.wait()

    def _read(self, client: NbdClient) -> None:
        try:
            while (request := self._next()) is not None:
                client.cache(*request)
        except (OSError, MachineError) as error:
            if not self._ended.is_set():
                LOG.info("the initialization of %s ended early: %s", self.name, error)

    def _next(self) -> Extent | None:
        """Waits until the next request is due and gives it; None when there is none or all has ended."""
        with self._lock:
            request = next(self._requests, None)
            if request is None:
                return None
            due, self._due = self._due, self._due + request[1] / self._rate
        if self._ended.wait(max(0.0, due - time.monotonic())):
            return None
        Initialized(time.time(), *request).append_to(self._record)
        return request


def _extents(volume: Path) -> list[Extent]:
    """Gives where data of the snapshot is that the volume does not have yet, as offset and length in bytes."""
    mapped = json.loads(run_command(["qemu-img", "map", "-f", "qcow2", "--output=json", str(volume)]))
    return [(each["start"], each["length"]) for each in mapped if each["depth"] > 0 and each["data"]]


def _requests(extents: list[Extent]) -> Iterator[Extent]:
    for offset, length in extents:
        for begin in range(offset, offset + length, _REQUEST_BYTES):
            yield begin, min(_REQUEST_BYTES, offset + length - begin)
