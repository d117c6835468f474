"""The Python packages of a smoke test's client, fetched once: the job itself has no way out of this machine."""

from __future__ import annotations

import sys
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.commands import run
from artifacts.container_image import REQUIREMENTS

OF_THE_IMAGE = ("dask==", "distributed==")


def client_packages(action: Path) -> Artifact:
    """A directory of wheels: what dist/smoke-test of the action in `action` has locked, and the container image's Dask."""
    locked = action / "dist/smoke-test/requirements.txt"
    pins = [line for line in REQUIREMENTS.read_text().splitlines() if line.startswith(OF_THE_IMAGE)]
    return cached("client-packages", [sys.version, locked.read_bytes(), *pins], lambda out: _fetch(locked, pins, out))


def pip_environment(wheels: Path) -> dict[str, str]:
    """The environment in which pip installs from a directory of wheels and asks no index."""
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}


def uv_environment(wheels: Path) -> dict[str, str]:
    """The environment in which uv installs from a directory of wheels alone, and runs a Python of this machine."""
    return {"UV_OFFLINE": "1", "UV_FIND_LINKS": str(wheels), "UV_PYTHON_DOWNLOADS": "never", "UV_NO_CACHE": "1"}


def _fetch(locked: Path, pins: list[str], out: Path) -> None:
    pip: list[str | Path] = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", out]
    run([*pip, "--require-hashes", "--requirement", locked])
    run([*pip, *pins])
