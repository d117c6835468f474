"""The frame of the fault injection cases: names, counts, and what becomes of a case that breaks down."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from fault_injection import cases
from fault_injection.moments import LOST, MOMENTS
from fault_injection.options import Options, parse_options
from fault_injection.setting import Common
from fault_injection.transcript import LineMissing, Transcript
from rehearse.checks import Checks

NOWHERE = Path("/nowhere")


def options(only: str = "*", together: int = 2) -> Options:
    return Options(only, together, NOWHERE)


def test_every_case_has_a_name_of_its_own() -> None:
    names = [name for name, _ in cases.all_cases()]
    assert len(set(names)) == len(names)
    assert sum(name.startswith("cancelled: ") for name in names) == len(MOMENTS) >= 14
    assert sum(name.startswith("lost: ") for name in names) == len(LOST) == 4


def test_counts_over_all_cases_and_prints_each_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    def good(common: Any, directory: Path, checks: Checks) -> None:
        checks.that("it holds", True)
        checks.that("it holds too", True)

    def bad(common: Any, directory: Path, checks: Checks) -> None:
        checks.that("it holds not", False, "seen")

    def broken(common: Any, directory: Path, checks: Checks) -> None:
        raise OSError("no such thing")

    def unwanted(common: Any, directory: Path, checks: Checks) -> None:
        raise AssertionError("nobody asked for it")

    monkeypatch.setattr(cases, "all_cases", lambda: [("a good", good), ("a bad", bad), ("a broken", broken), ("b", unwanted)])
    said: list[str] = []
    tally = cases.run_cases(options("a *"), cast(Common, None), NOWHERE, said.append)
    assert (tally.passed, tally.failed) == (2, 2)
    assert sorted(block.splitlines()[1] for block in said) == ["== a bad", "== a broken", "== a good"]
    assert any("OSError: no such thing" in block for block in said)


def test_a_transcript_waits_for_a_line() -> None:
    transcript = Transcript()
    transcript("==> Waiting for SSH")
    transcript.wait_for("for SSH$", 0)
    assert transcript.holds("SSH")
    assert not transcript.holds("^SSH")
    with pytest.raises(LineMissing):
        transcript.wait_for("never", 0.01)
    assert transcript.end() == "==> Waiting for SSH"


def test_options() -> None:
    names = [name for name, _ in cases.all_cases()]
    parsed = parse_options(["--dask-python", "/python", "--only", "lost: *", "--together", "1"], names)
    assert parsed == Options("lost: *", 1, Path("/python"))
    assert parsed.wants("lost: computing")
    assert not parsed.wants("cancelled: computing")
    with pytest.raises(SystemExit):
        parse_options(["--dask-python", "/python", "--together", "0"], names)


def test_a_pattern_that_matches_no_case_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_options(["--dask-python", "/python", "--only", "100% lost"], ["lost: computing", "cancelled: computing"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "--only: '100% lost' matches no name. A pattern is matched against the whole name" in said
    assert "  cancelled: computing\n  lost: computing" in said
