"""The ports of a machine as this computer sees them, at the machine's public address.

What its security groups do not admit meets silence, and so does everybody while the guest boots; after that, whoever is admitted
meets what the guest itself would answer.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import logging
import socket
import struct
import threading
from functools import partial
from ipaddress import IPv4Address
from typing import Protocol

from machines.errors import MachineError
from machines.firewall import Firewall
from machines.host_port import Answer, HostPort
from machines.splice import splice

LOG = logging.getLogger(__name__)
_INTERVAL_SECONDS = 1.0
_UPDATE_SECONDS = 10.0
# Where connections from this computer come from, unless a program chooses another loopback address.
HOST_ADDRESS = IPv4Address("127.0.0.1")
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Guest(Protocol):
    """What the proxy needs to know of a guest's ports; `machines.guest_ports.GuestPorts` is one."""

    answers: dict[int, Answer]

    def look(self) -> None:
        """Look once at the ports, and change `answers`. Raises MachineError or OSError when nothing more is to be seen."""

    def forward(self, port: int) -> tuple[str, int]:
        """Give the private address that leads to a port of which the answer is ACCEPTANCE."""

    def doubt(self, port: int) -> None:
        """A connection to the port ended as soon as it began."""

    def reset(self) -> None:
        """The guest has been reset."""

    def close(self) -> None:
        """End what is under way."""


class PortProxy:
    """Answers at `public_address` for the ports of `guest`, by the rules of `firewall`.

    Who connects is known only once Linux has accepted. So HOST_ADDRESS decides between silence and acceptance for all; where it is
    admitted, a connection from another loopback address that is not is reset at once.
    """

    def __init__(self, guest: Guest, public_address: str, firewall: Firewall) -> None:
        """Listens, silently. Raises MachineError when something else does at that address."""
        self._guest = guest
        self._firewall = firewall
        self._address = public_address
        self._ports: dict[int, HostPort] = {}
        try:
            for port in guest.answers:
                self._ports[port] = HostPort(public_address, port)
        except OSError as error:
            self._close_ports()
            raise MachineError(f"{public_address} is not free: {error}") from error
        self._loop = asyncio.new_event_loop()
        self._connections: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._run, name=f"ports-{public_address}", daemon=True)

    def start(self) -> None:
        """Begin to look at the guest and to follow the firewall, on a thread of its own."""
        self._thread.start()
        self._firewall.listen(self.update)

    def update(self) -> None:
        """The firewall has changed: new connections meet the new rules when this returns."""
        applying = self._apply()
        try:
            asyncio.run_coroutine_threadsafe(applying, self._loop).result(_UPDATE_SECONDS)
        except RuntimeError:
            applying.close()  # It has been stopped meanwhile, and answers nobody.
        except concurrent.futures.TimeoutError:
            LOG.error("the ports of %s do not follow their firewall", self._address)

    def restarted(self) -> None:
        """The guest has been reset: nobody listens any more."""
        self._loop.call_soon_threadsafe(self._guest.reset)

    def stop(self) -> None:
        """End all connections and listen no longer; QEMU may have ended before."""
        if self._thread.is_alive():
            self._firewall.forget(self.update)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        else:
            self._end()

    def _run(self) -> None:
        watching = self._loop.create_task(self._watch())
        self._loop.run_forever()
        tasks = [watching, *self._connections]
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._end()

    def _end(self) -> None:
        self._guest.close()
        self._close_ports()
        self._loop.close()

    async def _watch(self) -> None:
        try:
            while True:
                self._guest.look()
                await self._apply()
                await asyncio.sleep(_INTERVAL_SECONDS)
        except (MachineError, OSError) as error:
            LOG.info("no more ports to watch at %s: %s", self._address, error)

    async def _apply(self) -> None:
        for number, port in self._ports.items():
            answer = self._guest.answers[number] if self._firewall.admits("tcp", number, HOST_ADDRESS) else Answer.SILENCE
            if answer is port.answer:
                continue
            if port.answer is Answer.ACCEPTANCE and port.listener is not None:
                self._loop.remove_reader(port.listener)
                # They came while they were admitted.
                while self._accept(number, port.listener):
                    pass
            port.set(answer)
            if answer is Answer.ACCEPTANCE and port.listener is not None:
                self._loop.add_reader(port.listener, partial(self._accept, number, port.listener))

    def _accept(self, number: int, listener: socket.socket) -> bool:
        try:
            connection, (host, _) = listener.accept()
        except OSError:
            return False  # There is nobody (any more).
        source = IPv4Address(host)
        if source != HOST_ADDRESS and not self._firewall.admits("tcp", number, source):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            connection.close()
            return True
        task = self._loop.create_task(self._serve(number, connection))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)
        return True

    async def _serve(self, number: int, connection: socket.socket) -> None:
        if not await splice(connection, self._guest.forward(number)):
            self._guest.doubt(number)
            await self._apply()

    def _close_ports(self) -> None:
        for port in self._ports.values():
            port.close()
