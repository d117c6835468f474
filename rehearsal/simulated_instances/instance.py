"""A simulated instance: what stands in for an instance where no virtual machine is needed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time

from machines.command_line import SSH_PORT
from machines.firewall import Firewall
from machines.machine import PORTS
from machines.port_proxy import PortProxy
from simulated_instances.files import GuestFiles
from simulated_instances.ports import SimulatedPorts
from simulated_instances.scripted_container import ScriptedContainer
from simulated_instances.scripted_guest import ScriptedGuest
from simulated_instances.shell import Shell
from simulated_instances.spec import Outside, SimulatedSpec
from simulated_instances.ssh_guest import SshGuest

LOG = logging.getLogger(__name__)
_POLL_SECONDS = 0.05
# How long a container gets to end in order, at most.
_CONTAINER_GRACE_SECONDS = 2.0


class SimulatedInstance:
    """One simulated instance, from power-on to power-off; it lives on a thread of its own."""

    def __init__(self, spec: SimulatedSpec, firewall: Firewall, outside: Outside) -> None:
        self._spec = spec
        self._firewall = firewall if spec.has_public_address else Firewall()
        self._outside = outside
        self._running = False
        self._stopping = False
        self._grace_seconds = 0.0
        self._off = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name=f"guest-{spec.instance_id}", daemon=True)
        self._ports = SimulatedPorts(spec.private_address, PORTS)
        self._containers = ScriptedContainer(spec, outside)
        self._port_proxy: PortProxy | None = None
        # The end of the local EC2 may come while a machine starts.
        self._switch = threading.Lock()

    def start(self) -> None:
        """Power on; does not wait for SSH. Raises MachineError when its address is not free."""
        with self._switch:
            self._port_proxy = PortProxy(self._ports, self._spec.public_address, self._firewall)
            self._running = True
            self._port_proxy.start()
            self._thread.start()

    def stop(self, grace_seconds: float) -> None:
        """Powers off, `grace_seconds` at most for its container; gives back when it is off. `on_exit` is not called."""
        self._stopping = True
        self._grace_seconds = min(grace_seconds, _CONTAINER_GRACE_SECONDS)
        with self._switch:
            if self._port_proxy is None:
                return
            # The loop of a machine that is off already is closed.
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._off.set)
            self._thread.join()
            self._port_proxy.stop()
            self._running = False

    def console_output(self) -> str:
        """Returns what it has written to its console since it was started."""
        return self._containers.console()

    def is_running(self) -> bool:
        """Returns whether it is on."""
        return self._running

    def power_off(self) -> None:
        """Does what a guest's own `shutdown -h now` does."""
        if self._running and not self._stopping:
            self._running = False
            LOG.info("%s powers itself off", self._spec.instance_id)
            self._outside.on_exit()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._live())
        finally:
            self._loop.run_until_complete(_end_tasks())
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()

    async def _live(self) -> None:
        powered_on = time.monotonic()
        lives = [asyncio.ensure_future(self._serve_ssh(powered_on)), asyncio.ensure_future(self._play_user_data())]
        await self._off.wait()
        for life in lives:
            life.cancel()
        await asyncio.gather(*lives, return_exceptions=True)
        # With a grace it is waited for, but nobody else needs this loop any more.
        self._containers.stop(self._grace_seconds)

    async def _serve_ssh(self, powered_on: float) -> None:
        while (after := self._outside.settings().ssh_after) is None or time.monotonic() < powered_on + after:
            await asyncio.sleep(_POLL_SECONDS)
        spec, files = self._spec, GuestFiles(self._spec.workdir / "root")
        player = ScriptedGuest(files, self._outside.settings, spec.dask_python, spec.ssh_public_keys)
        guest = SshGuest(files, Shell(files, player), spec.workdir / "ssh_host_ed25519_key", spec.ssh_public_keys)
        try:
            await guest.listen(spec.private_address, SSH_PORT)
            self._look_at_ports()
            await asyncio.Future()
        except Exception:
            self._outside.report(f"{spec.instance_id}: its SSH server failed")
        finally:
            await guest.close()

    async def _play_user_data(self) -> None:
        try:
            powers_off = await self._containers.play()
        except Exception:
            self._outside.report(f"{self._spec.instance_id}: its user data could not be simulated")
            return
        if powers_off:
            self.power_off()

    def _look_at_ports(self) -> None:
        self._ports.look()
        if self._port_proxy is not None:
            self._port_proxy.update()


async def _end_tasks() -> None:
    """Whoever still plays a script for a connection that is gone."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
