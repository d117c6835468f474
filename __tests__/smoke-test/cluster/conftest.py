"""A real Dask cluster on this machine, with the checks of the smoke test on the search path of these tests alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

PROVE = Path(__file__).parents[3] / "src" / "smoke-test"
sys.path.insert(0, str(PROVE))

from distributed import Client  # noqa: E402

DEADLINE_SECONDS = 300


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a scheduler and two workers that were started as containers start them: they know nothing of the checks."""
    home = tmp_path_factory.mktemp("cluster")
    found = ["--scheduler-file", str(home / "scheduler.json")]
    here = ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"]
    python = [sys.executable, "-m"]
    with ExitStack() as stack:
        _start(stack, home, [*python, "distributed.cli.dask_scheduler", "--port", "0", *here, *found])
        for _ in range(2):
            _start(stack, home, [*python, "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *here, *found])
        connected = stack.enter_context(Client(scheduler_file=found[1], timeout=DEADLINE_SECONDS))
        connected.wait_for_workers(2, timeout=DEADLINE_SECONDS)
        yield connected


def _start(stack: ExitStack, home: Path, argv: list[str]) -> None:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home)}
    process = subprocess.Popen(argv, cwd=home, env=environment, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.terminate)
