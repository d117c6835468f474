"""The timeline of each case as a plot: a bar for each machine of the median start, cut at the steps, in SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from bench_start.measured import STEPS, Case, Machine, Start, cases_of, median_start

# Okabe and Ito's colours, which can be told apart whatever one's sight (https://jfly.uni-koeln.de/color/); the part that ends with each
# step of STEPS after the first.
_COLOURS = ("#999999", "#56b4e9", "#0072b2", "#009e73", "#f0e442", "#e69f00", "#d55e00", "#cc79a7")
_LEFT, _WIDTH, _RIGHT = 170, 800, 50
_TOP, _BAR, _GAP, _LEGEND = 30, 16, 10, 50
_TICKS = 10


def timeline_svg(starts: Sequence[Start]) -> str:
    """The document for these starts, at least one."""
    bars = [(case, machine) for case in cases_of(starts) for machine in median_start(starts, case).machines]
    latest = max((time for _, machine in bars for time in machine.times.values()), default=1.0)
    step = _round_step(latest / _TICKS)
    scale = _WIDTH / (step * math.ceil(latest / step))
    bottom = _TOP + len(bars) * (_BAR + _GAP)
    body = [*_axis(step, latest, scale, bottom), *_bars(bars, scale), *_legend(bottom + _LEGEND)]
    size = f'width="{_LEFT + _WIDTH + _RIGHT}" height="{bottom + _LEGEND + 30}"'
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">']
    return "\n".join([*lines, '<rect width="100%" height="100%" fill="white"/>', *body, "</svg>"]) + "\n"


def parts(machine: Machine) -> list[tuple[str, float, float]]:
    """The parts of a machine's bar: the step that ends each, its begin and its end, in seconds since the cluster's launch.

    A part begins where the step before it that is known ends. A step that came earlier than one before it has no part.
    """
    found: list[tuple[str, float, float]] = []
    reached: float | None = None
    for step in STEPS:
        time = machine.times.get(step)
        if time is None:
            continue
        if reached is not None and time > reached:
            found.append((step, reached, time))
        reached = time if reached is None else max(reached, time)
    return found


def _bars(bars: Sequence[tuple[Case, Machine]], scale: float) -> Iterator[str]:
    top = _TOP
    for case, machine in bars:
        label = escape(f"{case}: {machine.role}")
        yield f'<text x="{_LEFT - 8}" y="{top + 12}" text-anchor="end">{label}</text>'
        for step, begin, end in parts(machine):
            place = f'x="{_LEFT + begin * scale:.1f}" y="{top}" width="{(end - begin) * scale:.1f}" height="{_BAR}"'
            title = f"<title>{escape(step)}: {begin:.1f} to {end:.1f} s</title>"
            yield f'<rect {place} fill="{_colour(step)}">{title}</rect>'
        top += _BAR + _GAP


def _axis(step: float, latest: float, scale: float, bottom: int) -> Iterator[str]:
    for number in range(math.ceil(latest / step) + 1):
        x = f"{_LEFT + number * step * scale:.1f}"
        yield f'<line x1="{x}" y1="{_TOP - 5}" x2="{x}" y2="{bottom}" stroke="#dddddd"/>'
        yield f'<text x="{x}" y="{bottom + 14}" text-anchor="middle">{number * step:g}</text>'
    yield f'<text x="{_LEFT + _WIDTH / 2}" y="{bottom + 30}" text-anchor="middle">seconds since the launch of the cluster</text>'


def _legend(top: int) -> Iterator[str]:
    each = (_LEFT + _WIDTH) / (len(STEPS) - 1)
    for number, step in enumerate(STEPS[1:]):
        x = 20 + number * each
        yield f'<rect x="{x:.1f}" y="{top}" width="12" height="12" fill="{_colour(step)}"/>'
        yield f'<text x="{x + 16:.1f}" y="{top + 10}">to {escape(step)}</text>'


def _colour(step: str) -> str:
    return _COLOURS[STEPS.index(step) - 1]


def _round_step(least: float) -> float:
    """The next number of seconds from `least` on that is 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)
