"""What was measured, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median


def ratios(seconds: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """The medians of all sides but the first over that of the first: under 1, the side is faster than the first."""
    first, *others = seconds
    return {name: median(seconds[name]) / median(seconds[first]) for name in others}


def table(seconds: Mapping[str, Sequence[float]]) -> list[str]:
    """The lines of a table with the seconds of every side in the order of the runs, the medians, and their ratios to the first side's."""
    runs = list(zip(*seconds.values(), strict=True))
    rows = [(f"run {number}", run) for number, run in enumerate(runs, start=1)]
    rows.append(("median", tuple(median(each) for each in seconds.values())))
    widths = [max(len(name), 9) + 2 for name in seconds]
    lines = [" " * 8 + "".join(name.rjust(width) for name, width in zip(seconds, widths, strict=True))]
    lines += [name.ljust(8) + "".join(f"{each:.1f} s".rjust(width) for each, width in zip(run, widths, strict=True)) for name, run in rows]
    first = next(iter(seconds))
    return [*lines, *(f"ratio of the medians, {name} / {first}: {ratio:.3f}" for name, ratio in ratios(seconds).items())]
