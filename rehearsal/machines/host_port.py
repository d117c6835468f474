"""A TCP port of this computer's loopback that answers as a machine's port does: not at all, with a refusal, or open."""

from __future__ import annotations

import contextlib
import enum
import socket

# Enough for a burst; whoever comes later tries again by himself.
_QUEUE = 128


class Answer(enum.Enum):
    """What a connection to the port meets."""

    SILENCE = "silence"
    REFUSED = "refused"
    ACCEPTANCE = "acceptance"


class HostPort:
    """One port, silent at first.

    Linux drops connection attempts at a listener whose queue is full, which needs no privilege. So a silent port is a listener
    with room for one connection, which is our own; a refusing port is none at all.
    """

    def __init__(self, address: str, port: int) -> None:
        """Raises OSError when something else listens there."""
        self._target = (address, port)
        self._listener: socket.socket | None = None
        self._plug: socket.socket | None = None
        self.answer = Answer.REFUSED
        self.set(Answer.SILENCE)

    @property
    def listener(self) -> socket.socket | None:
        """The listener, non-blocking; to be accepted from in the state ACCEPTANCE only."""
        return self._listener

    def set(self, answer: Answer) -> None:
        """Answer like this from now on; connections that were accepted stay. Raises OSError as the constructor does."""
        if answer is self.answer:
            return
        if answer is Answer.REFUSED:
            self.close()
        else:
            self._listen(answer)
        self.answer = answer

    def close(self) -> None:
        """Listen no longer."""
        for each in (self._plug, self._listener):
            if each is not None:
                each.close()
        self._plug = self._listener = None
        self.answer = Answer.REFUSED

    def _listen(self, answer: Answer) -> None:
        if self._listener is None:
            self._listener = socket.socket()
            self._listener.setblocking(False)
            # As QEMU does; otherwise closed connections of an earlier machine would be in the way.
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._listener.bind(self._target)
        if answer is Answer.ACCEPTANCE:
            self._listener.listen(_QUEUE)
            self._pull_plug()
            return
        self._listener.listen(0)
        self._plug = socket.socket()
        self._plug.setblocking(False)
        self._plug.connect_ex(self._target)

    def _pull_plug(self) -> None:
        if self._plug is not None and self._listener is not None:
            self._plug.close()
            self._plug = None
            with contextlib.suppress(OSError):
                # It has been first in the queue since the port fell silent.
                self._listener.accept()[0].close()
