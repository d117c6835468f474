"""The cache: built once, whole or not at all."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from artifacts.cache import cache_key, cache_root, cached


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_it_is_built_once() -> None:
    def build(out: Path) -> None:
        (out / "thing").write_text("whole")

    first, second = cached("kind", ["a"], build), cached("kind", ["a"], lambda out: pytest.fail("built again"))
    assert first.path == second.path
    assert first.path.parent == cache_root() / "kind"
    assert (second.path / "thing").read_text() == "whole"
    assert first.build_seconds is not None
    assert second.build_seconds is None


def test_a_build_that_fails_leaves_nothing_even_read_only() -> None:
    def fail(out: Path) -> None:
        (out / "sources").mkdir()
        (out / "sources/file").touch()
        (out / "sources").chmod(0o555)
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        cached("kind", ["a"], fail)
    assert [path.name for path in (cache_root() / "kind").iterdir() if not path.name.endswith(".lock")] == []


def test_two_that_want_the_same_at_once_build_it_once() -> None:
    started, go_on = threading.Event(), threading.Event()
    builds: list[str] = []

    def slow(out: Path) -> None:
        builds.append("first")
        started.set()
        assert go_on.wait(60)

    first = threading.Thread(target=cached, args=("kind", ["a"], slow))
    second = threading.Thread(target=cached, args=("kind", ["a"], lambda out: builds.append("second")))
    first.start()
    assert started.wait(60)
    second.start()
    go_on.set()
    first.join()
    second.join()
    assert builds == ["first"]


@pytest.mark.parametrize(("one", "other"), [(["ab", "c"], ["a", "bc"]), (["a"], ["a", ""]), (["a"], ["b"])])
def test_different_inputs_have_different_keys(one: list[str], other: list[str]) -> None:
    assert cache_key(one) != cache_key(other)
