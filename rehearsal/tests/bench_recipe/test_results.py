"""The benchmark's table: medians, their ratio, every time."""

from __future__ import annotations

from bench_recipe.results import Results

SIDES = ("recipe", "this action")


def test_ratio_is_the_second_over_the_first_by_medians() -> None:
    """One slow run does not move it, on either side."""
    assert Results(SIDES, [100, 300, 110], [55, 50, 900]).ratio == 0.5
    assert Results(SIDES, [100, 200], [90, 30]).ratio == 0.4


def test_table_has_every_time_and_the_medians() -> None:
    """In the order of the runs, seconds with one digit."""
    assert Results(SIDES, [100.04, 120, 110], [50, 1060.5, 55]).table() == [
        "             recipe    this action",
        "run 1       100.0 s         50.0 s",
        "run 2       120.0 s       1060.5 s",
        "run 3       110.0 s         55.0 s",
        "median      110.0 s         55.0 s",
        "ratio of the medians: 0.500",
    ]
