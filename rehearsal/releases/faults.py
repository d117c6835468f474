"""Ways in which a release server, or something before it, goes wrong."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import struct
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

KINDS = ("status", "redirect", "reset", "truncate", "stall", "oversize", "alter", "replace", "drop-version")


class BadFault(ValueError):
    """A fault that this server does not know how to commit."""


@dataclass
class Fault:
    """What happens to the next `times` requests whose path matches `path` (a regular expression for all of it).

    status        answer `status` with `headers`, such as 429 with Retry-After
    redirect      answer 302 to `location`
    reset         break the connection instead of answering
    truncate      break it in the middle of the body
    stall         send half of the body, then nothing more until the client has gone
    oversize      send `size` bytes more than the file has
    alter         change one byte in the middle of the file
    replace       send `text` instead of the file
    drop-version  leave `version` out of an index, as a stale one would
    """

    path: str
    kind: str
    times: int = 1
    status: int = 503
    headers: dict[str, str] = field(default_factory=dict)
    location: str = ""
    size: int = 1
    text: str = ""
    version: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise BadFault(f"there is no fault '{self.kind}': {', '.join(KINDS)}")
        re.compile(self.path)

    def altered(self, content: bytes) -> bytes:
        """The file as a client gets it whole."""
        match self.kind:
            case "alter":
                middle = len(content) // 2
                return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
            case "replace":
                return self.text.encode()
            case "oversize":
                return content + bytes(self.size)
            case "drop-version":
                return _without_version(content, self.version)
        return content


class Faults:
    """The faults that are still to be committed, oldest first; for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Commit this fault when its time comes."""
        with self._lock:
            self._waiting.append(fault)

    def add_from(self, description: Any) -> None:
        """Commit a fault that is given as its fields. Raises BadFault."""
        try:
            self.add(Fault(**description))
        except (TypeError, re.error) as error:
            raise BadFault(str(error)) from error

    def take(self, path: str) -> Fault | None:
        """The fault for a request to `path`, if there is one; used up with this."""
        with self._lock:
            for fault in self._waiting:
                if fault.times > 0 and re.fullmatch(fault.path, path):
                    fault.times -= 1
                    return fault
        return None


def break_connection(handler: BaseHTTPRequestHandler) -> None:
    """Close a connection so that the client sees a reset (RST), not an end."""
    handler.close_connection = True
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def wait_for_the_end(handler: BaseHTTPRequestHandler) -> None:
    """Return when the client has closed its connection; it sends nothing before."""
    handler.connection.settimeout(None)
    with contextlib.suppress(OSError):
        while handler.connection.recv(4096):
            pass


def _without_version(index: bytes, version: str) -> bytes:
    content = json.loads(index)
    content["versions"].pop(version, None)
    return json.dumps(content).encode()
