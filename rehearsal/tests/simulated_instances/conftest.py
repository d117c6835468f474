"""Simulated instances with what a user would bring: a key, a security group, an SSH client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncssh
import pytest

TEMPLATE = Path(__file__).resolve().parents[3] / "src/packer/template"


@dataclass
class Instance:
    """A running instance that a client may log in to once its group admits it."""

    ec2: Any
    id: str
    group: str
    key: asyncssh.SSHKey

    @property
    def address(self) -> str:
        """Its public address."""
        return str(self.ec2.instance(self.id)["PublicIpAddress"])

    def admit(self, *ports: int) -> None:
        """Open ports to this computer."""
        rules = [{"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": "127.0.0.0/8"}]} for port in ports]
        self.ec2.client().authorize_security_group_ingress(GroupId=self.group, IpPermissions=rules)

    def login(self, key: asyncssh.SSHKey | None = None) -> Any:
        """Log in over SSH; to be entered with `async with`."""
        keys = [key or self.key]
        return asyncssh.connect(self.address, username="ubuntu", client_keys=keys, known_hosts=None, agent_path=None, config=None)


@pytest.fixture
def instance(light_ec2: Any, new_name: Callable[[str], str]) -> Iterator[Instance]:
    """A running instance with a group that admits nobody yet; the guest's settings are the defaults."""
    light_ec2.set(guest=None)
    name = new_name("key")
    pair = light_ec2.client().create_key_pair(KeyName=name, KeyType="ed25519")
    group = light_ec2.security_group()
    instance_id = light_ec2.launch_running(KeyName=name, SecurityGroupIds=[group])
    yield Instance(light_ec2, instance_id, group, asyncssh.import_private_key(pair["KeyMaterial"]))
    light_ec2.client().terminate_instances(InstanceIds=[instance_id])
    light_ec2.wait_for_state(instance_id, "terminated")


@pytest.fixture
def play() -> Callable[..., Any]:
    """Returns `await play(connection, name, **environment)`: uploads and runs a script of the template as Packer does."""

    async def upload_and_run(connection: Any, name: str, **environment: str) -> Any:
        await asyncssh.scp(str(TEMPLATE / name), (connection, "/tmp/script_1.sh"))
        variables = " ".join(f"{key}='{value}'" for key, value in environment.items())
        return await connection.run(f"sudo -n env {variables} bash /tmp/script_1.sh")

    return upload_and_run


@pytest.fixture
def run() -> Callable[[Any], Any]:
    """Returns `run(coroutine)`, with an end to what hangs."""
    return lambda coroutine: asyncio.run(asyncio.wait_for(coroutine, 60))
