"""A port that is silent, refuses or accepts."""

import select
import socket

import pytest

from machines.host_port import Answer, HostPort

ADDRESS = "127.77.9.1"
# Silence can only be told by waiting; an answer on loopback takes less than a millisecond.
SILENCE_SECONDS = 1.0


class NumberedPort(HostPort):
    """A HostPort that tells its number."""

    def __init__(self, address: str, number: int) -> None:
        super().__init__(address, number)
        self.number = number


@pytest.fixture
def port():
    with socket.socket() as found:
        found.bind((ADDRESS, 0))
        number = found.getsockname()[1]
    made = NumberedPort(ADDRESS, number)
    yield made
    made.close()


def connect(port):
    client = socket.socket()
    client.settimeout(SILENCE_SECONDS)
    try:
        client.connect((ADDRESS, port.number))
    except OSError:
        client.close()
        raise
    return client


def test_it_is_silent_at_first_to_everybody(port):
    for _ in range(3):
        with pytest.raises(TimeoutError):
            connect(port)


def test_it_accepts_and_falls_silent_again(port):
    for _ in range(2):
        port.set(Answer.ACCEPTANCE)
        with connect(port) as client:
            accepted, peer = port.listener.accept()
            assert peer == client.getsockname()
            accepted.close()
        port.set(Answer.SILENCE)
        with pytest.raises(TimeoutError):
            connect(port)


def test_it_refuses_and_opens_again(port):
    port.set(Answer.REFUSED)
    with pytest.raises(ConnectionRefusedError):
        connect(port)
    port.set(Answer.ACCEPTANCE)
    connect(port).close()


def test_who_waited_in_silence_gets_through_once_it_opens(port):
    with socket.socket() as client:
        client.setblocking(False)
        client.connect_ex((ADDRESS, port.number))
        port.set(Answer.ACCEPTANCE)
        _, connected, _ = select.select([], [client], [], 60)
        assert connected
        assert client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0


def test_an_accepted_connection_outlives_the_silence(port):
    port.set(Answer.ACCEPTANCE)
    with connect(port) as client:
        accepted, _ = port.listener.accept()
        port.set(Answer.SILENCE)
        with accepted:
            accepted.settimeout(60)
            client.sendall(b"x")
            assert accepted.recv(1) == b"x"
