"""What first touches of a lazy volume cost a start, in numbers that do not depend on how fast this computer is.

`until` is in seconds since the epoch, such as the time of a start's first result: later touches are left out. What a volume loaded by
itself, at its initialization rate, is never counted.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from machines.first_touches import FirstTouch

__all__ = ["BLOCK_BYTES", "FirstTouch", "blocks", "describe", "seconds_with_a_miss_in_flight", "waited_for"]

BLOCK_BYTES = 512 * 1024


def blocks(touches: Iterable[FirstTouch], until: float = math.inf, block_bytes: int = BLOCK_BYTES) -> int:
    """Counts the blocks that were touched first; a long read touches several."""
    numbers = (range(each.offset // block_bytes, -(-(each.offset + each.bytes) // block_bytes)) for each in _misses(touches, until))
    return len({number for touched in numbers for number in touched})


def seconds_with_a_miss_in_flight(touches: Iterable[FirstTouch], until: float = math.inf) -> float:
    """Adds up the time, in seconds, in which at least one first touch had not been answered."""
    seconds, reached = 0.0, -math.inf
    for touch in _misses(touches, until):
        end = min(touch.begin + touch.seconds, until)
        seconds += max(0.0, end - max(touch.begin, reached))
        reached = max(reached, end)
    return seconds


def waited_for(touches: Iterable[FirstTouch], until: float = math.inf) -> int:
    """Counts the first touches that were alone in flight: no other was when they began, and none began before they ended."""
    misses = _misses(touches, until)
    ends = [each.begin + each.seconds for each in misses]
    alone, reached = 0, -math.inf
    for number, touch in enumerate(misses):
        followed = number + 1 < len(misses) and misses[number + 1].begin < ends[number]
        alone += touch.begin >= reached and not followed
        reached = max(reached, ends[number])
    return alone


def describe(touches: Sequence[FirstTouch], until: float = math.inf) -> str:
    """Gives the three numbers in words."""
    seconds = seconds_with_a_miss_in_flight(touches, until)
    return f"{blocks(touches, until)} blocks, {waited_for(touches, until)} requests alone in flight, {seconds:.1f} s with a miss in flight"


def _misses(touches: Iterable[FirstTouch], until: float) -> list[FirstTouch]:
    return sorted((each for each in touches if each.by == "guest" and each.begin < until), key=lambda each: each.begin)
