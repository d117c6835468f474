"""The Python environment that a cluster is launched from, as the action makes it for a smoke test."""

from __future__ import annotations

import sys
from pathlib import Path

from artifacts.commands import run


def make_client(directory: Path, wheels: Path) -> Path:
    """Make an environment in a new directory from everything in `wheels`; gives its python. Raises CommandFailed."""
    run([sys.executable, "-m", "venv", directory])
    python = directory / "bin/python"
    pip: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    run([*pip, *sorted(wheels.glob("*.whl"))])
    return python
