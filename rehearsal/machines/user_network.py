"""What `info usernet` of QEMU's monitor says: the forwards and connections of a user network."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"^\s*TCP\[(?P<state>\w+)\]\s+-?\d+\s+(?P<source>\S+)\s+(?P<source_port>\d+)\s+(?P<target>\S+)\s+(?P<target_port>\d+)")
FORWARD = "HOST_FORWARD"


@dataclass(frozen=True)
class Connection:
    """One TCP connection, or a forward (state HOST_FORWARD). The source is the host's end."""

    state: str
    source: tuple[str, int]
    target: tuple[str, int]


def parse_connections(text: str) -> list[Connection]:
    """The TCP lines of `info usernet`."""
    return [
        Connection(match["state"], (match["source"], int(match["source_port"])), (match["target"], int(match["target_port"])))
        for match in map(_LINE.match, text.splitlines())
        if match
    ]
