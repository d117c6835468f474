"""Processes that end with this one: QEMU's, and those of simulated instances."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from machines.errors import HostError

# "Parent" in Linux's parent-death signal is the thread that forked, not the process (prctl(2)): a request's thread would take its
# machine along when it ends. This one lives as long as the process does.
_SPAWNER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="qemu-spawner")


def spawn(argv: Sequence[str], log: Path, inherited_fds: Sequence[int], connection: int | None = None) -> subprocess.Popen[bytes]:
    """Start a program that Linux kills when this process ends, however it ends: no machine is ever left behind.

    Its output goes to `log`, and it inherits `inherited_fds`. A `connection` is a socket that becomes its standard input and output;
    then only its standard error goes to `log`. Raises HostError when setpriv is not installed.
    """

    def popen() -> subprocess.Popen[bytes]:
        with log.open("wb") as output:
            return subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "--", *argv],
                stdin=subprocess.DEVNULL if connection is None else connection,
                stdout=output if connection is None else connection,
                stderr=output,
                pass_fds=inherited_fds,
                # A Ctrl-C is for us, who then stop the machine in order.
                start_new_session=True,
            )

    try:
        return _SPAWNER.submit(popen).result()
    except FileNotFoundError as error:
        raise HostError("setpriv (package util-linux) is not installed") from error
