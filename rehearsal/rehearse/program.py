"""What every program of the rehearsal does around its work: a directory for the run, an orderly end, an exit status."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from artifacts.cache import cache_root
from artifacts.commands import CommandFailed
from artifacts.go_modules import WrongChecksum
from artifacts.go_toolchain import GoMissing
from artifacts.packer import WrongVersion
from artifacts.processes import ServiceFailed
from machines.errors import MachineError
from rehearse.broken_images import NotBroken
from rehearse.interruption import Interrupted, raise_on_signals

RUNS_KEPT = 5

# Everything that can be wrong with this machine or this checkout; anything else is a bug and shows its traceback.
_EXPECTED = (
    *(CommandFailed, GoMissing, MachineError, NotBroken),
    *(ServiceFailed, WrongChecksum, WrongVersion),
)


def run_program(work: Callable[[Path, Path], int]) -> int:
    """Run `work` and give the exit status: its own, 2 when it could not be held, 128 + n ended by a signal.

    `work` gets a path for what is worth keeping, not made yet, and a directory for disks, which is removed in any case.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stdout)
    logging.getLogger("artifacts").setLevel(logging.INFO)
    raise_on_signals()
    try:
        run = _new_run_directory()
        scratch = run / "scratch"
        scratch.mkdir()
        try:
            return work(run / "job", scratch)
        finally:
            _keep_logs(scratch, run / "logs")
            shutil.rmtree(scratch)
    except Interrupted as interrupted:
        print(f"\nEnded by {interrupted}; nothing is left running.", flush=True)
        return interrupted.exit_code
    except _EXPECTED as error:
        print(f"\n{error}", file=sys.stderr, flush=True)
        return 2


def _new_run_directory() -> Path:
    """A directory for this run; of the earlier ones the last few stay, for whoever wants to read their logs.

    Not under /tmp, which may be in memory: disks of several GB lie here while it runs.
    """
    runs = cache_root() / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    ended = sorted(path for path in runs.iterdir() if not _is_in_use(path))
    for old in ended[: -RUNS_KEPT + 1]:
        # Another program may have begun at the same time, and remove it as well.
        shutil.rmtree(old, ignore_errors=True)
    for old in ended[-RUNS_KEPT + 1 :]:
        # There only when a run was killed outright.
        shutil.rmtree(old / "scratch", ignore_errors=True)
    run = runs / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}"
    run.mkdir()
    return run


def _keep_logs(scratch: Path, kept: Path) -> None:
    """What registry, local EC2 and consoles wrote, and job summaries, without the disks beside it."""
    for log in (*scratch.rglob("*.log"), *scratch.rglob("summary-*.md")):
        copy = kept / log.relative_to(scratch)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(log, copy)


def _is_in_use(run: Path) -> bool:
    return Path("/proc", run.name.rpartition("-")[2]).exists()
