"""What the inbound rules of a machine let in."""

from ipaddress import IPv4Address, IPv4Network

import pytest

from machines.firewall import ANY_PROTOCOL, Firewall, Rule

HOME = IPv4Address("127.0.0.1")
ABROAD = IPv4Address("203.0.113.9")


def test_nothing_is_let_in_without_a_rule():
    assert not Firewall().admits("tcp", 22, HOME)


@pytest.mark.parametrize(
    ("protocol", "port", "source", "admitted"),
    [
        ("tcp", 8786, HOME, True),
        ("tcp", 8787, HOME, True),
        ("tcp", 8785, HOME, False),
        ("tcp", 8788, HOME, False),
        ("udp", 8786, HOME, False),
        ("tcp", 8786, ABROAD, False),
    ],
)
def test_a_rule_is_for_one_protocol_its_ports_and_its_network(protocol, port, source, admitted):
    firewall = Firewall([Rule("tcp", 8786, 8787, network=IPv4Network("127.0.0.0/8"))])
    assert firewall.admits(protocol, port, source) is admitted


def test_a_rule_for_a_group_is_for_its_members():
    firewall = Firewall([Rule(ANY_PROTOCOL, 0, 65535, group="sg-1")])
    assert firewall.admits("udp", 53, ABROAD, frozenset({"sg-1"}))
    assert not firewall.admits("udp", 53, ABROAD, frozenset({"sg-2"}))
    assert not firewall.admits("udp", 53, ABROAD)


def test_icmp_goes_by_the_type():
    echo = Firewall([Rule("icmp", 8, -1, network=IPv4Network("0.0.0.0/0"))])
    assert (echo.admits("icmp", 8, HOME), echo.admits("icmp", 13, HOME)) == (True, False)
    all_types = Firewall([Rule("icmp", -1, -1, network=IPv4Network("0.0.0.0/0"))])
    assert all_types.admits("icmp", 13, HOME)


def test_a_change_counts_at_once_and_is_told_once():
    firewall, told = Firewall(), []
    firewall.listen(lambda: told.append(firewall.admits("tcp", 22, HOME)))
    rules = [Rule("tcp", 22, 22, network=IPv4Network("127.0.0.1/32"))]
    firewall.change(rules, ["sg-1"])
    firewall.change(rules, ["sg-1"])
    firewall.change([], ["sg-1"])
    assert told == [True, False]
