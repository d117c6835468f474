"""The SSH server of a simulated instance."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import asyncssh

from simulated_instances.files import GuestFiles
from simulated_instances.scripted_guest import Disconnected
from simulated_instances.shell import Shell

# asyncssh logs every connection.
logging.getLogger("asyncssh").setLevel(logging.WARNING)


class SshGuest:
    """Lets in whoever has the private key of a launch's key pair, as any user; runs commands, takes and gives files."""

    def __init__(self, files: GuestFiles, shell: Shell, host_key: Path, public_keys: Sequence[str]) -> None:
        """`host_key` is the file of the host key, which is made when it is not there; `public_keys` are in OpenSSH's format."""
        self._files = files
        self._shell = shell
        self._host_key = _host_key(host_key)
        self._public_keys = [asyncssh.import_public_key(key) for key in public_keys]
        self._connections: set[asyncssh.SSHServerConnection] = set()
        self._listener: asyncssh.SSHAcceptor | None = None

    async def listen(self, address: str, port: int) -> None:
        """Answers from now on. Raises OSError when something else does."""
        self._listener = await asyncssh.create_server(
            lambda: _Server(self._connections, self._public_keys),
            address,
            port,
            server_host_keys=[self._host_key],
            process_factory=self._serve,
            sftp_factory=self._sftp,
            allow_scp=True,
            line_editor=False,
            agent_forwarding=False,
            reuse_address=True,
        )

    async def close(self) -> None:
        """Cuts every connection and listens no longer."""
        if self._listener is not None:
            self._listener.close()
        for connection in tuple(self._connections):
            connection.abort()
        if self._listener is not None:
            await self._listener.wait_closed()

    def _sftp(self, channel: asyncssh.SSHServerChannel[bytes]) -> asyncssh.SFTPServer:
        return asyncssh.SFTPServer(channel, chroot=os.fsencode(self._files.root))

    async def _serve(self, process: asyncssh.SSHServerProcess[Any]) -> None:
        with contextlib.suppress(asyncssh.Error, OSError):
            if process.command is None:
                process.stderr.write("A simulated instance has no shell to type into.\n")
                process.exit(1)
                return
            try:
                code = await self._shell.run(
                    process.command,
                    lambda line: process.stdout.write(f"{line}\n"),
                    lambda line: process.stderr.write(f"{line}\n"),
                )
            except Disconnected:
                await process.stdout.drain()
                process.get_extra_info("connection").abort()
                return
            process.exit(code)


class _Server(asyncssh.SSHServer):
    def __init__(self, connections: set[asyncssh.SSHServerConnection], public_keys: Sequence[asyncssh.SSHKey]) -> None:
        self._connections = connections
        self._public_keys = public_keys
        self._connection: asyncssh.SSHServerConnection | None = None

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn
        self._connections.add(conn)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._connection is not None:
            self._connections.discard(self._connection)

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        return key in self._public_keys


def _host_key(file: Path) -> asyncssh.SSHKey:
    if not file.exists():
        asyncssh.generate_private_key("ssh-ed25519").write_private_key(file)
    return asyncssh.read_private_key(file)
