"""The benchmark's command line."""

from __future__ import annotations

from typing import get_args

import pytest

from bench_start.measured import Case, ImageKind
from bench_start.options import BenchOptions, parse_bench_options


def test_every_case_on_both_kinds_of_volumes_by_default() -> None:
    """One start each, and not on the volumes that are only for questions of their own."""
    images = get_args(ImageKind)
    cases = [Case(image, "hot") for image in images] + [Case(image, "lazy") for image in images]
    assert len(cases) == 6
    assert parse_bench_options([]) == BenchOptions(1, cases, "small")


def test_chosen_cases() -> None:
    """In the usual order, each once, whatever the order of the list."""
    given = ["--cases", "fast,plain,fast", "--volumes", "lazy", "--runs", "3", "--container", "realistic"]
    assert parse_bench_options(given) == BenchOptions(3, [Case("plain", "lazy"), Case("fast", "lazy")], "realistic")


def test_an_initialization_rate() -> None:
    """As VolumeInitializationRate takes it, in MiB/s."""
    assert parse_bench_options([]).initialization_rate == 300
    assert [parse_bench_options([f"--initialization-rate={rate}"]).initialization_rate for rate in (100, 300)] == [100, 300]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--cases", "fast,slow"),
        ("--cases", ""),
        ("--volumes", "cold"),
        ("--runs", "0"),
        ("--initialization-rate", "99"),
        ("--initialization-rate", "301"),
        ("--initialization-rate", "fast"),
    ],
)
def test_a_bad_value_is_rejected(option: str, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With one line that names it."""
    with pytest.raises(SystemExit) as ended:
        parse_bench_options([f"{option}={value}"])
    assert ended.value.code == 2
    assert repr(value) in capsys.readouterr().err
