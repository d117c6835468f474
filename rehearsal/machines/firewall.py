"""What may reach a machine: the inbound rules of its security groups, and the groups that it is in itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

ANY_PROTOCOL = "-1"
# In a rule for ICMP the first "port" is the message type, and this one means all of them.
ANY_ICMP_TYPE = -1


@dataclass(frozen=True)
class Rule:
    """One inbound rule: protocol `tcp`, `udp`, `icmp` or ANY_PROTOCOL, ports from `first` to `last`, and one kind of source.

    The source is an IPv4 `network`, or all members of the security group `group`.
    """

    protocol: str
    first: int
    last: int
    network: IPv4Network | None = None
    group: str | None = None

    def matches(self, protocol: str, port: int, source: IPv4Address, source_groups: frozenset[str]) -> bool:
        """Say whether the rule lets a connection in; the arguments are those of `Firewall.admits`."""
        if self.protocol != ANY_PROTOCOL and not (self.protocol == protocol and self._covers(port)):
            return False
        return self.group in source_groups if self.network is None else source in self.network

    def _covers(self, port: int) -> bool:
        return self.first <= port <= self.last or (self.protocol == "icmp" and self.first in (ANY_ICMP_TYPE, port))


class Firewall:
    """The rules of one machine, which may change while it runs. Nothing is let in until a rule says so.

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
    """

    def __init__(self, rules: Iterable[Rule] = (), groups: Iterable[str] = ()) -> None:
        self._rules = tuple(rules)
        self._groups = frozenset(groups)
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []

    @property
    def groups(self) -> frozenset[str]:
        """The groups that the machine is a member of."""
        return self._groups

    def change(self, rules: Iterable[Rule], groups: Iterable[str]) -> None:
        """Put these rules and groups in the place of the present ones. New connections meet them when this returns."""
        rules, groups = tuple(rules), frozenset(groups)
        with self._lock:
            if (rules, groups) == (self._rules, self._groups):
                return
            self._rules, self._groups = rules, groups
            listeners = list(self._listeners)
        for changed in listeners:
            changed()

    def listen(self, changed: Callable[[], None]) -> None:
        """Have `changed` called after every change."""
        with self._lock:
            self._listeners.append(changed)

    def forget(self, changed: Callable[[], None]) -> None:
        """End `listen`."""
        with self._lock:
            self._listeners.remove(changed)

    def admits(self, protocol: str, port: int, source: IPv4Address, source_groups: frozenset[str] = frozenset()) -> bool:
        """Say whether a new connection from `source` may come in.

        `source_groups` are the groups of the machine that has `source` as its private address; a public address is nobody's
        member, so rules for groups do not match it. For `icmp`, `port` is the message type.
        """
        return any(rule.matches(protocol, port, source, source_groups) for rule in self._rules)
