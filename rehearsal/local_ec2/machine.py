"""The interfaces of machines and of their makers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from local_ec2.instances import LocalInstance
from machines.volume import Volume


class Machine(Protocol):
    """The machine of an instance, such as `machines.machine.Machine`."""

    def start(self) -> None:
        """Starts the boot of the guest and returns."""

    def stop(self, grace_seconds: float) -> None:
        """Requests a shutdown of the guest and cuts the power after `grace_seconds`; returns when it is off."""

    def console_output(self) -> str:
        """Returns what the guest wrote to its console."""

    def is_running(self) -> bool:
        """Returns whether the machine is running."""


@runtime_checkable
class PlayedMachine(Machine, Protocol):
    """A machine without a guest that could power itself off."""

    def power_off(self) -> None:
        """Does what a guest's own `shutdown -h now` does."""


class MachineMaker(Protocol):
    """Makes the machine for one boot of an instance.

    `volumes` are its volumes, the root volume first; `on_exit` is called when the guest powers itself off.
    """

    real: bool

    def make(self, instance: LocalInstance, volumes: list[Volume], on_exit: Callable[[], None]) -> Machine:
        """Returns a machine that has not been started."""
