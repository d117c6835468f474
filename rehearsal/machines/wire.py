"""The wire between the machines: a switch that knows who is at each end, so that security groups hold between them."""

from __future__ import annotations

import logging
import selectors
import socket
import threading
from collections.abc import Iterator

from machines.security import PacketFilter, Station

LOG = logging.getLogger(__name__)
_LENGTH_BYTES = 4
_READ_BYTES = 1 << 18
# What a machine that does not read fast enough may be behind before frames for it are lost, as in any switch.
_BACKLOG_BYTES = 1 << 22
_BROADCAST = b"\xff" * 6


class Wire:
    """Carries frames between machines, on a thread of its own. QEMU's end of each is a stream of length-prefixed frames."""

    def __init__(self) -> None:
        self._filter = PacketFilter()
        self._selector = selectors.DefaultSelector()
        self._plugs: dict[bytes, _Plug] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._carry, name="wire", daemon=True)
        self._thread.start()

    def plug_in(self, station: Station) -> socket.socket:
        """Give QEMU's end of a new line, to be inherited by it and closed here. When QEMU ends, so does the line."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        plug = _Plug(station, ours)
        with self._lock:
            self._plugs[station.mac] = plug
            self._selector.register(ours, selectors.EVENT_READ, plug)
        return theirs

    def _carry(self) -> None:
        while True:
            # A plug that comes in meanwhile is seen too: epoll takes it at once.
            for key, events in self._selector.select():
                with self._lock:
                    try:
                        self._serve(key.data, events)
                    except OSError as error:
                        LOG.debug("the line of %s has ended: %s", key.data.station.mac.hex(":"), error)
                        self._pull_out(key.data)

    def _serve(self, plug: _Plug, events: int) -> None:
        if events & selectors.EVENT_WRITE:
            self._send(plug)
        if not events & selectors.EVENT_READ:
            return
        targets = set()
        for frame in plug.frames():
            for target in self._targets(frame[:6], plug):
                if len(target.waiting) < _BACKLOG_BYTES and self._filter.passes(frame, plug.station, target.station):
                    target.waiting += len(frame).to_bytes(_LENGTH_BYTES, "big") + frame
                    targets.add(target)
        for target in targets:
            try:
                self._send(target)
            except OSError:
                self._pull_out(target)

    def _targets(self, mac: bytes, sender: _Plug) -> list[_Plug]:
        if mac == _BROADCAST:
            return [plug for plug in self._plugs.values() if plug is not sender]
        found = self._plugs.get(mac)
        return [] if found is None or found is sender else [found]

    def _send(self, plug: _Plug) -> None:
        plug.send()
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if plug.waiting else 0)
        if self._selector.get_key(plug.line).events != events:
            self._selector.modify(plug.line, events, plug)

    def _pull_out(self, plug: _Plug) -> None:
        self._selector.unregister(plug.line)
        plug.line.close()
        # A machine that has started again has a new plug by now.
        if self._plugs.get(plug.station.mac) is plug:
            del self._plugs[plug.station.mac]
            self._filter.forget(plug.station)


class _Plug:
    """Our end of a machine's line, with what has been read of it in part and what is still to be written."""

    def __init__(self, station: Station, line: socket.socket) -> None:
        self.station = station
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
