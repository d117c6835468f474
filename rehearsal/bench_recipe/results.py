"""What was measured, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Results:
    """Seconds of every bake, in the order of the runs: the recipe's and ours."""

    recipe: Sequence[float]
    ours: Sequence[float]

    @property
    def ratio(self) -> float:
        """Our median over the recipe's: under 1, the action is faster."""
        return median(self.ours) / median(self.recipe)

    def table(self) -> list[str]:
        """The lines of a table with every time in seconds, both medians and their ratio."""
        rows = [(f"run {number}", *pair) for number, pair in enumerate(zip(self.recipe, self.ours, strict=True), start=1)]
        rows.append(("median", median(self.recipe), median(self.ours)))
        lines = [f"{'':<8}{'recipe':>11}{'this action':>15}"]
        lines += [f"{name:<8}{recipe:>9.1f} s{ours:>13.1f} s" for name, recipe, ours in rows]
        return [*lines, f"ratio of the medians: {self.ratio:.3f}"]
