"""A fake Packer, for tests and rehearsals that are about the action and not about Packer: nothing is provisioned or installed."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGES = Path(__file__).resolve().parent.parent


def install_copying_packer(directory: Path, ami: str, facts: Path, credentials: Mapping[str, str]) -> Path:
    """Write a program `packer` that copies an AMI into a new directory, for the PATH of a job; gives the directory.

    `facts` is the AMI's dask-image.json, `credentials` environment variables whose identity may copy AMIs.
    """
    directory.mkdir()
    argv = [sys.executable, "-B", "-m", "fake_packer", "--copy", ami, "--facts", str(facts)]
    environment = {**credentials, "PYTHONPATH": str(_PACKAGES)}
    exports = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in environment.items())
    program = directory / "packer"
    program.write_text(f'#!/bin/sh\nunset AWS_SESSION_TOKEN\n{exports}exec {shlex.join(argv)} -- "$@"\n')
    program.chmod(0o755)
    return directory
