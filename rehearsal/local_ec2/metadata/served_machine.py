"""A machine with its instance metadata."""

from __future__ import annotations

from local_ec2.machine import Machine
from local_ec2.metadata.endpoint import MetadataEndpoint


class ServedMachine:
    """A machine whose metadata service is there as long as it runs. It is started once."""

    def __init__(self, machine: Machine, metadata: MetadataEndpoint) -> None:
        self._machine = machine
        self._metadata = metadata

    def start(self) -> None:
        """Boots the guest; does not wait for it."""
        try:
            self._machine.start()
        except BaseException:
            self._metadata.close()
            raise

    def stop(self, grace_seconds: float) -> None:
        """Asks the guest to shut down and cuts the power after `grace_seconds`; gives back when it is down."""
        self._machine.stop(grace_seconds)
        self._metadata.close()

    def console_output(self) -> str:
        """Gives what the guest wrote to its console."""
        return self._machine.console_output()

    def is_running(self) -> bool:
        """Says whether the machine is up."""
        return self._machine.is_running()
