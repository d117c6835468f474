"""The server of a lazy volume's blocks: nbdkit with latency, bandwidth limit and record, and behind it qemu-nbd with the snapshot.

EBS fetches the blocks of a snapshot from S3 when they are first touched:
https://docs.aws.amazon.com/ebs/latest/userguide/initalize-volume.html
QEMU's copy-on-read keeps what was fetched in the volume's own file, so each request that arrives here is a first touch.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path

from machines.errors import HostError
from machines.process import spawn
from machines.volume import LazySource

# More than the requests that QEMU's NBD client has in flight, which are 16 (MAX_NBD_REQUESTS in its block/nbd.c).
_THREADS = 32
# How many seconds' worth may pass at once after a pause; nbdkit's own default is 2.
_BURST_SECONDS = 0.1
_END_SECONDS = 10


def require_nbdkit() -> None:
    """Raises HostError when nbdkit, which lazy volumes need, is not installed."""
    if shutil.which("nbdkit") is None:
        raise HostError("lazy volumes need nbdkit, which is not installed: package nbdkit")


class SnapshotServer:
    """Serves a snapshot to one QEMU over an inherited socket, and ends when QEMU closes it.

    So both programs end with this process too, however it ends, as QEMU does (process.py): nbdkit serves one connection, and qemu-nbd
    serves nbdkit alone.
    """

    def __init__(self, source: LazySource, log: Path) -> None:
        """Starts it; what nbdkit prints goes to `log`. Raises HostError when a program is not installed."""
        require_nbdkit()
        self._socket, theirs = socket.socketpair()
        with theirs:
            self.process: subprocess.Popen[bytes] = spawn(_command_line(source), log, (), theirs.fileno())

    @property
    def fd(self) -> int:
        """QEMU's end of the connection, to be inherited."""
        return self._socket.fileno()

    def handed_over(self) -> None:
        """Closes this process's copy of QEMU's end; called once QEMU has inherited it."""
        self._socket.close()

    def end(self) -> None:
        """Waits until both programs are gone; for a QEMU that has ended."""
        self._socket.close()
        try:
            self.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _command_line(source: LazySource) -> list[str]:
    # An initialization has its rate in addition to the throughput, and keeps to it by itself (initialization.py).
    mib_per_second = source.mib_per_second + (source.initialization_rate or 0)
    snapshot = ["--read-only", "--shared=0", "--format=qcow2", str(source.snapshot.resolve())]
    return [
        *["nbdkit", "--single", "--readonly", f"--threads={_THREADS}", "--log=stderr"],
        # The first filter is the nearest to QEMU: what it records includes the time that the others take.
        *["--filter=log", "--filter=delay", "--filter=rate"],
        *["nbd", "command=qemu-nbd", *(f"arg={word}" for word in snapshot)],
        *[f"logfile={source.record}", "logappend=true"],
        *[f"rdelay={round(source.latency_ms)}ms"],
        *[f"rate={mib_per_second * 1024**2 * 8}", f"burstiness={_BURST_SECONDS}"],
    ]
