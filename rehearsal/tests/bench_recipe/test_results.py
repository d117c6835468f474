"""The benchmark's table: medians, their ratios, every time."""

from __future__ import annotations

import pytest

from bench_recipe.results import ratios, table


def test_ratios_are_those_of_the_medians_to_the_first_side() -> None:
    """One slow run does not move them, on any side."""
    assert ratios({"recipe": [100, 300, 110], "plain": [55, 50, 900], "fast": [110, 1, 120]}) == {"plain": 0.5, "fast": 1.0}
    assert ratios({"recipe": [100, 200], "plain": [90, 30]}) == {"plain": 0.4}


def test_table_has_every_time_and_the_medians() -> None:
    """In the order of the runs, seconds with one digit."""
    assert table({"recipe": [100.04, 120, 110], "this action, start: plain": [50, 1060.5, 55]}) == [
        "             recipe  this action, start: plain",
        "run 1       100.0 s                     50.0 s",
        "run 2       120.0 s                   1060.5 s",
        "run 3       110.0 s                     55.0 s",
        "median      110.0 s                     55.0 s",
        "ratio of the medians, this action, start: plain / recipe: 0.500",
    ]


def test_a_run_of_one_side_alone_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        table({"recipe": [1, 2], "plain": [1]})
