"""Ports that are open only while the guest listens."""

import socket

import pytest

from machines.port_gate import PortGate
from machines.user_network import Connection, parse_connections

# As QEMU 7.2 prints it.
USER_NETWORK = """Hub -1 (outside):
  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ
  TCP[FIN_WAIT_1]    38      127.77.0.1  8786       10.0.2.15  8786     0     0
  TCP[HOST_FORWARD]  14      127.77.0.1    22       10.0.2.15    22     0     0
  TCP[HOST_FORWARD]  13       127.0.0.1 42067       10.0.2.15  8786     0     0
  UDP[236 sec]       40       10.0.2.15 44571        10.0.2.3    53     0     0
"""


def test_the_monitors_table_is_read():
    assert parse_connections(USER_NETWORK) == [
        Connection("FIN_WAIT_1", ("127.77.0.1", 8786), ("10.0.2.15", 8786)),
        Connection("HOST_FORWARD", ("127.77.0.1", 22), ("10.0.2.15", 22)),
        Connection("HOST_FORWARD", ("127.0.0.1", 42067), ("10.0.2.15", 8786)),
    ]


class Qemu:
    """A monitor whose forward of guest port 8786 is a real listening socket, as QEMU's is."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.commands = []
        self.state = None

    def human(self, line):
        if line != "info usernet":
            self.commands.append(line)
            return ""
        ends = f"127.0.0.1 {self.listener.getsockname()[1]} 10.0.2.15 8786 0 0"
        return "".join(f"  TCP[{state}] 5 {ends}\n" for state in ("HOST_FORWARD", self.state) if state)

    def accept(self):
        return self.listener.accept()[0]


@pytest.fixture
def qemu():
    fake = Qemu()
    yield fake
    fake.listener.close()


def test_a_port_opens_once_the_guest_has_accepted(qemu):
    gate = PortGate(qemu, "127.77.0.9", [8786])
    gate.look()
    qemu.state = "SYN_SENT"
    with qemu.accept():
        gate.look()
        assert qemu.commands == []
        qemu.state = "ESTABLISHED"
        gate.look()
    assert qemu.commands == ["hostfwd_add outside tcp:127.77.0.9:8786-:8786"]
    gate.look()
    assert len(qemu.commands) == 1


def test_a_refusal_is_followed_by_another_try(qemu):
    gate = PortGate(qemu, "127.77.0.9", [8786])
    gate.look()
    refused = qemu.accept()
    refused.shutdown(socket.SHUT_RDWR)
    refused.close()
    gate.look()
    gate.look()
    qemu.state = "ESTABLISHED"
    with qemu.accept():
        gate.look()
    assert qemu.commands == ["hostfwd_add outside tcp:127.77.0.9:8786-:8786"]


def test_a_reboot_closes_the_port_until_the_guest_listens_again(qemu):
    gate = PortGate(qemu, "127.77.0.9", [8786])
    gate.look()
    qemu.state = "ESTABLISHED"
    with qemu.accept():
        gate.look()
    gate.close_all()
    qemu.state = None
    gate.look()
    assert qemu.commands[1:] == ["hostfwd_remove outside tcp:127.77.0.9:8786"]
