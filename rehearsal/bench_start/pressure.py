"""Prints how long the machines of a cluster waited for their disks. A smoke-script of cluster.py; launch.py reads the output."""

from __future__ import annotations

import json
from typing import Any


def main(client: Any) -> None:
    """Print a line of JSON with /proc/pressure/io of the scheduler and of a worker; empty where the kernel does not count it.

    https://docs.kernel.org/accounting/psi.html
    """

    def read() -> str:
        try:
            with open("/proc/pressure/io", encoding="ascii") as file:
                return file.read()
        except OSError:
            return ""

    (worker, *_) = client.run(read).values()
    print("io-pressure: " + json.dumps({"scheduler": client.run_on_scheduler(read), "worker": worker}), flush=True)
