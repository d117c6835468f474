"""The record of a lazy volume's first touches, as nbdkit's log filter writes it, and that of its initialization.

https://libguestfs.org/nbdkit-log-filter.1.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

# 2026-11-26 17:37:45.899830 connection=1 Read id=2 offset=0x0 count=0x80000 ...
# 2026-11-26 17:37:45.960645 connection=1 ...Read id=2 return=0
_BEGIN = re.compile(r"(\S+ \S+) connection=\d+ Read id=(\d+) offset=(0x[0-9a-f]+) count=(0x[0-9a-f]+) .*\.\.\.$")
_END = re.compile(r"(\S+ \S+) connection=\d+ \.\.\.Read id=(\d+) return=0\b")


@dataclass(frozen=True)
class FirstTouch:
    """One request for blocks that were never touched before.

    `begin` is in seconds since the epoch, `seconds` how long it took, `offset` and `bytes` where on the volume. A long read is one request.
    `by` is "initialization" for what the volume loaded by itself, at its initialization rate.
    """

    begin: float
    seconds: float
    offset: int
    bytes: int
    by: Literal["guest", "initialization"] = "guest"


@dataclass(frozen=True)
class Initialized:
    """A request of a volume's own initialization: its begin in seconds since the epoch, and where on the volume, in bytes."""

    begin: float
    offset: int
    bytes: int

    def append_to(self, record: Path) -> None:
        """Adds it to a record of these; called before the request, so that no touch of it is taken for the guest's."""
        with record.open("a", encoding="ascii") as file:
            file.write(f"{self.begin:.6f} {self.offset} {self.bytes}\n")

    def caused(self, touch: FirstTouch) -> bool:
        """Gives whether a first touch was part of this request: no later touch of these blocks has another cause."""
        return self.begin <= touch.begin and self.offset < touch.offset + touch.bytes and touch.offset < self.offset + self.bytes


def initialization_record(record: Path) -> Path:
    """Gives the record of a volume's initialization that belongs to a record of its first touches."""
    return record.with_name(f"{record.name}.initialization")


def read_first_touches(record: Path) -> list[FirstTouch]:
    """Reads a record, which may be in use, and gives its finished first touches in the order of their begins.

    A record that is not there yet is empty. Requests in flight, and those that failed, are left out.
    """
    touches = sorted(_finished(_lines(record)), key=lambda touch: touch.begin)
    own: dict[int, list[Initialized]] = {}
    for begin, offset, length in _whole(initialization_record(record)):
        request = Initialized(float(begin), int(offset), int(length))
        for part in _parts(request.offset, request.bytes):
            own.setdefault(part, []).append(request)

    def attributed(touch: FirstTouch) -> FirstTouch:
        near = (request for part in _parts(touch.offset, touch.bytes) for request in own.get(part, ()))
        return replace(touch, by="initialization") if any(request.caused(touch) for request in near) else touch

    return [attributed(touch) for touch in touches]


def _parts(offset: int, length: int) -> range:
    """Gives the numbers of the parts of a volume, of 1 MiB each, that a request concerns."""
    return range(offset >> 20, ((offset + length - 1) >> 20) + 1)


def _lines(record: Path) -> list[str]:
    try:
        return record.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    except FileNotFoundError:
        return []


def _whole(record: Path) -> Iterator[list[str]]:
    # The last line may be half written.
    return (line.split() for line in _lines(record) if line.endswith("\n"))


def _finished(lines: Iterable[str]) -> Iterator[FirstTouch]:
    # The ids begin anew with each boot of the machine.
    begun: dict[str, tuple[float, int, int]] = {}
    for line in lines:
        if match := _BEGIN.match(line):
            at, number, offset, count = match.groups()
            begun[number] = (_epoch(at), int(offset, 16), int(count, 16))
        elif (match := _END.match(line)) and match[2] in begun:
            begin, first, length = begun.pop(match[2])
            yield FirstTouch(begin, _epoch(match[1]) - begin, first, length)


def _epoch(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
