"""An instance whose states take time."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, ClassVar, Protocol

from moto.core.utils import utcnow
from moto.ec2.models import instances as moto_instances
from moto.ec2.models.instances import InstanceState, StateReason

from local_ec2.addresses import PublicAddresses
from local_ec2.group_rules import inbound_rules
from local_ec2.instance_types import cpu_options_of
from local_ec2.settings import Settings
from machines.firewall import Firewall

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html
STATE_CODES = {"pending": 0, "running": 16, "shutting-down": 32, "terminated": 48, "stopping": 64, "stopped": 80}

USER_INITIATED = ("Client.UserInitiatedShutdown", "Client.UserInitiatedShutdown: User initiated shutdown")
GUEST_INITIATED = ("Client.InstanceInitiatedShutdown", "Client.InstanceInitiatedShutdown: Instance initiated shutdown")
INTERRUPTED = ("Server.SpotInstanceTermination", "Server.SpotInstanceTermination: Spot instance termination")
LAUNCH_FAILED = ("Server.InternalError", "Server.InternalError: Internal error on launch")


class InstanceWorld(Protocol):
    """What an instance and what serves it need of `local_ec2.world.World`, which knows instances itself."""

    addresses: PublicAddresses
    settings: Settings

    @property
    def lock(self) -> AbstractContextManager[Any]:
        """What guards moto's data and the settings."""

    def report(self, what: str) -> None:
        """Logs the exception being handled and keeps a line of it."""


class LocalInstance(moto_instances.Instance):
    """moto's instance, which begins pending, gives its address back, and has a machine behind it."""

    world: ClassVar[InstanceWorld]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.credit_specification = "standard"
        # Interface index -> public address; the interface itself shows it only once the instance runs.
        self._public_addresses: dict[int, str] = {}
        # A machine without a public address is reached by nobody, but QEMU needs a loopback address to forward to.
        self._hidden_address: str | None = None
        # The instance keeps the key when the key pair is deleted.
        pair = self.ec2_backend.key_pairs.get(self.key_name)
        self._public_keys = [" ".join([*pair.public_key.split()[:2], pair.key_name])] if pair else []
        # What its machine lets in, whichever boot it is.
        self.firewall = Firewall()
        for nic in self.nics.values():
            # EC2 deletes the interfaces that it made for a launch unless the launch says otherwise; moto keeps them.
            nic.delete_on_termination = True
        self.enter("pending")

    @property
    def public_dns_name(self) -> None:
        """Names would have to be resolved by the real DNS. A VPC without DNS host names has none, so neither do we."""
        return None

    @property
    def cpu_options(self) -> dict[str, int]:
        """Gives cores and threads a core, which moto leaves out."""
        return cpu_options_of(self.instance_type)

    @property
    def spot_instance_request_id(self) -> str | None:
        """Gives the id of the spot request, which a spot instance always has."""
        return f"sir-{self.id[-8:]}" if self.lifecycle == "spot" else None

    @property
    def instance_lifecycle(self) -> str | None:
        """Gives `spot` for a spot instance and nothing for any other, as DescribeInstances does."""
        return self.lifecycle

    def enter(self, state: str, reason: tuple[str, str] | None = None) -> InstanceState:
        """Sets the state, and why (code, message); gives the state before."""
        previous = self._state
        self._state = InstanceState(state, STATE_CODES[state])
        if state == "pending":
            self._hold_addresses_back()
        elif state == "running":
            self.show_addresses_that_are_due()
        if reason is not None:
            code, message = reason
            who = "User initiated" if reason == USER_INITIATED else message
            self._reason = f"{who} ({utcnow().strftime('%Y-%m-%d %H:%M:%S GMT')})"
            self.state_reason = StateReason(message, code)
        elif state in ("pending", "running"):
            self._reason = ""
            self.state_reason = StateReason()
        return previous

    def finish_stop(self) -> None:
        """Does what EC2 does when the machine is down: takes the public address and is stopped."""
        reason, text = self.state_reason, self._reason
        self._give_addresses_back(super().stop)
        self.state_reason, self._reason = reason, text

    def finish_termination(self) -> None:
        """Takes address, interfaces and volumes (those with DeleteOnTermination) and is terminated."""
        reason, text = self.state_reason, self._reason
        self._give_addresses_back(super().terminate)
        self.state_reason, self._reason = reason, text

    def renew_addresses(self) -> None:
        """Gives the interfaces the new public addresses that a start brings."""
        for nic in self.nics.values():
            nic.start()

    def loopback_address(self) -> str:
        """Gives the loopback address at which this machine is reached, public or not."""
        if 0 in self._public_addresses:
            return self._public_addresses[0]
        self._hidden_address = self._hidden_address or self.world.addresses.acquire()
        return self._hidden_address

    @property
    def has_public_address(self) -> bool:
        """Says whether the loopback address is the public one, shown yet or not."""
        return 0 in self._public_addresses

    def groups(self) -> list[Any]:
        """Gives the security groups that it is in now."""
        # An interface of moto's keeps the groups of its launch beside those that ModifyInstanceAttribute has set since.
        return self.security_groups or [group for nic in self.nics.values() for group in nic.group_set]

    def follow_groups(self) -> None:
        """Lets the machine's firewall have what the groups now say."""
        groups = self.groups()
        self.firewall.change(inbound_rules(groups), [group.id for group in groups])

    def ssh_public_keys(self) -> list[str]:
        """Gives the public key of the key pair that the launch named, if any, in OpenSSH's format."""
        return list(self._public_keys)

    def raw_user_data(self) -> bytes | None:
        """Gives the user data as the launch meant it, not in base64; None where there is none."""
        return base64.b64decode(str(self.user_data)) if self.user_data else None

    def root_volume(self) -> Any:
        """Gives moto's volume at the root device, or None."""
        device = self.block_device_mapping.get(self.root_device_name)
        return self.ec2_backend.volumes.get(device.volume_id) if device else None

    def data_volumes(self) -> list[Any]:
        """Gives moto's volumes at all other devices, in the order of the devices' names."""
        devices = sorted(name for name in self.block_device_mapping if name != self.root_device_name)
        return [self.ec2_backend.volumes[self.block_device_mapping[name].volume_id] for name in devices]

    @property
    def private_ip_address(self) -> str | None:
        """Gives the private address, which a terminated instance no longer has."""
        return None if self.state == "terminated" else super().private_ip_address

    @property
    def network_interfaces(self) -> list[Any]:
        """Gives the interfaces, which a terminated instance no longer has."""
        return [] if self.state == "terminated" else super().network_interfaces

    def _hold_addresses_back(self) -> None:
        self._pending_since = time.monotonic()
        for index, nic in self.nics.items():
            if nic.public_ip is not None:
                self._public_addresses[index], nic.public_ip = nic.public_ip, None

    def show_addresses_that_are_due(self) -> None:
        """Shows the public addresses of a running instance, no earlier than the settings say."""
        due = time.monotonic() - self._pending_since >= self.world.settings.public_address_after
        if self.state == "running" and due:
            for index, address in self._public_addresses.items():
                self.nics[index].public_ip = address

    def shows_addresses(self) -> bool:
        """Says whether a caller can see all public addresses of the running instance."""
        return self.state == "running" and all(self.nics[index].public_ip for index in self._public_addresses)

    def _give_addresses_back(self, end: Callable[[], Any]) -> None:
        end()
        for address in [*self._public_addresses.values(), self._hidden_address]:
            self.world.addresses.release(address)
        self._public_addresses, self._hidden_address = {}, None
