"""A machine's ports as this computer sees them."""

import contextlib
import socket
import threading
import time
from ipaddress import IPv4Network

import pytest

from machines.errors import MachineError
from machines.firewall import Firewall, Rule
from machines.guest_ports import GuestPorts
from machines.host_port import Answer
from machines.port_proxy import PortProxy
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
        self.state = None

    def human(self, line):
        if self.listener.fileno() == -1:
            raise MachineError("QEMU has ended")
        assert line == "info usernet"
        ends = f"127.0.0.1 {self.listener.getsockname()[1]} 10.0.2.15 8786 0 0"
        return "".join(f"  TCP[{state}] 5 {ends}\n" for state in ("HOST_FORWARD", self.state) if state)

    def accept(self):
        self.listener.settimeout(60)
        return self.listener.accept()[0]


@pytest.fixture
def qemu():
    fake = Qemu()
    yield fake
    fake.listener.close()


def test_a_port_is_silent_until_the_guest_has_answered(qemu):
    guest = GuestPorts(qemu, [8786])
    guest.look()
    with qemu.accept():
        qemu.state = "SYN_SENT"
        guest.look()
        assert guest.answers == {8786: Answer.SILENCE}
        qemu.state = "ESTABLISHED"
        guest.look()
    assert guest.answers == {8786: Answer.ACCEPTANCE}
    assert guest.forward(8786) == qemu.listener.getsockname()
    guest.close()


def test_a_refusal_is_followed_by_another_try(qemu):
    guest = GuestPorts(qemu, [8786])
    guest.look()
    qemu.accept().close()
    guest.look()
    assert guest.answers == {8786: Answer.REFUSED}
    guest.look()
    qemu.state = "ESTABLISHED"
    with qemu.accept():
        guest.look()
    assert guest.answers == {8786: Answer.ACCEPTANCE}
    guest.close()


def test_a_question_that_nobody_answers_is_asked_anew(qemu, monkeypatch):
    monkeypatch.setattr("machines.guest_ports._PROBE_SECONDS", 0.0)
    guest = GuestPorts(qemu, [8786])
    guest.look()
    guest.look()
    assert qemu.accept().recv(1) == b""
    guest.look()
    with qemu.accept():
        guest.close()
    assert guest.answers == {8786: Answer.SILENCE}


def test_after_a_reset_nobody_is_there(qemu):
    guest = GuestPorts(qemu, [8786])
    guest.look()
    qemu.state = "ESTABLISHED"
    guest.look()
    guest.reset()
    assert guest.answers == {8786: Answer.SILENCE}


class Guest:
    """The guest's side: it answers as a test says, at an echo server of its own."""

    def __init__(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.answers = {8786: Answer.ACCEPTANCE}
        self.hangs_up = False
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            connection, _ = self.server.accept()
            with connection:
                while not self.hangs_up and (data := connection.recv(1 << 16)):
                    connection.sendall(data)

    def look(self):
        pass

    def forward(self, port):
        return self.server.getsockname()

    def doubt(self, port):
        self.answers[port] = Answer.REFUSED

    def reset(self):
        self.answers[8786] = Answer.SILENCE

    def close(self):
        pass


ADDRESS = "127.77.9.2"
EVERYBODY = Rule("tcp", 8786, 8786, network=IPv4Network("127.0.0.0/8"))


@pytest.fixture
def guest():
    return Guest()


@pytest.fixture
def firewall():
    return Firewall()


@pytest.fixture
def proxy(guest, firewall):
    made = PortProxy(guest, ADDRESS, firewall)
    made.start()
    yield made
    made.stop()


def connect(source="127.0.0.1", seconds=60):
    return socket.create_connection((ADDRESS, 8786), seconds, (source, 0))


def meets(seconds=1):
    try:
        connect(seconds=seconds).close()
    except TimeoutError:
        return "silence"
    except ConnectionRefusedError:
        return "refusal"
    except ConnectionResetError:
        return "acceptance"  # And an end at once.
    return "acceptance"


def until_it_meets(what):
    end = time.monotonic() + 60
    while meets() != what:
        assert time.monotonic() < end


def test_rules_count_at_once_for_new_connections_only(proxy, firewall):
    assert meets() == "silence"
    firewall.change([EVERYBODY], [])
    with connect() as client:
        client.sendall(b"x" * 300_000)
        client.shutdown(socket.SHUT_WR)
        assert len(b"".join(iter(lambda: client.recv(1 << 16), b""))) == 300_000
    with connect() as client:
        firewall.change([], [])
        assert meets() == "silence"
        client.sendall(b"y")
        assert client.recv(1) == b"y"


def test_an_address_that_is_not_admitted_gets_nothing_where_the_usual_one_does(proxy, firewall):
    firewall.change([Rule("tcp", 8786, 8786, network=IPv4Network("127.0.0.1/32"))], [])
    assert meets() == "acceptance"
    with pytest.raises(ConnectionResetError), connect("127.0.0.5") as other:
        other.recv(1)


def test_only_who_is_admitted_learns_that_nobody_listens(proxy, guest, firewall):
    guest.answers[8786] = Answer.REFUSED
    assert meets() == "silence"
    firewall.change([EVERYBODY], [])
    assert meets() == "refusal"


def test_a_reset_is_silent(proxy, guest, firewall):
    firewall.change([EVERYBODY], [])
    assert meets() == "acceptance"
    proxy.restarted()
    until_it_meets("silence")


def test_a_guest_that_hangs_up_at_once_is_asked_again(proxy, guest, firewall):
    firewall.change([EVERYBODY], [])
    guest.hangs_up = True
    with connect() as client, contextlib.suppress(ConnectionResetError):
        assert client.recv(1) == b""
    until_it_meets("refusal")


def test_after_the_end_nobody_listens(proxy, firewall):
    firewall.change([EVERYBODY], [])
    proxy.stop()
    firewall.change([], [])
    assert meets() == "refusal"
