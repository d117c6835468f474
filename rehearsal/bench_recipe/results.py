"""What was measured, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Results:
    """Seconds of two sides, in the order of the runs, and what the sides are called."""

    names: tuple[str, str]
    first: Sequence[float]
    second: Sequence[float]

    @property
    def ratio(self) -> float:
        """The second side's median over the first's: under 1, the second is faster."""
        return median(self.second) / median(self.first)

    def table(self) -> list[str]:
        """The lines of a table with every time in seconds, both medians and their ratio."""
        rows = [(f"run {number}", *pair) for number, pair in enumerate(zip(self.first, self.second, strict=True), start=1)]
        rows.append(("median", median(self.first), median(self.second)))
        first, second = self.names
        lines = [f"{'':<8}{first:>11}{second:>15}"]
        lines += [f"{name:<8}{one:>9.1f} s{other:>13.1f} s" for name, one, other in rows]
        return [*lines, f"ratio of the medians: {self.ratio:.3f}"]
