"""The benchmark's command line."""

from __future__ import annotations

import pytest

from bench_recipe.options import RecipeOptions, parse_recipe_options


def test_options() -> None:
    """As many runs as usual, both starts, the small container image and hot volumes unless said otherwise."""
    assert parse_recipe_options([]) == RecipeOptions(3, ("plain", "fast"), "small", "hot")
    given = ["--runs", "1", "--start", "plain", "--container", "realistic", "--volumes", "lazy"]
    assert parse_recipe_options(given) == RecipeOptions(1, ("plain",), "realistic", "lazy")


def test_a_repeated_start_is_one_side() -> None:
    """In the order of the first mentions."""
    given = ["--start", "fast", "--start", "plain", "--start", "fast"]
    assert parse_recipe_options(given).starts == ("fast", "plain")


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", ""])
def test_a_bad_number_is_rejected(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With one line that names it."""
    with pytest.raises(SystemExit) as ended:
        parse_recipe_options([f"--runs={value}"])
    assert ended.value.code == 2
    assert f"{value!r} is not a number of runs" in capsys.readouterr().err
