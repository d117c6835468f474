"""A failure of one bake or cluster is noted, and keeps nothing of the others from being written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bench_start.measured import Case, Failure
from bench_start.results import Results
from rehearse.clusters import NoResult
from rehearse.interruption import Interrupted
from tests.bench_start.measurements import start

CASE = Case("fast", "lazy")


def raising(error: BaseException) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def test_a_failed_cluster_is_noted_and_shown() -> None:
    results, shown = Results("small", 300), list[str]()
    results.attempt(CASE, 2, raising(NoResult("The cluster ended without a result")), shown.append)
    assert results.failures == [Failure(CASE, 2, "NoResult: The cluster ended without a result")]
    assert shown == ["FAILED: NoResult: The cluster ended without a result"]


@pytest.mark.parametrize("error", [Interrupted(2), AssertionError()])
def test_an_interruption_or_a_bug_is_not_a_failed_cluster(error: BaseException) -> None:
    results = Results("small", 300)
    with pytest.raises(type(error)):
        results.attempt(CASE, 1, raising(error), print)
    assert not results.failures


def test_files(tmp_path: Path) -> None:
    """No plot without a start; the same directory is written to after every cluster."""
    results = Results("realistic", 200)
    results.attempt(CASE, 1, raising(NoResult("no")), lambda _: None)
    results.write(tmp_path)
    assert not (tmp_path / "timeline.svg").exists()
    results.starts.append(start("plain", "hot", 1, 80.0))
    assert results.write(tmp_path)[-1] == "FAILED: fast, lazy, run 1: NoResult: no"
    assert (tmp_path / "timeline.svg").read_text().startswith("<svg")
    content = json.loads((tmp_path / "results.json").read_text())
    assert content["container"] == "realistic"
    assert content["starts"][0]["case"] == {"image": "plain", "volumes": "hot"}
    assert content["starts"][0]["machines"][0]["times"]["docker"] == 11.0
    assert content["failures"] == [{"case": {"image": "fast", "volumes": "lazy"}, "run": 1, "error": "NoResult: no"}]
