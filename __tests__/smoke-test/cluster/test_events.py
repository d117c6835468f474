"""What the smoke test tells of a cluster that tells too much."""

from __future__ import annotations

import io
import json
import pickle
from typing import Any

import pytest

import cluster
from events import Events, LineListener, lines_of

MEGABYTE = 1_000_000


def told(**data: Any) -> dict[str, Any]:
    """An event with these data, as it was written."""
    out = io.StringIO()
    Events(out).emit("check", **data)
    (line,) = out.getvalue().splitlines()
    assert len(line) < 2**20
    event: dict[str, Any] = json.loads(line)
    return event


def test_a_worker_whose_name_has_a_megabyte_is_cut() -> None:
    worker = cluster.describe("tls://" + "x" * MEGABYTE, {"nthreads": 2, "memory_limit": 8_000_000_000})
    (cut,) = told(workers=[worker])["workers"]
    assert cut == {"address": "tls://" + "x" * 1994, "threads": 2, "memory": 8_000_000_000}


def test_packages_without_end_are_cut_to_the_first() -> None:
    packages = {f"package-{number}": "1.0" if number % 2 else None for number in range(MEGABYTE)}
    assert list(told(packages=packages)["packages"].items()) == list(packages.items())[:500]


def test_what_json_does_not_know_is_told_as_text() -> None:
    assert told(result=("a", {1: {2}}))["result"] == ["a", {"1": "{2}"}]


def test_a_line_that_never_ends_is_not_held() -> None:
    heard: list[str] = []
    listener = LineListener(io.StringIO(), heard.append)
    listener.write("Scheduler is running at ")
    for _ in range(50):
        listener.write("x" * MEGABYTE)
    assert len(listener._rest) <= 2000
    listener.write("\nnext\n")
    assert [line[:24] for line in heard] == ["Scheduler is running at ", "next"]


@pytest.mark.parametrize("length", [10, MEGABYTE])
def test_an_exception_is_cut(length: int) -> None:
    (line,) = lines_of(RuntimeError("x" * length))
    assert line == f"RuntimeError: {'x' * length}"[:2000]


@pytest.mark.parametrize("unreadable", [b"", b"not a pickle", pickle.dumps("not an exception")])
def test_bytes_that_hold_no_exception_are_told_as_they_are(unreadable: bytes) -> None:
    assert lines_of(Exception(unreadable)) == [f"Exception: {unreadable!r}"]
