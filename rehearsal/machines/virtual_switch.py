"""A virtual switch between the machines that knows who is at each end, so that security groups hold between them."""

from __future__ import annotations

import logging
import selectors
import socket
import threading
from collections.abc import Iterator

from machines.security import NetworkHost, PacketFilter

LOG = logging.getLogger(__name__)
_LENGTH_BYTES = 4
_READ_BYTES = 1 << 18
# What a machine that does not read fast enough may be behind before frames for it are lost, as in any switch.
_BACKLOG_BYTES = 1 << 22
_BROADCAST = b"\xff" * 6


class VirtualSwitch:
    """Carries frames between machines, on a thread of its own. QEMU's end of each is a stream of length-prefixed frames."""

    def __init__(self) -> None:
        self._filter = PacketFilter()
        self._selector = selectors.DefaultSelector()
        self._ports: dict[bytes, _SwitchPort] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._carry, name="virtual-switch", daemon=True)
        self._thread.start()

    def connect(self, host: NetworkHost) -> socket.socket:
        """Give QEMU's end of a new line, to be inherited by it and closed here. When QEMU ends, so does the line."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        port = _SwitchPort(host, ours)
        with self._lock:
            self._ports[host.mac] = port
            self._selector.register(ours, selectors.EVENT_READ, port)
        return theirs

    def _carry(self) -> None:
        while True:
            # A port that comes in meanwhile is seen too: epoll takes it at once.
            for key, events in self._selector.select():
                with self._lock:
                    try:
                        self._serve(key.data, events)
                    except OSError as error:
                        LOG.debug("the line of %s has ended: %s", key.data.host.mac.hex(":"), error)
                        self._disconnect(key.data)

    def _serve(self, port: _SwitchPort, events: int) -> None:
        if events & selectors.EVENT_WRITE:
            self._send(port)
        if not events & selectors.EVENT_READ:
            return
        targets = set()
        for frame in port.frames():
            for target in self._targets(frame[:6], port):
                if len(target.waiting) < _BACKLOG_BYTES and self._filter.passes(frame, port.host, target.host):
                    target.waiting += len(frame).to_bytes(_LENGTH_BYTES, "big") + frame
                    targets.add(target)
        for target in targets:
            try:
                self._send(target)
            except OSError:
                self._disconnect(target)

    def _targets(self, mac: bytes, sender: _SwitchPort) -> list[_SwitchPort]:
        if mac == _BROADCAST:
            return [port for port in self._ports.values() if port is not sender]
        found = self._ports.get(mac)
        return [] if found is None or found is sender else [found]

    def _send(self, port: _SwitchPort) -> None:
        port.send()
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if port.waiting else 0)
        if self._selector.get_key(port.line).events != events:
            self._selector.modify(port.line, events, port)

    def _disconnect(self, port: _SwitchPort) -> None:
        self._selector.unregister(port.line)
        port.line.close()
        # A machine that has started again has a new port by now.
        if self._ports.get(port.host.mac) is port:
            del self._ports[port.host.mac]
            self._filter.forget(port.host)


class _SwitchPort:
    """Our end of a machine's line, with what has been read of it in part and what is still to be written."""

    def __init__(self, host: NetworkHost, line: socket.socket) -> None:
        self.host = host
        self.line = line
        self.waiting = bytearray()
        self._read = b""

    def frames(self) -> Iterator[bytes]:
        """Give the whole frames that have arrived. Raises OSError when the line has ended."""
        chunk = self.line.recv(_READ_BYTES)
        if not chunk:
            raise ConnectionResetError("hung up")
        read, at = self._read + chunk, 0
        while len(read) - at >= _LENGTH_BYTES:
            end = at + _LENGTH_BYTES + int.from_bytes(read[at : at + _LENGTH_BYTES], "big")
            if end > len(read):
                break
            yield read[at + _LENGTH_BYTES : end]
            at = end
        self._read = read[at:]

    def send(self) -> None:
        """Write as much as the line takes now. Raises OSError when it has ended."""
        try:
            while self.waiting:
                del self.waiting[: self.line.send(self.waiting)]
        except BlockingIOError:
            pass
