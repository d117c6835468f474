"""The virtual switch between machines: who gets which frame."""

import struct
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from machines.firewall import ANY_PROTOCOL, Firewall, Rule
from machines.security import NetworkHost, PacketFilter
from machines.virtual_switch import VirtualSwitch

SYN, ACK = 0x02, 0x10
NUMBERS = {"icmp": 1, "tcp": 6, "udp": 17}
WORKER: dict[str, Any] = {"mac": b"\x02\0\0\0\0\x01", "private": "172.31.0.4", "public": "127.77.0.4"}
SCHEDULER = {"mac": b"\x02\0\0\0\0\x02", "private": "172.31.0.5", "public": "127.77.0.5"}
OWN_GROUP = Rule(ANY_PROTOCOL, 0, 65535, group="sg-1")
IPV4, IPV6, ARP = b"\x08\x00", b"\x86\xdd", b"\x08\x06"


def host(who, *rules, groups=("sg-1",)):
    private, public = (IPv4Address(who[kind]).packed for kind in ("private", "public"))
    return NetworkHost(who["mac"], private, public, Firewall(rules, groups))


def frame(payload, source=WORKER, target=SCHEDULER, kind=IPV4):
    return target["mac"] + source["mac"] + kind + payload


def packet(protocol, source, target, inner, fragment=0):
    addresses = IPv4Address(source).packed + IPv4Address(target).packed
    return struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(inner), 0, fragment, 64, NUMBERS[protocol], 0) + addresses + inner


def tcp(source, target, flags=SYN, port=8786, client_port=40000):
    ports = (port, client_port) if flags == SYN | ACK else (client_port, port)
    return packet("tcp", source, target, struct.pack(">HHIIBBHHH", *ports, 0, 0, 0x50, flags, 0, 0, 0))


def udp(source, target, ports=(40000, 53), fragment=0):
    return packet("udp", source, target, struct.pack(">HHHH", *ports, 8, 0), fragment)


def icmp(source, target, message_type):
    return packet("icmp", source, target, struct.pack(">BBHHH", message_type, 0, 0, 1, 1))


class Pair:
    """A worker and a scheduler, and a clock that a test moves."""

    def __init__(self, *rules, worker_rules=()):
        self.now = 0.0
        self.filter = PacketFilter(lambda: self.now)
        self.worker, self.scheduler = host(WORKER, *worker_rules), host(SCHEDULER, *rules)

    def asks(self, payload, kind=IPV4):
        return self.filter.passes(frame(payload, kind=kind), self.worker, self.scheduler)

    def answers(self, payload):
        return self.filter.passes(frame(payload, SCHEDULER, WORKER), self.scheduler, self.worker)


def test_what_goes_to_a_public_address_comes_from_the_public_one():
    """As through EC2's internet gateway: the sender itself uses its private address."""
    packet_to_public = tcp(WORKER["private"], SCHEDULER["public"])
    by_group, by_address = Pair(OWN_GROUP), Pair(Rule("tcp", 8786, 8786, IPv4Network("127.77.0.4/32")))
    assert not by_group.asks(packet_to_public)
    assert by_address.asks(packet_to_public)
    assert not by_address.asks(tcp(WORKER["private"], SCHEDULER["private"], client_port=40001))
    assert by_address.answers(tcp(SCHEDULER["public"], WORKER["private"], SYN | ACK))


def test_nothing_comes_in_without_a_rule():
    pair = Pair()
    assert not pair.asks(tcp("172.31.0.4", "172.31.0.5"))
    assert not pair.asks(udp("172.31.0.4", "172.31.0.5"))
    assert not pair.asks(icmp("172.31.0.4", "172.31.0.5", 8))


def test_a_group_rule_is_for_private_addresses_only():
    pair = Pair(OWN_GROUP)
    assert pair.asks(tcp("172.31.0.4", "172.31.0.5"))
    assert not pair.asks(tcp("127.77.0.4", "127.77.0.5"))


def test_a_public_address_needs_a_rule_with_that_address():
    pair = Pair(OWN_GROUP, Rule("tcp", 8786, 8786, network=IPv4Network("127.77.0.4/32")))
    assert pair.asks(tcp("127.77.0.4", "127.77.0.5"))
    assert not pair.asks(tcp("127.77.0.4", "127.77.0.5", port=8787))


def test_a_machine_outside_the_group_is_a_stranger():
    pair = Pair(OWN_GROUP)
    pair.worker.firewall.change([], ["sg-2"])
    assert not pair.asks(tcp("172.31.0.4", "172.31.0.5"))


def test_answers_come_back_and_nothing_else_does():
    pair = Pair(OWN_GROUP)
    assert not pair.answers(tcp("172.31.0.5", "172.31.0.4", SYN | ACK))
    assert pair.asks(tcp("172.31.0.4", "172.31.0.5"))
    assert pair.answers(tcp("172.31.0.5", "172.31.0.4", SYN | ACK))
    assert pair.asks(tcp("172.31.0.4", "172.31.0.5", ACK))
    assert not pair.asks(tcp("172.31.0.4", "172.31.0.5", ACK, client_port=40001))
    assert not pair.answers(tcp("172.31.0.5", "172.31.0.4"))


def test_a_rule_that_is_gone_ends_new_connections_only():
    pair = Pair(OWN_GROUP)
    assert pair.asks(tcp("172.31.0.4", "172.31.0.5"))
    pair.scheduler.firewall.change([], ["sg-1"])
    assert pair.asks(tcp("172.31.0.4", "172.31.0.5", ACK))
    assert not pair.asks(tcp("172.31.0.4", "172.31.0.5"))


def test_pings_and_datagrams_are_answered_for_a_while():
    pair = Pair(OWN_GROUP)
    assert pair.asks(icmp("172.31.0.4", "172.31.0.5", 8))
    assert pair.answers(icmp("172.31.0.5", "172.31.0.4", 0))
    assert pair.asks(udp("172.31.0.4", "172.31.0.5"))
    assert pair.answers(udp("172.31.0.5", "172.31.0.4", (53, 40000)))
    pair.now = 181.0
    assert not pair.answers(udp("172.31.0.5", "172.31.0.4", (53, 40000)))


def test_nobody_speaks_for_another_or_listens_for_one():
    pair = Pair(Rule(ANY_PROTOCOL, 0, 65535, network=IPv4Network("0.0.0.0/0")))
    assert not pair.asks(tcp("172.31.0.9", "172.31.0.5"))
    assert not pair.asks(tcp("172.31.0.4", "172.31.0.9"))


def test_a_machine_that_gets_anothers_address_gets_none_of_its_connections():
    pair = Pair(OWN_GROUP)
    assert pair.asks(tcp("172.31.0.4", "172.31.0.5"))
    pair.filter.forget(pair.scheduler)
    assert not pair.asks(tcp("172.31.0.4", "172.31.0.5", ACK))


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (tcp("172.31.0.4", "172.31.0.5")[:30], IPV4),
        (b"", IPV4),
        (b"\x60" + bytes(60), IPV6),
        (udp("172.31.0.4", "172.31.0.5", fragment=1), IPV4),
    ],
)
def test_what_cannot_be_decided_is_dropped(payload, kind):
    assert not Pair(OWN_GROUP).asks(payload, kind)


def test_addresses_are_resolved_whatever_the_rules():
    assert Pair().asks(bytes(28), ARP)


def send(line, *frames):
    line.sendall(b"".join(len(each).to_bytes(4, "big") + each for each in frames))


def receive(line):
    length = int.from_bytes(line.recv(4), "big")
    data = b""
    while len(data) < length:
        data += line.recv(length - len(data))
    return data


def test_frames_arrive_whole_and_in_order_however_they_are_cut():
    switch = VirtualSwitch()
    with switch.connect(host(WORKER)) as worker, switch.connect(host(SCHEDULER, OWN_GROUP)) as scheduler:
        scheduler.settimeout(60)
        first, second = frame(tcp("172.31.0.4", "172.31.0.5")), frame(tcp("172.31.0.4", "172.31.0.5", ACK))
        data = b"".join(len(each).to_bytes(4, "big") + each for each in (first, second))
        for at in range(0, len(data), 7):
            worker.send(data[at : at + 7])
        assert (receive(scheduler), receive(scheduler)) == (first, second)


def test_a_broadcast_goes_to_all_others_and_a_dropped_frame_to_nobody():
    switch = VirtualSwitch()
    third = {"mac": b"\x02\0\0\0\0\x03", "private": "172.31.0.6", "public": "127.77.0.6"}
    worker, scheduler, other = (switch.connect(host(each)) for each in (WORKER, SCHEDULER, third))
    with worker, scheduler, other:
        question = b"\xff" * 6 + WORKER["mac"] + ARP + bytes(28)
        send(worker, frame(tcp("172.31.0.4", "172.31.0.5")), question)
        for line in (scheduler, other):
            line.settimeout(60)
            assert receive(line) == question


def test_a_machine_that_ends_takes_nothing_with_it():
    switch = VirtualSwitch()
    with switch.connect(host(WORKER)) as worker:
        switch.connect(host(SCHEDULER)).close()
        with switch.connect(host(SCHEDULER)) as again:
            again.settimeout(60)
            answer = frame(bytes(28), kind=ARP)
            send(worker, answer)
            assert receive(again) == answer
