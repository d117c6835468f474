"""Permission to listen on port 22 of the loopback, where SSH clients expect an instance."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess

from machines.command_line import SSH_PORT
from machines.errors import HostError

_SETTING = f"net.ipv4.ip_unprivileged_port_start={SSH_PORT}"
# No instance gets this one.
_TRIED_ADDRESS = "127.77.255.254"


def require_low_ports() -> str | None:
    """See to it that a machine can listen on port 22 of its address.

    Gives what was changed on this computer to get there, for telling the user, or None when nothing had to be. Where root, or sudo
    without a password, can grant the permission until the next boot, it is granted.
    Raises HostError with the command to type where it cannot, or where an SSH server holds port 22 of every address.
    """
    if _may_listen():
        return None
    command = ["sysctl", "-q", "-w", _SETTING]
    if os.geteuid() != 0:
        command = ["sudo", "-n", *command]
    if shutil.which(command[0]):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if done.returncode == 0 and _may_listen():
            return f"{' '.join(command)} (until the next boot: every user may listen on ports from {SSH_PORT} on)"
    raise HostError(
        f"the machines listen on port {SSH_PORT} of their own loopback addresses (127.77.0.N), which this user may not. "
        f"Type: sudo sysctl -w {_SETTING}"
    )


def _may_listen() -> bool:
    with socket.socket() as tried:
        # As QEMU does; otherwise closed connections of an earlier machine would be in the way.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((_TRIED_ADDRESS, SSH_PORT))
        except PermissionError:
            return False
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise HostError(
                f"an SSH server listens on port {SSH_PORT} of every address, also of the loopback addresses 127.77.0.N that the machines "
                "listen on. Give it an address of its own (ListenAddress in /etc/ssh/sshd_config), or stop it meanwhile: "
                "sudo systemctl stop ssh.socket ssh.service"
            ) from error
    return True
