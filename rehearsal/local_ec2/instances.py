"""Instances: states that take time, addresses, volumes, security groups."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, ClassVar, Protocol

from moto.core.utils import utcnow
from moto.ec2.models import instances as moto_instances
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import InstanceState, StateReason
from moto.ec2.models.security_groups import SecurityGroup

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
    """The part of `local_ec2.world.World` that instances use; a Protocol, because World imports instances."""

    addresses: PublicAddresses
    settings: Settings

    @property
    def lock(self) -> AbstractContextManager[object]:
        """The lock of moto's data and the settings."""

    def report(self, what: str) -> None:
        """Logs the exception being handled and keeps a line of it."""


class LocalInstance(moto_instances.Instance):
    """moto's instance, but it begins pending, frees its public address, and has a machine."""

    world: ClassVar[InstanceWorld]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.credit_specification = "standard"
        # Interface index -> public address; the interface shows it only when the instance is running.
        self._public_addresses: dict[int, str] = {}
        # A machine without a public address is not reachable, but QEMU needs a loopback address to forward to.
        self._hidden_address: str | None = None
        # The instance keeps the key when the key pair is deleted.
        pair = self.ec2_backend.key_pairs.get(self.key_name)
        self._public_keys = [" ".join([*pair.public_key.split()[:2], pair.key_name])] if pair else []
        # The firewall of its machine, kept across boots.
        self.firewall = Firewall()
        for nic in self.nics.values():
            # EC2 deletes the interfaces that it made for a launch unless the launch says otherwise; moto keeps them.
            nic.delete_on_termination = True
        self.enter("pending")

    @property
    def public_dns_name(self) -> None:
        """None, as in a VPC without DNS host names: the names would have to be resolved by the real DNS."""
        return None

    @property
    def cpu_options(self) -> dict[str, int]:
        """Returns cores and threads a core, which moto leaves out."""
        return cpu_options_of(self.instance_type)

    @property
    def spot_instance_request_id(self) -> str | None:
        """Returns the id of the spot request, which a spot instance always has."""
        return f"sir-{self.id[-8:]}" if self.lifecycle == "spot" else None

    @property
    def instance_lifecycle(self) -> str | None:
        """Returns `spot` for a spot instance, else None, as in DescribeInstances."""
        return self.lifecycle

    def enter(self, state: str, reason: tuple[str, str] | None = None) -> InstanceState:
        """Sets the state and its reason (code, message); returns the previous state."""
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
        """Frees the public address and sets the state to stopped."""
        reason, text = self.state_reason, self._reason
        self._give_addresses_back(super().stop)
        self.state_reason, self._reason = reason, text

    def finish_termination(self) -> None:
        """Frees address, interfaces and volumes (those with DeleteOnTermination) and sets the state to terminated."""
        reason, text = self.state_reason, self._reason
        self._give_addresses_back(super().terminate)
        self.state_reason, self._reason = reason, text

    def renew_addresses(self) -> None:
        """Assigns the interfaces the new public addresses of a start."""
        for nic in self.nics.values():
            nic.start()

    def loopback_address(self) -> str:
        """Returns the loopback address of this machine, public or not."""
        if 0 in self._public_addresses:
            return self._public_addresses[0]
        self._hidden_address = self._hidden_address or self.world.addresses.acquire()
        return self._hidden_address

    @property
    def has_public_address(self) -> bool:
        """Returns whether the loopback address is the public one, even if it is not visible yet."""
        return 0 in self._public_addresses

    def groups(self) -> list[SecurityGroup]:
        """Returns its current security groups."""
        # moto's interfaces keep the groups of the launch in addition to those that ModifyInstanceAttribute has set.
        return self.security_groups or [group for nic in self.nics.values() for group in nic.group_set]

    def follow_groups(self) -> None:
        """Applies the rules of its current groups to the machine's firewall."""
        groups = self.groups()
        self.firewall.change(inbound_rules(groups), [group.id for group in groups])

    def ssh_public_keys(self) -> list[str]:
        """Returns the public key of the key pair that the launch named, if any, in OpenSSH's format."""
        return list(self._public_keys)

    def raw_user_data(self) -> bytes | None:
        """Returns the user data, decoded from base64; None if there is none."""
        return base64.b64decode(str(self.user_data)) if self.user_data else None

    def root_volume(self) -> Any:
        """Returns moto's volume at the root device, or None."""
        device = self.block_device_mapping.get(self.root_device_name)
        return self.ec2_backend.volumes.get(device.volume_id) if device else None

    def data_volumes(self) -> list[Any]:
        """Returns moto's volumes at all other devices, in the order of the devices' names."""
        devices = sorted(name for name in self.block_device_mapping if name != self.root_device_name)
        return [self.ec2_backend.volumes[self.block_device_mapping[name].volume_id] for name in devices]

    @property
    def private_ip_address(self) -> str | None:
        """Returns the private address, which a terminated instance no longer has."""
        return None if self.state == "terminated" else super().private_ip_address

    @property
    def network_interfaces(self) -> list[NetworkInterface]:
        """Returns the interfaces, which a terminated instance no longer has."""
        return [] if self.state == "terminated" else super().network_interfaces

    def _hold_addresses_back(self) -> None:
        self._pending_since = time.monotonic()
        for index, nic in self.nics.items():
            if nic.public_ip is not None:
                self._public_addresses[index], nic.public_ip = nic.public_ip, None

    def show_addresses_that_are_due(self) -> None:
        """Shows the public addresses of a running instance when their delay (a setting) is over."""
        due = time.monotonic() - self._pending_since >= self.world.settings.public_address_after
        if self.state == "running" and due:
            for index, address in self._public_addresses.items():
                self.nics[index].public_ip = address

    def shows_addresses(self) -> bool:
        """Returns whether a caller can see all public addresses of the running instance."""
        return self.state == "running" and all(self.nics[index].public_ip for index in self._public_addresses)

    def _give_addresses_back(self, end: Callable[[], object]) -> None:
        end()
        for address in [*self._public_addresses.values(), self._hidden_address]:
            self.world.addresses.release(address)
        self._public_addresses, self._hidden_address = {}, None
