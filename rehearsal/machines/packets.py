"""The parts of an Ethernet frame that a security group looks at."""

from __future__ import annotations

from typing import NamedTuple

ETHERNET_HEADER = 14
ARP, IPV4 = b"\x08\x06", b"\x08\x00"
_PROTOCOLS = {1: "icmp", 6: "tcp", 17: "udp"}
_SYN, _ACK = 0x02, 0x10
_ICMP_REPLIES = {0: 8, 14: 13}
_FRAGMENT_OFFSET = 0x1FFF


class Packet(NamedTuple):
    """An IPv4 packet; the addresses are four bytes each. For `icmp`, `port` is the message type and both ports of `flow` are 0."""

    protocol: str
    source: bytes
    target: bytes
    port: int
    begins: bool
    flow: bytes
    answered_flow: bytes


def parse_packet(frame: bytes) -> Packet | None:
    """Read an IPv4 frame (RFC 791, 793, 768, 792).

    Gives None for what is cut short, for other protocols, and for later fragments, which carry no ports. `begins` says that the
    packet can begin a conversation; `flow` names the conversation, and `answered_flow` the one that it would be an answer in.
    """
    header = (frame[ETHERNET_HEADER] & 0x0F) * 4 if len(frame) > ETHERNET_HEADER else 0
    inner = ETHERNET_HEADER + header
    if header < 20 or len(frame) < inner + 8 or int.from_bytes(frame[20:22], "big") & _FRAGMENT_OFFSET:
        return None
    number = frame[23]
    protocol = _PROTOCOLS.get(number)
    if protocol is None or (protocol == "tcp" and len(frame) < inner + 20):
        return None
    source, target = frame[26:30], frame[30:34]
    source_port, target_port = frame[inner : inner + 2], frame[inner + 2 : inner + 4]
    port, begins = int.from_bytes(target_port, "big"), True
    if protocol == "tcp":
        begins = frame[inner + 13] & (_SYN | _ACK) == _SYN
    elif protocol == "icmp":
        port, begins = frame[inner], frame[inner] not in _ICMP_REPLIES
        source_port = target_port = b"\0\0"
    kind = bytes((number,))
    return Packet(
        protocol=protocol,
        source=source,
        target=target,
        port=port,
        begins=begins,
        flow=kind + source + target + source_port + target_port,
        answered_flow=kind + target + source + target_port + source_port,
    )
