"""The programs in the containers of a simulated instance, run by a Python of this computer."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from machines.process import spawn
from simulated_instances.user_data import Container

_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")


def command_line(container: Container, python: str, address: str, workdir: Path) -> list[str]:
    """Returns what to run for a container: its command, by `python`, with nothing listening but at `address`.

    Dask would listen on all addresses of this computer, where the clusters of several tests would meet.
    """
    command = list(container.command)
    environment = {
        "PATH": f"{Path(python).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(workdir),
        "TMPDIR": str(workdir),
        "LANG": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
        **container.environment,
    }
    if "DASK_TEMPORARY_DIRECTORY" in environment:
        # It is a path in the container, which this computer does not have.
        environment["DASK_TEMPORARY_DIRECTORY"] = str(workdir)
    if command[:1] == ["env"]:
        command = command[1:]
        while command and _ASSIGNMENT.match(command[0]):
            name, _, value = command.pop(0).partition("=")
            environment[name] = value
    if command[:1] == ["python"]:
        command[0] = python
    variables = [f"{name}={value}" for name, value in environment.items()]
    return ["env", "-i", f"--chdir={workdir}", *variables, *_listening_at(address, command, container.role, workdir)]


def _listening_at(address: str, command: list[str], role: str, workdir: Path) -> list[str]:
    if role == "scheduler":
        return [*command, "--host", address, "--dashboard-address", f"{address}:8787"]
    if "--spec" in command:
        index = command.index("--spec") + 1
        spec = json.loads(command[index])
        spec["opts"] |= {"host": address, "dashboard_address": f"{address}:0", "local_directory": str(workdir)}
        return [*command[:index], json.dumps(spec), *command[index + 1 :]]
    return [*command, "--host", address, "--dashboard-address", f"{address}:0", "--local-directory", str(workdir)]


class RunningContainer:
    """A container's program and all that it starts, in a process group of their own."""

    def __init__(self, argv: Sequence[str], log: Path) -> None:
        """Starts it; its output goes to `log`. It ends with this process at the latest."""
        self._process = spawn(argv, log, ())

    def exit_code(self) -> int | None:
        """Returns how its program ended, None while it runs."""
        return self._process.poll()

    def stop(self, grace_seconds: float) -> None:
        """Asks it to end, and kills what is left after `grace_seconds`."""
        if self.exit_code() is None and grace_seconds > 0:
            self._signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(grace_seconds)
        self._signal(signal.SIGKILL)
        self._process.wait()

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)
