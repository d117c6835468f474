"""The program that a job summary prints, run as a user runs it."""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from rehearse.clusters import DEADLINE_SECONDS, NoResult

_BLOCK = re.compile(r"^(`{3,})python\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
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


def scale_printed_program(python: Path, program: str, environment: Mapping[str, str], files: Path, meanwhile: Callable[[], None]) -> None:
    """Run a printed program; call `meanwhile` when its cluster has computed, then add a worker to the same cluster.

    `files` is a directory to be made for the program and its log. Raises NoResult when it fails or the deadline passes.
    """
    files.mkdir(parents=True)
    file = files / "cluster.py"
    file.write_text(program + _SCALING)
    own = {"HOME": str(files), "PATH": os.environ["PATH"]}
    # The kernel ends it even if we are killed outright.
    argv = ["setpriv", "--pdeathsig", "KILL", "--", str(python), str(file)]
    with (
        (files / "cluster.log").open("w") as log,
        subprocess.Popen(argv, env={**environment, **own}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        deadline = threading.Timer(DEADLINE_SECONDS, process.kill)
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
            process.kill()


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
