"""The measurements as text: seconds, the steps of each machine, first touches, ratios. Every figure is a median over the runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from bench_start.measured import (
    FIRST_RESULT,
    MARKS,
    STEPS,
    Case,
    Failure,
    Machine,
    Start,
    cases_of,
    median_of,
    median_seconds,
    median_touched,
    roles_of,
)


def report(starts: Sequence[Start], failures: Sequence[Failure]) -> list[str]:
    """The lines of all tables that these measurements give, and a line for each cluster that failed."""
    lines = ["Seconds from the launch of a cluster (a scheduler and a worker) to submit(inc, 10) == 11", *_seconds(starts)]
    lines += ["", "Steps of each machine, in seconds since the launch of the cluster", *_steps(starts)]
    touches = _touches(starts)
    if touches:
        lines += ["", "First touches of each machine's root volume, up to a step", *touches]
    ratio_lines = [f"{name}: {value:.3f}" for name, value in ratios(starts).items()]
    if ratio_lines:
        lines += ["", *ratio_lines]
    lines += [f"FAILED: {failure.case}, run {failure.run}: {failure.error}" for failure in failures]
    return lines


def ratios(starts: Sequence[Start]) -> dict[str, float]:
    """The ratios of medians that these measurements give, by their names; under 1, the first of a name is better."""
    found: dict[str, float | None] = {}
    for volumes in dict.fromkeys(case.volumes for case in cases_of(starts)):
        fast, plain = Case("fast", volumes), Case("plain", volumes)
        for other in dict.fromkeys((Case("plain", "hot"), plain, Case("pulled", volumes))):
            found[f"seconds of ({fast}) / ({other})"] = _ratio(median_seconds(starts, fast), median_seconds(starts, other))
        touched, touched_by_plain = (median_touched(starts, case, FIRST_RESULT) for case in (fast, plain))
        if touched and touched_by_plain:
            versus = f"of ({fast}) / ({plain})"
            found[f"seconds with a miss in flight {versus}"] = _ratio(touched.miss_seconds, touched_by_plain.miss_seconds)
            found[f"blocks waited for {versus}"] = _ratio(touched.waited_for, touched_by_plain.waited_for)
    return {name: value for name, value in found.items() if value is not None}


def _ratio(first: float | None, second: float | None) -> float | None:
    return first / second if first is not None and second else None


def _seconds(starts: Sequence[Start]) -> list[str]:
    rows = [["", "median", "each run"]]
    for case in cases_of(starts):
        each = [start.seconds for start in starts if start.case == case]
        rows.append([str(case), _number(median_seconds(starts, case)), "  ".join(map(_number, each))])
    return _aligned(rows, names=1)


def _steps(starts: Sequence[Start]) -> list[str]:
    rows = [["", "", *STEPS, "io stall"]]
    for case, role, machines in _by_machine(starts):
        times = [_number(median_of(machine.times.get(step) for machine in machines)) for step in STEPS]
        rows.append([str(case), role, *times, _number(median_of(machine.io_stall for machine in machines))])
    return _aligned(rows, names=2)


def _touches(starts: Sequence[Start]) -> list[str]:
    rows = [["", "", "up to", "blocks", "seconds with a miss in flight", "blocks waited for"]]
    for case, role, machines in _by_machine(starts):
        for mark in MARKS:
            touched = [machine.touched[mark] for machine in machines if mark in machine.touched]
            if touched:
                misses = _number(median(each.miss_seconds for each in touched))
                counts = (f"{median(each.blocks for each in touched):.0f}", misses, f"{median(each.waited_for for each in touched):.0f}")
                rows.append([str(case), role, mark, *counts])
    return _aligned(rows, names=3) if len(rows) > 1 else []


def _by_machine(starts: Sequence[Start]) -> Iterator[tuple[Case, str, list[Machine]]]:
    for case in cases_of(starts):
        of_case = [start for start in starts if start.case == case]
        for role in roles_of(of_case):
            yield case, role, [machine for start in of_case for machine in start.machines if machine.role == role]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _aligned(rows: Sequence[Sequence[str]], names: int) -> list[str]:
    """Align a table; the first `names` columns are text, the others figures."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_padded(cell, index < names, widths[index]) for index, cell in enumerate(row)).rstrip() for row in rows]


def _padded(cell: str, is_name: bool, width: int) -> str:
    return cell.ljust(width) if is_name else cell.rjust(width)
