"""Running other programs."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from machines.errors import CommandFailed, HostError


def run_command(argv: Sequence[str], *, stdout: BinaryIO | None = None, env: Mapping[str, str] | None = None) -> str:
    """Run a program to its end.

    Takes a list of arguments, never a shell's line; with `stdout` its standard output goes to that file.
    Gives what it wrote to standard output, or "" where that went to a file.
    Raises CommandFailed with its last lines, HostError when there is no such program.
    """
    try:
        done = subprocess.run(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=stdout or subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=env,
            check=False,
        )
    except FileNotFoundError as error:
        raise HostError(f"{argv[0]} is not installed: `npm run rehearse` installs what the machines need") from error
    written = (done.stdout or b"").decode(errors="replace")
    if done.returncode != 0:
        raise CommandFailed(argv, done.returncode, done.stderr.decode(errors="replace") or written)
    return written
