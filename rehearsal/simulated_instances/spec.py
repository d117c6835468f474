"""What a simulated instance is made of, and what it needs of the local EC2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulated_instances.settings import GuestSettings


@dataclass(frozen=True)
class SimulatedSpec:
    """What a simulated instance is made of. `dask_python` runs what its containers run; `workdir` outlives a reboot."""

    instance_id: str
    workdir: Path
    public_address: str
    has_public_address: bool
    user_data: bytes
    ssh_public_keys: Sequence[str]
    dask_python: str

    @property
    def private_address(self) -> str:
        """The loopback address on which its programs listen; as exclusive as the public one, from which it is made."""
        return f"127.78.{self.public_address.split('.', 2)[2]}"


@dataclass(frozen=True)
class Outside:
    """What a simulated instance reads and reports while it runs.

    `settings` are asked for whenever they matter; `address_is_shown` says whether callers can know the public address by now,
    true where there is none; `on_exit` is told of a power-off from inside; `report` of what went wrong, while the exception is
    handled.
    """

    settings: Callable[[], GuestSettings]
    address_is_shown: Callable[[], bool]
    on_exit: Callable[[], None]
    report: Callable[[str], None]
