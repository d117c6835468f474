"""A machine with its instance metadata."""

from __future__ import annotations

from local_ec2.machine import Machine
from local_ec2.metadata.endpoint import MetadataEndpoint


class ServedMachine:
    """A machine whose metadata service runs as long as the machine. It is started once."""

    def __init__(self, machine: Machine, metadata: MetadataEndpoint) -> None:
        self._machine = machine
        self._metadata = metadata

    def start(self) -> None:
        """Starts the boot of the guest and returns."""
        try:
            self._machine.start()
        except BaseException:
            self._metadata.close()
            raise

    def stop(self, grace_seconds: float) -> None:
        """Requests a shutdown of the guest and cuts the power after `grace_seconds`; returns when it is off."""
        self._machine.stop(grace_seconds)
        self._metadata.close()

    def console_output(self) -> str:
        """Returns what the guest wrote to its console."""
        return self._machine.console_output()

    def is_running(self) -> bool:
        """Returns whether the machine is running."""
        return self._machine.is_running()
