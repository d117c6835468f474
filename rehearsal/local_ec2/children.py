"""Ends the child processes that are left when this process ends."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path


def end_children() -> None:
    """Kills every direct child, such as a copy of a disk that nobody waits for any more.

    Found by their parent, and not among the children of each thread: a thread that ends meanwhile passes its own on to another.
    """
    for stat in Path("/proc").glob("[0-9]*/stat"):
        # A listed process may be gone before it is read or signalled.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            # The name of the program, in brackets, may hold anything; the parent is the second field after it.
            parent = stat.read_text().rpartition(")")[2].split()[1]
            if int(parent) == os.getpid():
                os.kill(int(stat.parent.name), signal.SIGTERM)
