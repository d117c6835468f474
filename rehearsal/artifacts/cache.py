"""A directory of finished things, each under the hash of what it was made from."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Artifact:
    """A finished directory. `build_seconds` is None when the cache had it already."""

    path: Path
    build_seconds: float | None


def cache_root() -> Path:
    """The cache directory of this project, as the XDG base directory specification places it."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base).absolute() / "bake-dask-ami"


def cache_key(inputs: Iterable[str | bytes]) -> str:
    """The hash of everything an artifact is made from.

    Lengths are hashed too, so that moving a character from one input to the next changes the key.
    """
    digest = hashlib.sha256()
    for item in inputs:
        data = item.encode() if isinstance(item, str) else item
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:20]


def cached(kind: str, inputs: Iterable[str | bytes], build: Callable[[Path], None]) -> Artifact:
    """Return `<cache>/<kind>/<hash of inputs>`, made by `build` when it is not there.

    `build` gets an empty directory and fills it. The directory takes its final name only when `build` returns, so what
    has that name is whole; a second process that wants the same artifact waits for the first. Whatever `build` raises
    passes through, and its directory is removed.
    """
    shelf = cache_root() / kind
    shelf.mkdir(parents=True, exist_ok=True)
    key = cache_key(inputs)
    final = shelf / key
    if final.is_dir():
        return Artifact(final, None)
    with _locked(shelf / f".{key}.lock"):
        if final.is_dir():
            return Artifact(final, None)
        # Only the holder of the lock may have such a directory: one that is there was left by a process that died.
        unfinished = shelf / f".{key}.unfinished"
        _remove(unfinished)
        unfinished.mkdir()
        log.info("building %s once, for the cache at %s", kind, final)
        started = time.monotonic()
        try:
            build(unfinished)
            unfinished.rename(final)
        except BaseException:
            _remove(unfinished)
            raise
        return Artifact(final, time.monotonic() - started)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold an exclusive lock; the kernel releases it even if we are killed, so no lock can go stale."""
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _remove(directory: Path) -> None:
    """Remove a tree. Go's module sources and some packages are read-only directories, which rmtree alone leaves."""
    if not directory.exists():
        return
    for parent, _, _ in os.walk(directory):
        os.chmod(parent, 0o700)
    shutil.rmtree(directory)
