"""Plays dask-cloudprovider's user data, which runs one container, and keeps the console."""

from __future__ import annotations

import asyncio
import logging

from simulated_instances.boot_times import Boot
from simulated_instances.containers import RunningContainer, command_line
from simulated_instances.settings import EXITS, NO_DOCKER, NO_IMAGE, RUNS, SILENT
from simulated_instances.spec import Outside, SimulatedSpec
from simulated_instances.user_data import Container, find_container

LOG = logging.getLogger(__name__)
_POLL_SECONDS = 0.1
# No machine is gone sooner after its public address was shown. An EC2Cluster looks for the address at intervals of up to 2.2 s in
# the first seconds, and waits for minutes for that of a machine that was quicker; no real one boots and ends in so little time.
_NOTICED_SECONDS = 5.0
_BOOTED = (
    "[    0.000000] Linux version 6.8.0-aws (a simulated instance of the local EC2: no kernel runs)",
    "cloud-init: running 'modules:final'",
)
_POWERED_OFF = "[  OK  ] Reached target poweroff.target - System Power Off."


class ScriptedContainer:
    """The container of one boot of a simulated instance."""

    def __init__(self, spec: SimulatedSpec, outside: Outside) -> None:
        self._spec = spec
        self._outside = outside
        self._log = spec.workdir / "container.log"
        self._log.unlink(missing_ok=True)
        self._boot = Boot()
        self._before = list(_BOOTED)
        self._after: list[str] = []
        self._running: RunningContainer | None = None

    async def play(self) -> bool:
        """Runs the container of the user data to its end; gives whether the machine powers off then.

        Raises ValueError for user data that cannot be read.
        """
        container = find_container(self._spec.user_data)
        if container is None:
            return False
        fate = self._outside.settings().containers[container.role]
        LOG.info("%s: %s %s", self._spec.instance_id, container.role, fate)
        if fate == SILENT:
            return False
        await asyncio.gather(self._meet(fate, container), self._noticed())
        if container.powers_off:
            self._after.append(_POWERED_OFF)
        return container.powers_off

    def console(self) -> str:
        """Returns what the machine has written to its console."""
        try:
            said = self._log.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            said = ""
        return "".join(f"{line}\n" for line in self._before) + said + "".join(f"{line}\n" for line in self._after)

    def stop(self, grace_seconds: float) -> None:
        """Ends the container, by force after `grace_seconds`."""
        if self._running is not None:
            self._running.stop(grace_seconds)

    async def _meet(self, fate: str, container: Container) -> None:
        said = self._outside.settings().boot_times
        self._before += [self._boot.line(has_docker=fate != NO_DOCKER)] if said is None else said.splitlines()
        if fate != RUNS:
            self._before += _last_words(fate, container)
            return
        spec = self._spec
        argv = command_line(container, spec.dask_python, spec.private_address, spec.workdir)
        self._running = RunningContainer(argv, self._log)
        while (code := self._running.exit_code()) is None:
            await asyncio.sleep(_POLL_SECONDS)
        LOG.info("%s: its %s ended with exit code %d", spec.instance_id, container.role, code)
        # With the first process of a container all others end.
        self._running.stop(0)

    async def _noticed(self) -> None:
        while not self._outside.address_is_shown():
            await asyncio.sleep(_POLL_SECONDS)
        await asyncio.sleep(_NOTICED_SECONDS)


def _last_words(fate: str, container: Container) -> list[str]:
    """What Docker 29 or the container says before it ends."""
    help_line = ["", "Run 'docker run --help' for more information"]
    if fate == NO_DOCKER:
        address = "unix:///var/run/docker.sock"
        return [f"docker: Cannot connect to the Docker daemon at {address}. Is the docker daemon running?", *help_line]
    if fate == NO_IMAGE:
        return [f"docker: Error response from daemon: No such image: {container.image}.", *help_line]
    assert fate == EXITS
    module = next((word for word in container.command if word.startswith("distributed.")), "distributed")
    reason = "(ModuleNotFoundError: No module named 'distributed')"
    return [f"/opt/conda/bin/python: Error while finding module specification for '{module}' {reason}"]
