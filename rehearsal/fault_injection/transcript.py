"""What a step says, for whoever waits for a certain line of it."""

from __future__ import annotations

import re
import threading
import time


class LineMissing(Exception):
    """A step ended, or took too long, without printing the expected line."""


class Transcript:
    """Takes a step's finished lines one by one; safe to use from several threads."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._changed = threading.Condition()

    def __call__(self, line: str) -> None:
        """Take one line."""
        with self._changed:
            self.lines.append(line)
            self._changed.notify_all()

    def holds(self, pattern: str) -> bool:
        """Say whether a line matches so far."""
        with self._changed:
            return any(re.search(pattern, line) for line in self.lines)

    def wait_for(self, pattern: str, deadline_seconds: float) -> None:
        """Wait for a line that matches. Raises LineMissing."""
        end = time.monotonic() + deadline_seconds
        with self._changed:
            while not any(re.search(pattern, line) for line in self.lines):
                if not self._changed.wait(max(0.0, end - time.monotonic())) and time.monotonic() >= end:
                    raise LineMissing(f"no line {pattern!r} after {deadline_seconds:.0f} s")

    def end(self, lines: int = 40) -> str:
        """Give its last lines."""
        with self._changed:
            return "\n".join(self.lines[-lines:])
