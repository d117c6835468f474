"""What the proof tells whoever started it: one JSON object a line, and nothing else, on standard output."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO


class Events:
    """Writes events to `out`; `seconds` of each counts from the making of this object, by a clock that never jumps."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._lock = threading.Lock()
        self._started = time.monotonic()

    def emit(self, event: str, **data: Any) -> None:
        """Write one event. May be called from any thread; raises BrokenPipeError when nobody reads any more."""
        with self._lock:
            seconds = round(time.monotonic() - self._started, 3)
            self._out.write(json.dumps({"event": event, "seconds": seconds, **data}, default=str) + "\n")
            self._out.flush()

    def phase(self, name: str) -> None:
        """Say what is waited for from now on."""
        self.emit("phase", phase=name)

    @contextmanager
    def check(self, name: str) -> Iterator[dict[str, Any]]:
        """Time one check; what the body puts into the dictionary stands in the event. Nothing is emitted when it raises."""
        self.phase(name)
        seen: dict[str, Any] = {}
        started = time.monotonic()
        yield seen
        self.emit("check", check=name, took=round(time.monotonic() - started, 3), **seen)


class LineListener(io.TextIOBase):
    """A text stream that hands every whole line to `listener` and to the stream behind it."""

    def __init__(self, behind: TextIO, listener: Callable[[str], None]) -> None:
        self._behind = behind
        self._listener = listener
        self._rest = ""

    def write(self, text: str) -> int:
        """Take a piece of text, of any length."""
        self._behind.write(text)
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._listener(line)
        return len(text)

    def flush(self) -> None:
        """Pass on what is behind."""
        self._behind.flush()

    def writable(self) -> bool:
        """Always."""
        return True


def own_stdout() -> TextIO:
    """Standard output for events alone: what libraries and scripts print from here on goes to standard error."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return events


def lines_of(error: BaseException) -> list[str]:
    """An exception and all that led to it, the first cause first, one line each."""
    chain: list[str] = []
    current: BaseException | None = error
    while current is not None and len(chain) < 10:
        text = " ".join(str(current).split())
        chain.insert(0, f"{type(current).__name__}: {text}"[:2000])
        current = current.__cause__ or current.__context__
    return chain
