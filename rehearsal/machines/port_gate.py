"""Ports of a guest that the host reaches only while something listens on them.

QEMU's forward accepts a connection whether or not the guest listens, and whoever takes "accepted" for "is up" goes wrong. So each
port also has a private forward on 127.0.0.1, the gate connects through that, and QEMU's own view of the connection tells: it is
ESTABLISHED once the guest has accepted, and hung up when the guest has refused.
"""

from __future__ import annotations

import logging
import select
import socket
import threading
from collections.abc import Sequence

from machines.command_line import USER_NETWORK
from machines.errors import MachineError
from machines.monitor import Monitor
from machines.user_network import FORWARD, Connection, parse_connections

LOG = logging.getLogger(__name__)
_INTERVAL_SECONDS = 1.0
_PROBE_ADDRESS = "127.0.0.1"


class PortGate:
    """Watches guest ports and forwards each from the public address once the guest listens."""

    def __init__(self, monitor: Monitor, public_address: str, ports: Sequence[int]) -> None:
        self._monitor = monitor
        self._public_address = public_address
        self._ports = list(ports)
        self._open: set[int] = set()
        self._probes: dict[int, socket.socket] = {}
        self._ended = threading.Event()
        self._rebooted = threading.Event()
        self._thread = threading.Thread(target=self._watch, name=f"ports-{public_address}", daemon=True)

    def start(self) -> None:
        """Begin to watch, on a thread of its own."""
        self._thread.start()

    def close_all(self) -> None:
        """The guest has been reset: nothing listens any more."""
        self._rebooted.set()

    def stop(self) -> None:
        """End watching; QEMU, and the forwards with it, may have ended before."""
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        try:
            while not self._ended.wait(_INTERVAL_SECONDS):
                self.look()
        except (MachineError, OSError) as error:
            LOG.info("no more ports to watch at %s: %s", self._public_address, error)
        finally:
            for probe in self._probes.values():
                probe.close()

    def look(self) -> None:
        """Look once, and open and close what has changed."""
        if self._rebooted.is_set():
            self._rebooted.clear()
            for port in sorted(self._open):
                self._monitor.human(f"hostfwd_remove {USER_NETWORK} tcp:{self._public_address}:{port}")
            self._open.clear()
        closed = [port for port in self._ports if port not in self._open]
        if not closed:
            return
        connections = parse_connections(self._monitor.human("info usernet"))
        for port in closed:
            if self._guest_listens(port, connections):
                self._forward(port)

    def _guest_listens(self, port: int, connections: Sequence[Connection]) -> bool:
        private = _private_forward(connections, port)
        probe = self._probes.get(port)
        if probe is None:
            self._probes[port] = socket.create_connection(private.source)
            return False
        if any(_is_established(connection, private) for connection in connections):
            self._probes.pop(port).close()
            return True
        if _hung_up(probe):
            self._probes.pop(port).close()
        return False

    def _forward(self, port: int) -> None:
        answer = self._monitor.human(f"hostfwd_add {USER_NETWORK} tcp:{self._public_address}:{port}-:{port}").strip()
        if answer:
            LOG.error("cannot forward %s:%d: %s", self._public_address, port, answer)
        self._open.add(port)


def _private_forward(connections: Sequence[Connection], port: int) -> Connection:
    for connection in connections:
        if connection.state == FORWARD and connection.source[0] == _PROBE_ADDRESS and connection.target[1] == port:
            return connection
    raise MachineError(f"QEMU has no private forward to port {port}")


def _is_established(connection: Connection, forward: Connection) -> bool:
    return connection.state == "ESTABLISHED" and connection.source == forward.source and connection.target == forward.target


def _hung_up(probe: socket.socket) -> bool:
    readable, _, _ = select.select([probe], [], [], 0)
    if not readable:
        return False
    try:
        return probe.recv(1, socket.MSG_PEEK) == b""
    except ConnectionError:
        return True
