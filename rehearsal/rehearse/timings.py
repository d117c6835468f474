"""How long each part took."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Timings:
    """Collects the seconds of named parts, in order."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._rows: list[tuple[str, float, str]] = []

    def add(self, name: str, seconds: float, note: str = "") -> None:
        """Add a part that was measured elsewhere; `note` is printed beside it."""
        self._rows.append((name, seconds, note))

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Measure a part, also when it fails."""
        started = time.monotonic()
        try:
            yield
        finally:
            self.add(name, time.monotonic() - started)

    def show(self, show: Callable[[str], None]) -> None:
        """Print the table, with everything since the start below it."""
        rows = [*self._rows, ("Everything", time.monotonic() - self._started, "")]
        width = max(len(name) for name, _, _ in rows)
        for name, seconds, note in rows:
            show(f"  {name:<{width}}  {_minutes(seconds):>11}  {note}".rstrip())


def _minutes(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds // 60)} min {int(seconds % 60):02d} s"
