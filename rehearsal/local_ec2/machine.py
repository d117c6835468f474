"""What an instance needs of the machine behind it, and of what makes one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, runtime_checkable

from local_ec2.instances import LocalInstance


class Machine(Protocol):
    """What an instance needs of its machine; `machines.machine.Machine` is one."""

    def start(self) -> None:
        """Boots the guest; does not wait for it."""

    def stop(self, grace_seconds: float) -> None:
        """Asks the guest to shut down and cuts the power after `grace_seconds`; gives back when it is down."""

    def console_output(self) -> str:
        """Gives what the guest wrote to its console."""

    def is_running(self) -> bool:
        """Says whether the machine is up."""


@runtime_checkable
class PlayedMachine(Machine, Protocol):
    """A machine in which no guest runs that could power itself off."""

    def power_off(self) -> None:
        """Does what a guest's own `shutdown -h now` does."""


class MachineMaker(Protocol):
    """Makes the machine for one boot of an instance.

    `volumes` are the files of its volumes, that of the root volume first; `on_exit` is called when the guest powers itself off.
    """

    real: bool

    def make(self, instance: LocalInstance, volumes: list[Path], on_exit: Callable[[], None]) -> Machine:
        """Gives a machine that has not been started."""
