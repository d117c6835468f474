"""The settings that a test can change: durations of states, quotas, the network, faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from local_ec2.faults import Fault
from local_ec2.holds import Hold
from local_ec2.iam.identity import Identity, read_identities
from local_ec2.lazy_volumes import VolumeSettings
from local_ec2.regions import can_be_opted_in
from simulated_instances.settings import GuestSettings

# Quota codes of Service Quotas, service `ec2`, in vCPUs. A new account has 5 standard ones.
# https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
DEFAULT_QUOTAS = {
    "L-1216C47A": 64.0,
    "L-DB2E81BA": 64.0,
    "L-417A185B": 64.0,
    "L-34B43A08": 64.0,
    "L-3819A6DF": 64.0,
}

# The least duration of each state, in seconds; a virtual machine may take longer. `copy` is that of an image copy, `modifying` and
# `optimizing` are those of ModifyVolume, `parameter` is the validation of an SSM parameter whose value is an AMI, `console` is the time
# from a change of an instance's state until its console is posted; on EC2 that takes minutes.
DEFAULT_DURATIONS = {
    "pending": 1.0,
    "stopping": 1.0,
    "shutting-down": 1.0,
    "image": 2.0,
    "copy": 2.0,
    "snapshot": 1.0,
    "modifying": 1.0,
    "optimizing": 1.0,
    "parameter": 0.5,
    "console": 2.0,
}


@dataclass
class Settings:
    """The settings of a running local EC2."""

    durations: dict[str, float] = field(default_factory=lambda: dict(DEFAULT_DURATIONS))
    quotas: dict[str, float] = field(default_factory=lambda: dict(DEFAULT_QUOTAS))
    default_vpc: bool = True
    private_subnet: bool = False
    # Whether the account is on AWS's free plan, which launches few types.
    free_plan: bool = False
    # Zone -> patterns of types that it does not offer, in addition to those it really lacks.
    not_offered: dict[str, list[str]] = field(default_factory=dict)
    # Zone -> patterns of types for which it has no capacity; those of spot instances begin with `spot:`.
    no_capacity: dict[str, list[str]] = field(default_factory=dict)
    # Seconds for which a new instance is not visible, as in the real, eventually consistent EC2.
    instances_visible_after: float = 0.0
    # Seconds from a launch or start until the public address is visible, if the instance is running by then.
    public_address_after: float = 0.0
    # Seconds for which new tags are neither described nor found by a filter.
    tags_visible_after: float = 0.0
    # Seconds by which the account's clock, which dates images and ends cool-downs, is ahead of ours; negative for behind.
    clock_offset: float = 0.0
    # The state reason with which every new image becomes `failed`; None for images that succeed.
    image_failure: str | None = None
    # How long the credentials of a role's session are valid; STS's default is an hour.
    session_seconds: float = 3600.0
    # Regions that the account has enabled in addition to those that every account has.
    opted_in_regions: list[str] = field(default_factory=list)
    # Session tokens that are expired.
    ended_sessions: list[str] = field(default_factory=list)
    # Access key -> what it may do; any other may do everything. Role -> the same, and who may assume it; with none every role
    # is there and may do everything, with any only these are.
    identities: dict[str, Identity] = field(default_factory=dict)
    roles: dict[str, Identity] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    # What a first touch of a lazy volume costs.
    volumes: VolumeSettings = field(default_factory=VolumeSettings)
    # Settings of simulated instances.
    guest: GuestSettings = field(default_factory=GuestSettings)

    def update(self, values: object) -> None:
        """Takes the posted JSON: `durations`, `quotas`, `not_offered`, `volumes` and `guest` merge, everything else replaces.

        Raises ValueError, and then nothing has been changed.
        """
        if not isinstance(values, dict):
            raise ValueError("settings are a JSON object")
        unknown = values.keys() - _READERS.keys()
        if unknown:
            raise ValueError(f"no such setting: {', '.join(sorted(unknown))}; there are {', '.join(sorted(_READERS))}")
        parsed = {name: _READERS[name](self, value) for name, value in values.items()}
        for name, value in parsed.items():
            setattr(self, name, value)

    def to_json(self) -> dict[str, object]:
        """Returns all settings as they can be posted again."""
        return {
            "durations": self.durations,
            "quotas": self.quotas,
            "default_vpc": self.default_vpc,
            "private_subnet": self.private_subnet,
            "free_plan": self.free_plan,
            "not_offered": self.not_offered,
            "no_capacity": self.no_capacity,
            "instances_visible_after": self.instances_visible_after,
            "public_address_after": self.public_address_after,
            "tags_visible_after": self.tags_visible_after,
            "clock_offset": self.clock_offset,
            "image_failure": self.image_failure,
            "session_seconds": self.session_seconds,
            "opted_in_regions": self.opted_in_regions,
            "ended_sessions": self.ended_sessions,
            "identities": {key: each.to_json() for key, each in self.identities.items()},
            "roles": {arn: each.to_json() for arn, each in self.roles.items()},
            "faults": [fault.to_json() for fault in self.faults],
            "holds": [hold.to_json() for hold in self.holds],
            "volumes": self.volumes.to_json(),
            "guest": self.guest.to_json(),
        }


def _numbers(value: object, what: str, allowed: set[str] | None = None) -> dict[str, float]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} is an object of numbers")
    for name, number in value.items():
        if allowed is not None and name not in allowed:
            raise ValueError(f"{what} has no {name!r}; there are {', '.join(sorted(allowed))}")
        if isinstance(number, bool) or not isinstance(number, (int, float)) or number < 0:
            raise ValueError(f"{what}: {name} is a number of at least 0, not {number!r}")
    return {name: float(number) for name, number in value.items()}


def _seconds(name: str, value: object) -> float:
    return _numbers({name: value}, "settings")[name]


def _offset(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{name} is a number of seconds, not {value!r}")
    return float(value)


def _flag(value: object, what: str) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{what} is true or false, not {value!r}")
    return value


def _text_or_none(value: object, what: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{what} is a text or null, not {value!r}")
    return value


def _patterns(value: object, what: str) -> dict[str, list[str]]:
    if not isinstance(value, dict) or not all(isinstance(each, list) for each in value.values()):
        raise ValueError(f"{what} is an object: zone -> list of patterns of instance types")
    return {zone: [str(pattern) for pattern in patterns] for zone, patterns in value.items()}


def _texts(name: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"{name} is a list of texts")
    return value


def _opted_in(value: object) -> list[str]:
    regions = _texts("opted_in_regions", value)
    wrong = [each for each in regions if not can_be_opted_in(each)]
    if wrong:
        raise ValueError(f"opted_in_regions: {', '.join(wrong)} cannot be opted in")
    return regions


def _faults(value: object) -> list[Fault]:
    if not isinstance(value, list):
        raise ValueError("faults is a list")
    return [Fault.from_json(each) for each in value]


def _holds(value: object) -> list[Hold]:
    if not isinstance(value, list):
        raise ValueError("holds is a list")
    return [Hold.from_json(each) for each in value]


_READERS: dict[str, Callable[[Settings, object], object]] = {
    "durations": lambda now, value: now.durations | _numbers(value, "durations", set(DEFAULT_DURATIONS)),
    "quotas": lambda now, value: now.quotas | _numbers(value, "quotas"),
    "default_vpc": lambda _, value: _flag(value, "default_vpc"),
    "private_subnet": lambda _, value: _flag(value, "private_subnet"),
    "free_plan": lambda _, value: _flag(value, "free_plan"),
    "not_offered": lambda now, value: now.not_offered | _patterns(value, "not_offered"),
    "no_capacity": lambda _, value: _patterns(value, "no_capacity"),
    "instances_visible_after": lambda _, value: _seconds("instances_visible_after", value),
    "public_address_after": lambda _, value: _seconds("public_address_after", value),
    "tags_visible_after": lambda _, value: _seconds("tags_visible_after", value),
    "clock_offset": lambda _, value: _offset("clock_offset", value),
    "image_failure": lambda _, value: _text_or_none(value, "image_failure"),
    "session_seconds": lambda _, value: _seconds("session_seconds", value),
    "opted_in_regions": lambda _, value: _opted_in(value),
    "ended_sessions": lambda _, value: _texts("ended_sessions", value),
    "identities": lambda _, value: read_identities(value),
    "roles": lambda _, value: read_identities(value),
    "faults": lambda _, value: _faults(value),
    "holds": lambda _, value: _holds(value),
    "volumes": lambda now, value: now.volumes.merged(value),
    "guest": lambda now, value: now.guest.merged(value),
}
