"""All bad days, some at a time; each prints what it saw in one piece."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rehearse.checks import Checks

from bad_days.cancellations import check_cancelled, check_lost
from bad_days.failures import FAILURES
from bad_days.injected import check_injected
from bad_days.moments import LOST, MOMENTS
from bad_days.options import Options
from bad_days.stage import Common

Day = Callable[[Common, Path, Checks], None]


def all_days() -> Iterator[tuple[str, Day]]:
    """Give every day's name and story."""
    for failure in FAILURES:
        yield f"failure: {failure.name}", partial(check_injected, failure)
    for moment in MOMENTS:
        yield f"cancelled: {moment.name}", partial(check_cancelled, moment)
    for moment in MOMENTS:
        if moment.name in LOST:
            yield f"lost: {moment.name}", partial(check_lost, moment)


@dataclass
class Tally:
    """Counts over all days."""

    passed: int = 0
    failed: int = 0


def hold_days(options: Options, common: Common, directory: Path, say: Callable[[str], None]) -> Tally:
    """Hold every day that is wanted; gives the counts. A day that breaks down is a failed check."""
    tally, printing = Tally(), threading.Lock()
    days = [(name, day) for name, day in all_days() if options.wants(name)]

    def held(number: int, name: str, day: Day) -> None:
        lines = [f"\n== {name}"]
        checks = Checks(lines.append)
        try:
            day(common, directory / f"{number:02}", checks)
        except Exception:
            checks.that("the day is held to its end", False, traceback.format_exc())
        with printing:
            tally.passed += checks.passed
            tally.failed += checks.failed
            say("\n".join(lines))

    with ThreadPoolExecutor(options.together) as pool:
        for done in as_completed([pool.submit(held, number, *day) for number, day in enumerate(days)]):
            done.result()
    return tally
