"""The record of a lazy volume's first touches, as nbdkit's log filter writes it.

https://libguestfs.org/nbdkit-log-filter.1.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


def read_first_touches(record: Path) -> list[FirstTouch]:
    """Reads a record, which may be in use, and gives its finished first touches in the order of their begins.

    A record that is not there yet is empty. Requests in flight, and those that failed, are left out.
    """
    try:
        text = record.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return sorted(_finished(text.splitlines()), key=lambda touch: touch.begin)


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
