"""Permission for port 22 on loopback."""

import errno
import subprocess
from typing import ClassVar

import pytest

from machines import low_ports
from machines.errors import HostError


class Socket:
    """A socket whose bind fails with each of `failures` in turn, and works after that."""

    failures: ClassVar[list[OSError]] = []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def setsockopt(self, *option):
        pass

    def bind(self, address):
        assert address == ("127.77.255.254", 22)
        if self.failures:
            raise self.failures.pop(0)


@pytest.fixture
def host(monkeypatch):
    """Sets what happens to binds and to the command that grants the permission; gives the commands that were run."""
    commands = []

    def arrange(failures, exit_code, user=1000):
        monkeypatch.setattr(Socket, "failures", list(failures))
        monkeypatch.setattr("machines.low_ports.socket.socket", Socket)
        monkeypatch.setattr("machines.low_ports.os.geteuid", lambda: user)
        monkeypatch.setattr("machines.low_ports.shutil.which", lambda program: f"/usr/bin/{program}")

        def run(command, **options):
            commands.append(command)
            return subprocess.CompletedProcess(command, exit_code)

        monkeypatch.setattr("machines.low_ports.subprocess.run", run)
        return commands

    return arrange


def test_a_permission_that_is_there_changes_nothing(host):
    commands = host([], 0)
    assert low_ports.require_low_ports() is None
    assert commands == []


@pytest.mark.parametrize(("user", "prefix"), [(0, []), (1000, ["sudo", "-n"])])
def test_the_permission_is_granted_where_it_can_be_and_said(host, user, prefix):
    commands = host([PermissionError()], 0, user)
    said = low_ports.require_low_ports()
    assert commands == [[*prefix, "sysctl", "-q", "-w", "net.ipv4.ip_unprivileged_port_start=22"]]
    assert said is not None
    assert " ".join(commands[0]) in said


def test_who_cannot_grant_it_gets_the_command_to_type(host):
    host([PermissionError(), PermissionError()], 1)
    with pytest.raises(HostError, match=r"Type: sudo sysctl -w net\.ipv4\.ip_unprivileged_port_start=22$"):
        low_ports.require_low_ports()


def test_an_ssh_server_on_every_address_is_named(host):
    commands = host([OSError(errno.EADDRINUSE, "in use")], 0)
    with pytest.raises(HostError, match="an SSH server listens on port 22 of every address"):
        low_ports.require_low_ports()
    assert commands == []
