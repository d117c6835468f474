"""A virtual machine that stands in for an instance."""

from __future__ import annotations

import logging
import re
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from ipaddress import IPv4Address

from machines.accelerator import accelerator
from machines.command_line import SSH_PORT, named_volumes, qemu_command_line
from machines.errors import MachineError
from machines.firewall import Firewall
from machines.guest_ports import GuestPorts
from machines.initialization import Initialization
from machines.monitor import Monitor
from machines.port_proxy import PortProxy
from machines.process import spawn
from machines.security import NetworkHost
from machines.snapshot_server import SnapshotServer
from machines.spec import MachineSpec
from machines.virtual_switch import VirtualSwitch

__all__ = ["Machine", "MachineSpec"]

LOG = logging.getLogger(__name__)
# SSH, Dask's scheduler and its dashboard: what a client reaches.
PORTS = (SSH_PORT, 8786, 8787)
# A guest that is still booting has nobody yet who hears the power button, so it is pressed again.
_PRESS_AGAIN_SECONDS = 5.0
_QUIT_SECONDS = 30.0


class Machine:
    """One virtual machine, from power-on to power-off. It may be started again after that."""

    def __init__(self, spec: MachineSpec, switch: VirtualSwitch, firewall: Firewall, on_exit: Callable[[], None]) -> None:
        """`switch` leads to the other machines, and `firewall` says what of them and of this computer may come in.

        `on_exit` is called, on a thread of the machine's own, when the guest has powered itself off, or QEMU has died.
        """
        self._spec = spec
        self._switch = switch
        self._firewall = firewall
        self._on_exit = on_exit
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._monitor: Monitor | None = None
        self._port_proxy: PortProxy | None = None
        self._waiter: threading.Thread | None = None
        # The servers of its lazy volumes, by the names of their nodes.
        self._servers: dict[str, SnapshotServer] = {}
        self._initialization: Initialization | None = None

    def start(self) -> None:
        """Power on; returns when QEMU runs, long before the guest has booted.

        Raises MachineError when QEMU ends at once, with what it said: an address in use, a disk in use.
        """
        if self.is_running():
            raise MachineError(f"{self._spec.instance_id} already runs")
        self._stopping.clear()
        ours, theirs = socket.socketpair()
        self._monitor = monitor = Monitor(ours, self._on_event)
        firewall = self._firewall if self._spec.has_public_address else Firewall()
        self._port_proxy = proxy = PortProxy(GuestPorts(monitor, PORTS), self._spec.public_address, firewall)
        try:
            process = self._power_on(theirs, monitor)
        except BaseException:
            self._end_volumes()
            monitor.close()
            proxy.stop()
            raise
        proxy.start()
        self._waiter = threading.Thread(
            target=self._wait, args=(process, monitor, proxy), name=f"wait-{self._spec.instance_id}", daemon=True
        )
        self._waiter.start()

    def _power_on(self, monitor_end: socket.socket, monitor: Monitor) -> subprocess.Popen[bytes]:
        spec, work = self._spec, self._spec.workdir
        with monitor_end, self._switch.connect(self._host()) as line:
            self._initialization = initialization = Initialization(named_volumes(spec))
            servers = self._start_servers()
            fds = (monitor_end.fileno(), line.fileno())
            argv = qemu_command_line(spec, accelerator(spec.kernel), work / "console.log", *fds, PORTS, servers)
            self._process = process = spawn(argv, work / "qemu.log", (*fds, *servers.values()))
        for server in self._servers.values():
            server.handed_over()
        try:
            monitor.open()
            initialization.begin(monitor)
        except (MachineError, OSError) as error:
            _kill(process)
            said = (work / "qemu.log").read_text(encoding="utf-8", errors="replace").strip()
            raise MachineError(f"the virtual machine of {spec.instance_id} did not start: {said or error}") from error
        return process

    def _start_servers(self) -> dict[str, int]:
        """Start the servers of the lazy volumes; gives QEMU's ends of their connections by the names of the nodes."""
        for name, volume in named_volumes(self._spec).items():
            if volume.source is not None:
                self._servers[name] = SnapshotServer(volume.source, self._spec.workdir / f"{name}-server.log")
        return {name: server.fd for name, server in self._servers.items()}

    def _end_volumes(self) -> None:
        """End what loads the volumes; for a QEMU that has ended."""
        if self._initialization is not None:
            self._initialization.end()
        for server in self._servers.values():
            server.end()
        self._servers = {}

    def stop(self, grace_seconds: float) -> None:
        """Press the power button, and cut the power when the guest is not off after `grace_seconds`; returns when it is off.

        A machine that is off already is left alone. `on_exit` is not called for this end.
        """
        self._stopping.set()
        if self._process is None or self._monitor is None or self._waiter is None:
            return
        deadline = time.monotonic() + grace_seconds
        while self.is_running() and (left := deadline - time.monotonic()) > 0:
            self._ask(self._monitor, "system_powerdown")
            self._waiter.join(min(left, _PRESS_AGAIN_SECONDS))
        if self.is_running():
            # Where a guest hangs is not known otherwise: firmware is below 1 MiB, the kernel in the upper half of the addresses.
            processors = _processors(self._monitor)
            LOG.info("%s is not off after %g s: its power is cut; its processors: %s", self._spec.instance_id, grace_seconds, processors)
            self._ask(self._monitor, "quit")
            self._waiter.join(_QUIT_SECONDS)
            _kill(self._process)
        if self._waiter is not threading.current_thread():
            self._waiter.join()

    def console_output(self) -> str:
        """What the guest has written to its serial console since it was last started."""
        try:
            return (self._spec.workdir / "console.log").read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ""

    def is_running(self) -> bool:
        """Whether the machine is on."""
        return self._process is not None and self._process.poll() is None

    def _host(self) -> NetworkHost:
        spec = self._spec
        public = IPv4Address(spec.public_address).packed if spec.has_public_address else None
        mac = bytes.fromhex(spec.mac.replace(":", ""))
        return NetworkHost(mac, IPv4Address(spec.private_address).packed, public, self._firewall)

    def _on_event(self, event: str) -> None:
        LOG.debug("%s: %s", self._spec.instance_id, event)
        if event == "RESET" and self._port_proxy is not None:
            self._port_proxy.restarted()

    def _ask(self, monitor: Monitor, command: str) -> None:
        try:
            monitor.execute(command)
        except MachineError as error:
            LOG.debug("%s: %s: %s", self._spec.instance_id, command, error)

    def _wait(self, process: subprocess.Popen[bytes], monitor: Monitor, proxy: PortProxy) -> None:
        exit_code = process.wait()
        self._end_volumes()
        proxy.stop()
        monitor.close()
        if not self._stopping.is_set():
            LOG.info("%s powered itself off (QEMU's exit code %d)", self._spec.instance_id, exit_code)
            self._on_exit()


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def _processors(monitor: Monitor) -> str:
    try:
        return " ".join(re.findall(r"\b(?:EIP|RIP|HLT)=[0-9a-f]+", monitor.human("info registers -a"))) or "none"
    except MachineError as error:
        return str(error)
