"""Security group rules: what they allow, and a record of every rule that ever existed."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from ipaddress import IPv4Network
from typing import Any

from moto.ec2.models import EC2Backend
from moto.ec2.models.security_groups import SecurityGroup

from machines.firewall import ANY_PROTOCOL, Rule

_WORLD = ("0.0.0.0/0", "::/0")


@dataclass
class RecordedRule:
    """A rule and when it was added and removed (epoch seconds; `removed` is None for a rule in force). `from_port` is None for all ports.

    The source, or the target of an egress rule, is `cidr` (IPv4 or IPv6), `source_group` or `prefix_list`.
    """

    rule: str
    group: str
    group_name: str
    region: str
    direction: str
    protocol: str
    from_port: int | None
    to_port: int | None
    cidr: str | None
    source_group: str | None
    prefix_list: str | None
    open_to_world: bool
    preexisting: bool
    added: float
    removed: float | None = None


class RuleRecord:
    """Every rule of every group, those of deleted groups too; safe under `world.lock`."""

    def __init__(self) -> None:
        self._rules: list[RecordedRule] = []
        self._present: dict[str, dict[tuple[object, ...], RecordedRule]] = {}

    def observe(self, backend: EC2Backend) -> None:
        """Compares a region's groups with the earlier state. Called after every call that can change a rule."""
        now = time.time()
        groups = [group for vpc in backend.groups.values() for group in vpc.values()]
        present = {_identity(rule): (group, rule) for group in groups for rule in group.ingress_rules + group.egress_rules}
        known = self._present.setdefault(backend.region_name, {})
        for identity in known.keys() - present.keys():
            known.pop(identity).removed = now
        for identity in [each for each in present if each not in known]:
            group, rule = present[identity]
            known[identity] = _record(backend, group, rule, now)
            self._rules.append(known[identity])

    def to_json(self) -> list[dict[str, object]]:
        """Returns all rules, oldest first."""
        return [asdict(rule) for rule in self._rules]


def inbound_rules(groups: Iterable[Any]) -> list[Rule]:
    """Returns the inbound rules of some groups in the form of a machine's firewall; machines have no IPv6."""
    return [each for group in groups for rule in group.ingress_rules if (each := _inbound_rule(rule)) is not None]


def _inbound_rule(rule: Any) -> Rule | None:
    protocol = rule.ip_protocol or ANY_PROTOCOL
    first, last = (0, 65535) if rule.from_port is None else (int(rule.from_port), int(rule.to_port))
    if rule.cidr_ipv4:
        return Rule(protocol, first, last, network=IPv4Network(rule.cidr_ipv4, strict=False))
    if rule.source_group.get("GroupId"):
        return Rule(protocol, first, last, group=rule.source_group["GroupId"])
    return None


def _identity(rule: Any) -> tuple[object, ...]:
    """A rule keeps its id when ModifySecurityGroupRules makes another rule of it."""
    source = (rule.cidr_ipv4, rule.cidr_ipv6, rule.source_group.get("GroupId"), rule.prefix_list_id)
    return (rule.id, rule.ip_protocol, rule.from_port, rule.to_port, *source)


def _record(backend: Any, group: SecurityGroup, rule: Any, now: float) -> RecordedRule:
    cidr = rule.cidr_ipv4 or rule.cidr_ipv6
    return RecordedRule(
        rule=rule.id,
        group=group.id,
        group_name=group.name,
        region=backend.region_name,
        direction="egress" if any(each is rule for each in group.egress_rules) else "ingress",
        protocol=rule.ip_protocol,
        from_port=rule.from_port,
        to_port=rule.to_port,
        cidr=cidr,
        source_group=rule.source_group.get("GroupId"),
        prefix_list=rule.prefix_list_id,
        open_to_world=cidr in _WORLD,
        preexisting=group.id in backend.preexisting,
        added=now,
    )
