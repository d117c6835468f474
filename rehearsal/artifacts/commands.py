"""Running other programs: argument lists only, and one error that carries what the program said last."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

LINES_SHOWN = 20
# mmdebstrap needs a moment to unmount and remove what it has made so far.
END_SECONDS = 30


class CommandFailed(Exception):
    """A program ended with a status other than 0: its argument list, its status and its last lines."""

    def __init__(self, argv: Sequence[str], status: int, output: str) -> None:
        last_lines = "\n".join(output.strip().splitlines()[-LINES_SHOWN:])
        super().__init__(f"{' '.join(argv)}: exit status {status}\n{last_lines}")
        self.argv = list(argv)
        self.status = status
        self.output = output


def run(
    argv: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a program to its end and return what it wrote on standard output.

    `environment` is added to our own. Standard error is kept apart, so that warnings cannot be mistaken for the answer.
    Interrupted, the program is ended first, with a chance to clean up.
    Raises CommandFailed on a status other than 0 and FileNotFoundError when there is no such program.
    """
    words = [str(word) for word in argv]
    with subprocess.Popen(
        words,
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as process:
        try:
            output, errors = process.communicate()
        except BaseException:
            _end(process)
            raise
    if process.returncode != 0:
        raise CommandFailed(words, process.returncode, output + errors)
    return output


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
