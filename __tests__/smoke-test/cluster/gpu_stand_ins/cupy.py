"""Stands in for CuPy, as far as the smoke test uses it: random numbers and their mean, made without a GPU."""

from __future__ import annotations

import os
import random as numbers
import statistics


class Array(list[float]):
    """A row of numbers."""

    def mean(self) -> float:
        """Their mean."""
        return statistics.fmean(self)


class random:
    """The module cupy.random."""

    @staticmethod
    def random(size: int) -> Array:
        """Uniform numbers from 0 to 1; STAND_IN_GPU_ZEROS: all of them zero, as from memory that nothing was written to."""
        return Array([0.0] * size if os.environ.get("STAND_IN_GPU_ZEROS") else (numbers.random() for _ in range(size)))
