"""Which ports of a guest somebody listens on.

QEMU's forward accepts a connection whether or not the guest listens, and whoever takes "accepted" for "is up" goes wrong. So each
port has a private forward on 127.0.0.1, we connect through that, and QEMU's own view of the connection tells: it is ESTABLISHED
once the guest has accepted, and hung up when the guest has refused. Before the guest's kernel is up neither happens.
"""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Sequence

from machines.errors import MachineError
from machines.host_port import Answer
from machines.monitor import Monitor
from machines.user_network import FORWARD, Connection, parse_connections

_PROBE_ADDRESS = "127.0.0.1"
# QEMU tries a lost packet again after ever longer pauses; a new attempt is the quicker question.
_PROBE_SECONDS = 4.0


class GuestPorts:
    """What each port would answer, as of the last `look`."""

    def __init__(self, monitor: Monitor, ports: Sequence[int]) -> None:
        self._monitor = monitor
        self.answers = dict.fromkeys(ports, Answer.SILENCE)
        self._probes: dict[int, tuple[socket.socket, float]] = {}
        self._forwards: dict[int, tuple[str, int]] = {}

    def look(self) -> None:
        """Look once at the ports of which it is not known that somebody listens. Raises MachineError when QEMU has ended."""
        unsure = [port for port, answer in self.answers.items() if answer is not Answer.ACCEPTANCE]
        if not unsure:
            return
        connections = parse_connections(self._monitor.human("info usernet"))
        for port in unsure:
            self.answers[port] = self._ask(port, connections)

    def forward(self, port: int) -> tuple[str, int]:
        """Give the private address that leads to a port that has been looked at."""
        return self._forwards[port]

    def doubt(self, port: int) -> None:
        """A connection to the port ended as soon as it began: look again."""
        self.answers[port] = Answer.REFUSED

    def reset(self) -> None:
        """The guest has been reset: nobody is there until its kernel is up again."""
        self.close()
        for port in self.answers:
            self.answers[port] = Answer.SILENCE

    def close(self) -> None:
        """End what is under way."""
        for probe, _ in self._probes.values():
            probe.close()
        self._probes.clear()

    def _ask(self, port: int, connections: Sequence[Connection]) -> Answer:
        private = _private_forward(connections, port)
        self._forwards[port] = private.source
        if port not in self._probes:
            self._probes[port] = socket.create_connection(private.source), time.monotonic()
            return self.answers[port]
        probe, since = self._probes[port]
        if any(_is_established(connection, private, probe) for connection in connections):
            answer = Answer.ACCEPTANCE
        elif _hung_up(probe):
            answer = Answer.REFUSED
        else:
            answer = self.answers[port]
            if time.monotonic() - since < _PROBE_SECONDS:
                return answer
        self._probes.pop(port)[0].close()
        return answer


def _private_forward(connections: Sequence[Connection], port: int) -> Connection:
    for connection in connections:
        if connection.state == FORWARD and connection.source[0] == _PROBE_ADDRESS and connection.target[1] == port:
            return connection
    raise MachineError(f"QEMU has no private forward to port {port}")


def _is_established(connection: Connection, forward: Connection, probe: socket.socket) -> bool:
    ends = (forward.source, forward.target)
    return connection.state == "ESTABLISHED" and (connection.source, connection.target) == ends and not _hung_up(probe)


def _hung_up(probe: socket.socket) -> bool:
    readable, _, _ = select.select([probe], [], [], 0)
    if not readable:
        return False
    try:
        return probe.recv(1, socket.MSG_PEEK) == b""
    except ConnectionError:
        return True
