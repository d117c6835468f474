"""The program that a job summary prints, run as a user runs it."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from rehearse.clusters import DEADLINE_SECONDS, NoResult

_BLOCK = re.compile(r"^(`{3,})python\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
# The first line of a program says how to run it under this name.
_FILE = "cluster.py"
_COMMAND = re.compile(rf"^# (uv run .* {re.escape(_FILE)})$", re.MULTILINE)
_LAUNCHED, _SCALED = "launched", "scaled"
# Goes on where the printed program ends: in the block of its cluster.
_SCALING = f"""\
    print("{_LAUNCHED}", flush=True)
    input()
    cluster.scale(2)
    client.wait_for_workers(2)
    print("{_SCALED}", flush=True)
"""


def printed_program(summary: str) -> str:
    """Find the program in a job summary that launches a cluster. Raises ValueError when there is not exactly one."""
    programs = [str(found[2]) for found in _BLOCK.finditer(summary) if "with EC2Cluster(" in found[2]]
    if len(programs) != 1:
        raise ValueError(f"the job summary holds {len(programs)} programs that launch a cluster instead of one")
    return programs[0]


def printed_command(program: str) -> list[str]:
    """Give the words of the command by which a printed program says it is run. Raises ValueError when there is not exactly one."""
    commands = _COMMAND.findall(program)
    if len(commands) != 1:
        raise ValueError(f"the printed program names {len(commands)} commands instead of one")
    return shlex.split(commands[0])


def scale_printed_program(
    command: Sequence[str | Path], program: str, environment: Mapping[str, str], files: Path, meanwhile: Callable[[], None]
) -> None:
    """Run a printed program; call `meanwhile` when its cluster has computed, then add a worker to the same cluster.

    `command` runs the file cluster.py in the directory `files`, which gets the program and its log. Raises NoResult when it fails
    or the deadline passes.
    """
    files.mkdir(parents=True, exist_ok=True)
    (files / _FILE).write_text(program + _SCALING)
    own = {"HOME": str(files), "PATH": os.environ["PATH"]}
    # The kernel ends it even if we are killed outright. uv has a process of its own for the program, hence the session.
    argv = ["setpriv", "--pdeathsig", "KILL", "--", *command]
    with (
        (files / "cluster.log").open("w") as log,
        subprocess.Popen(
            argv,
            cwd=files,
            env={**environment, **own},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        ) as process,
    ):
        deadline = threading.Timer(DEADLINE_SECONDS, _kill_session, [process.pid])
        deadline.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            _wait_for_lines(process.stdout, ["11", _LAUNCHED], log.name)
            meanwhile()
            process.stdin.write("\n")
            process.stdin.flush()
            _wait_for_lines(process.stdout, [_SCALED], log.name)
            process.stdout.read()
            if process.wait() != 0:
                raise NoResult(f"The printed program ended with {process.returncode}: {log.name}")
        finally:
            deadline.cancel()
            _kill_session(process.pid)


def _kill_session(leader: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _wait_for_lines(printed: IO[str], lines: list[str], log: str) -> None:
    """Wait until these lines were printed in this order, with others between them."""
    missing = list(lines)
    for line in printed:
        if line.strip() in missing[1:]:
            break
        if line.strip() == missing[0]:
            del missing[0]
        if not missing:
            return
    raise NoResult(f"The printed program did not print {missing[0]!r}: {log}")
