"""A client of QEMU's NBD server that has blocks read without getting them.

https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md
"""

from __future__ import annotations

import contextlib
import os
import socket
import struct
from pathlib import Path

from machines.errors import MachineError

_FIXED_NEWSTYLE, _NO_ZEROES = 1, 2
_OPTION_MAGIC, _OPTION_EXPORT_NAME = b"IHAVEOPT", 1
_REQUEST_MAGIC, _REPLY_MAGIC = 0x25609513, 0x67446698
_COMMAND_CACHE = 5


class NbdClient:
    """One connection to an export, for one request at a time."""

    def __init__(self, path: Path, export: str) -> None:
        """Connects to the server on the Unix socket `path`. Raises OSError or MachineError when it cannot be asked."""
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.connect(str(path))
            self._open(export.encode())
        except BaseException:
            self._socket.close()
            raise

    def cache(self, offset: int, length: int) -> None:
        """Has the server read `length` bytes at `offset`, at most 32 MiB: a copy-on-read node then has them.

        Raises OSError for an error of the disk, MachineError when the server has hung up.
        """
        self._socket.sendall(struct.pack(">IHHQQI", _REQUEST_MAGIC, 0, _COMMAND_CACHE, 0, offset, length))
        magic, error, _ = struct.unpack(">IIQ", self._receive(16))
        if magic != _REPLY_MAGIC:
            raise MachineError(f"not a reply of NBD: {magic:#x}")
        if error:
            raise OSError(error, os.strerror(error))

    def close(self) -> None:
        """Hangs up; a request in flight on another thread fails with MachineError or OSError."""
        # The server may have hung up first.
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _open(self, export: bytes) -> None:
        greeting, option_magic, _ = struct.unpack(">8s8sH", self._receive(18))
        if greeting != b"NBDMAGIC" or option_magic != _OPTION_MAGIC:
            raise MachineError(f"not a server of NBD: {greeting!r}")
        name = struct.pack(">8sII", _OPTION_MAGIC, _OPTION_EXPORT_NAME, len(export)) + export
        self._socket.sendall(struct.pack(">I", _FIXED_NEWSTYLE | _NO_ZEROES) + name)
        # The size and the flags of the export; the server hangs up if it has none of this name.
        self._receive(10)

    def _receive(self, length: int) -> bytes:
        received = b""
        while len(received) < length:
            part = self._socket.recv(length - len(received))
            if not part:
                raise MachineError("the NBD server has hung up")
            received += part
        return received
