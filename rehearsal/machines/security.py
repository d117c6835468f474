"""Which packets of the virtual switch are let through, with the memory of the conversations that were."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address

from machines.firewall import Firewall
from machines.packets import ARP, IPV4, Packet, parse_packet

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html, "Idle connection tracking timeout".
_IDLE_SECONDS = {"tcp": 432000.0, "udp": 180.0, "icmp": 180.0}


@dataclass(frozen=True)
class NetworkHost:
    """A machine on the virtual switch; a MAC has six bytes, an address four. `public_address` is None where others may not use it."""

    mac: bytes
    private_address: bytes
    public_address: bytes | None
    firewall: Firewall


class PacketFilter:
    """Security groups between machines: default deny, and whatever belongs to an admitted conversation passes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        # Conversation -> when a packet of it last passed.
        self._admitted: dict[bytes, float] = {}

    def passes(self, frame: bytes, sender: NetworkHost, receiver: NetworkHost) -> bool:
        """Say whether `receiver` gets a frame that was sent to it. ARP passes; what is neither ARP nor IPv4 does not."""
        kind = frame[12:14]
        if kind != IPV4:
            return kind == ARP
        packet = parse_packet(frame)
        return packet is not None and _belongs(packet, sender, receiver) and self._admits(packet, sender, receiver)

    def forget(self, host: NetworkHost) -> None:
        """Forget the conversations of a machine that has left the virtual switch: another one may get its addresses."""
        gone = {host.private_address, host.public_address}
        self._admitted = {flow: seen for flow, seen in self._admitted.items() if not {flow[1:5], flow[5:9]} & gone}

    def _admits(self, packet: Packet, sender: NetworkHost, receiver: NetworkHost) -> bool:
        now, idle = self._clock(), _IDLE_SECONDS[packet.protocol]
        for flow in (packet.answered_flow, packet.flow):
            # A TCP connection that begins anew from the same ports is a new one.
            known = self._admitted.get(flow) if not (packet.protocol == "tcp" and packet.begins) else None
            if known is not None and now - known <= idle:
                self._admitted[flow] = now
                return True
        if packet.begins and _is_let_in(packet, sender, receiver):
            self._admitted[packet.flow] = now
            return True
        return False


def _is_let_in(packet: Packet, sender: NetworkHost, receiver: NetworkHost) -> bool:
    """Say whether the receiver's rules admit a new conversation, from the address that the sender has for the receiver.

    What goes to a public address leaves through the internet gateway, which puts the sender's public address in the place of its
    private one; the rules for groups know private addresses only.
    """
    source, groups = packet.source, frozenset[str]()
    if packet.target == receiver.public_address:
        if sender.public_address is None:
            return False
        source = sender.public_address
    elif packet.source == sender.private_address:
        groups = sender.firewall.groups
    return receiver.firewall.admits(packet.protocol, packet.port, IPv4Address(source), groups)


def _belongs(packet: Packet, sender: NetworkHost, receiver: NetworkHost) -> bool:
    """EC2's source/destination check: nobody speaks for another, and nobody gets what is another's."""
    sources = (sender.private_address, sender.public_address)
    return packet.source in sources and packet.target in (receiver.private_address, receiver.public_address)
