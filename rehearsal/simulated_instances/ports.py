"""Which ports of a simulated instance somebody listens on."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from pathlib import Path

from machines.command_line import SSH_PORT
from machines.host_port import Answer

# /proc/net/tcp, include/net/tcp_states.h
_LISTEN = "0A"


class SimulatedPorts:
    """What each port would answer; its programs listen on the same ports of `address`, a private one on loopback.

    SSH is silent until it listens, as on a machine that boots. The other ports refuse meanwhile: whoever waits for a scheduler
    comes after the boot.
    """

    def __init__(self, address: str, ports: Sequence[int]) -> None:
        self._address = address
        self.answers = dict.fromkeys(ports, Answer.SILENCE)

    def look(self) -> None:
        """Look once at all ports. Nobody is connected to: a server would tell of that on the console."""
        open_ports = listening_ports(self._address)
        for port in self.answers:
            closed = Answer.SILENCE if port == SSH_PORT else Answer.REFUSED
            self.answers[port] = Answer.ACCEPTANCE if port in open_ports else closed

    def forward(self, port: int) -> tuple[str, int]:
        """Give the private address that leads to a port."""
        return self._address, port

    def doubt(self, port: int) -> None:
        """A connection to the port ended as soon as it began: look again."""
        self.look()

    def reset(self) -> None:
        """Nothing is remembered that could be wrong after a reset."""

    def close(self) -> None:
        """Nothing is ever under way."""


def listening_ports(address: str) -> frozenset[int]:
    """Give the TCP ports of this very IPv4 address on which a program of this computer listens."""
    # The kernel prints the address as the number that it is in memory.
    local = socket.inet_aton(address)[::-1].hex().upper()
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    found = [row[1].partition(":") for row in rows if row[3] == _LISTEN]
    return frozenset(int(port, 16) for host, _, port in found if host == local)
