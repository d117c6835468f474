"""All cases of fault injection, some at a time; each prints what it saw in one piece."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fault_injection.cancellations import check_cancelled, check_lost
from fault_injection.failures import FAILURES
from fault_injection.injected import check_injected
from fault_injection.moments import LOST, MOMENTS
from fault_injection.options import Options
from fault_injection.setting import Common
from rehearse.checks import Checks

Case = Callable[[Common, Path, Checks], None]


def all_cases() -> Iterator[tuple[str, Case]]:
    """Give every case's name and function."""
    for failure in FAILURES:
        yield f"failure: {failure.name}", partial(check_injected, failure)
    for moment in MOMENTS:
        yield f"cancelled: {moment.name}", partial(check_cancelled, moment)
    for moment in MOMENTS:
        if moment.name in LOST:
            yield f"lost: {moment.name}", partial(check_lost, moment)


@dataclass
class Tally:
    """Counts over all cases."""

    passed: int = 0
    failed: int = 0


def run_cases(options: Options, common: Common, directory: Path, say: Callable[[str], None]) -> Tally:
    """Run every case that is wanted; gives the counts. A case that breaks down is a failed check."""
    tally, printing = Tally(), threading.Lock()
    cases = [(name, case) for name, case in all_cases() if options.wants(name)]

    def run_one(number: int, name: str, case: Case) -> None:
        lines = [f"\n== {name}"]
        checks = Checks(lines.append)
        try:
            case(common, directory / f"{number:02}", checks)
        except Exception:
            checks.that("the case runs to its end", False, traceback.format_exc())
        with printing:
            tally.passed += checks.passed
            tally.failed += checks.failed
            say("\n".join(lines))

    with ThreadPoolExecutor(options.together) as pool:
        for done in as_completed([pool.submit(run_one, number, *case) for number, case in enumerate(cases)]):
            done.result()
    return tally
