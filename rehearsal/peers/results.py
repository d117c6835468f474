"""What came of each test of a suite, and what was to be expected of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PASSED, FAILED, NOT_RUN = "passed", "failed", "not run"


@dataclass(frozen=True)
class Result:
    """The end of one test: PASSED, FAILED or NOT_RUN, and how long it took in seconds."""

    suite: str
    name: str
    outcome: str
    seconds: float = 0.0


@dataclass(frozen=True)
class Declared:
    """A test that does not pass, and why: FAILED, or NOT_RUN where it cannot pass and would only wait."""

    suite: str
    name: str
    outcome: str
    cause: str


def read_declared(file: Path) -> list[Declared]:
    """Read the declared tests: suite -> outcome -> cause -> names. Raises ValueError for another outcome, or a name twice."""
    declared = [
        Declared(suite, name, outcome, cause)
        for suite, outcomes in json.loads(file.read_text(encoding="utf-8")).items()
        for outcome, causes in outcomes.items()
        for cause, names in causes.items()
        for name in names
    ]
    if unknown := {each.outcome for each in declared} - {FAILED, NOT_RUN}:
        raise ValueError(f"{file.name} declares {', '.join(sorted(unknown))}; there are {FAILED} and {NOT_RUN}")
    names = [(each.suite, each.name) for each in declared]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"{file.name} declares twice: {', '.join(' '.join(name) for name in sorted(twice))}")
    return declared


def surprises(results: Sequence[Result], declared: Iterable[Declared], suites: Iterable[str]) -> list[str]:
    """What was not to be expected, one line each.

    That is a failure or a pass that is not declared so, a declared test that is not there, and a suite of which nothing was run.
    """
    expected = {(each.suite, each.name): each for each in declared}
    found: list[str] = []
    for result in results:
        of_it = expected.pop((result.suite, result.name), None)
        if result.outcome != (PASSED if of_it is None else of_it.outcome):
            said = "" if of_it is None else f", declared as {of_it.outcome}: {of_it.cause}"
            found.append(f"{result.suite} {result.name} {result.outcome}{said}")
    found += [f"{suite} {name} is declared and there is no such test" for suite, name in expected]
    run = {result.suite for result in results if result.outcome != NOT_RUN}
    return [*found, *(f"{suite} ran no test" for suite in suites if suite not in run)]


def table(results: Iterable[Result], declared: Iterable[Declared]) -> str:
    """Every test in a line: its suite, its end, its time, its name, and the declared cause where it did not pass."""
    causes = {(each.suite, each.name): each.cause for each in declared}
    rows = sorted(results, key=lambda result: (result.suite, result.outcome == PASSED, result.name))
    width = max((len(result.suite) for result in rows), default=0)
    return "\n".join(_row(result, width, causes) for result in rows)


def _row(result: Result, width: int, causes: Mapping[tuple[str, str], str]) -> str:
    cause = "" if result.outcome == PASSED else f": {causes.get((result.suite, result.name), 'not declared')}"
    time = "       " if result.outcome == NOT_RUN else f"{result.seconds:5.1f} s"
    return f"  {result.suite:{width}}  {result.outcome:7}  {time}  {result.name}{cause}"
