"""The benchmark's command line."""

from __future__ import annotations

import pytest

from bench_recipe.options import parse_runs


def runs(*argv: str) -> int:
    return parse_runs(list(argv), "bench:recipe", "Times bakes.", "bakes", usual=3)


def test_runs() -> None:
    """As many as usual unless told otherwise."""
    assert runs() == 3
    assert runs("--runs", "1") == 1


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", ""])
def test_a_bad_number_is_rejected(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With one line that names it."""
    with pytest.raises(SystemExit) as ended:
        runs(f"--runs={value}")
    assert ended.value.code == 2
    assert f"{value!r} is not a number of runs" in capsys.readouterr().err
