"""The events of the smoke test on standard output: one JSON object per line, and nothing else."""

from __future__ import annotations

import io
import json
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, TextIO

# Events contain text from the cluster. event-reader.ts reads 2**20 characters of events at most.
LONGEST_TEXT = 2000
MOST_ENTRIES = 500


class Events:
    """Writes events to `out`; `seconds` of each is the time since this object was created, by a monotonic clock."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._lock = threading.Lock()
        self._started = time.monotonic()

    def emit(self, event: str, **data: object) -> None:
        """Write one event. May be called from any thread; raises BrokenPipeError when nobody reads any more."""
        with self._lock:
            seconds = round(time.monotonic() - self._started, 3)
            self._out.write(json.dumps({"event": event, "seconds": seconds, **bounded(data)}) + "\n")
            self._out.flush()

    def phase(self, name: str) -> None:
        """Say what is waited for from now on."""
        self.emit("phase", phase=name)

    @contextmanager
    def check(self, name: str) -> Iterator[dict[str, object]]:
        """Time one check; what the body puts into the dictionary stands in the event. Nothing is emitted when it raises."""
        self.phase(name)
        seen: dict[str, object] = {}
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
        *lines, rest = (self._rest + text).split("\n")
        # A line that never ends must not be held; how it begins is all that anybody listens for.
        self._rest = rest[:LONGEST_TEXT]
        for line in lines:
            self._listener(line)
        return len(text)

    def flush(self) -> None:
        """Pass on what is behind."""
        self._behind.flush()

    def writable(self) -> bool:
        """Always."""
        return True


def bounded(value: object) -> Any:
    """A value for JSON whose texts are cut to 2000 characters, and lists and dictionaries to their first 500 entries."""
    match value:
        case None | bool() | int() | float():
            return value
        case dict():
            return {str(key)[:LONGEST_TEXT]: bounded(each) for key, each in islice(value.items(), MOST_ENTRIES)}
        case list() | tuple():
            return [bounded(each) for each in islice(value, MOST_ENTRIES)]
    return str(value)[:LONGEST_TEXT]


def own_stdout() -> TextIO:
    """Standard output for events alone: what libraries and scripts print from here on goes to standard error."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return events


class StandInUnpickler(pickle.Unpickler):
    """Reads an exception whose type cannot be imported here: an empty exception type of the same name takes its place."""

    def find_class(self, module: str, name: str) -> object:
        """The type or function of that name."""
        try:
            return super().find_class(module, name)
        except (ImportError, AttributeError):
            return type(name, (Exception,), {})


def readable(error: BaseException) -> BaseException:
    """`error`, or what it was on the worker.

    When the type of a worker's exception is in a package that this client lacks, distributed raises an Exception with the
    pickled bytes (distributed/core.py, clean_exception).
    """
    match error.args:
        case (bytes(pickled),) if type(error) is Exception:
            try:
                original = StandInUnpickler(io.BytesIO(pickled)).load()
            except Exception:
                return error
            return original if isinstance(original, BaseException) else error
    return error


def lines_of(error: BaseException) -> list[str]:
    """An exception and all that led to it, the first cause first, one line each."""
    chain: list[str] = []
    current: BaseException | None = error
    while current is not None and len(chain) < 10:
        current = readable(current)
        text = " ".join(str(current).split())
        chain.insert(0, f"{type(current).__name__}: {text}"[:LONGEST_TEXT])
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return chain
