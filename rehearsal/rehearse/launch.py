"""An instance of the baked image, launched with a key pair and a security group of our own, and reached over SSH."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artifacts.commands import run

# Without hardware acceleration a boot to SSH takes one to two minutes on a busy machine.
BOOT_SECONDS = 900
TERMINATE_SECONDS = 300
POLL_SECONDS = 2
NAME = "rehearsal-check"


class LaunchFailed(Exception):
    """The instance did not get to the state that was waited for."""


@dataclass(frozen=True)
class Shell:
    """SSH to an instance, with the key that it was launched with and a known_hosts file of its own."""

    address: str
    user: str
    key: Path

    @property
    def known_hosts(self) -> Path:
        """The file in which SSH keeps the host keys that it has seen."""
        return self.key.with_name("known_hosts")

    @property
    def public_key(self) -> str:
        """Our public key without its comment: type and blob."""
        return " ".join(self.key.with_suffix(".pub").read_text().split()[:2])

    def run(self, command: str) -> str:
        """Run a command line in the guest's shell; raises CommandFailed when it, or SSH, fails."""
        return run([*self._ssh(), command])

    def wait(self, deadline_seconds: float) -> None:
        """Wait until a login works; raises LaunchFailed with SSH's last words."""
        end = time.monotonic() + deadline_seconds
        while True:
            tried = subprocess.run([*self._ssh(), "true"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
            if tried.returncode == 0:
                return
            if time.monotonic() > end:
                raise LaunchFailed(f"no login at {self.address} after {deadline_seconds:.0f} s: {tried.stderr.strip()}")
            time.sleep(POLL_SECONDS)

    def _ssh(self) -> list[str]:
        options = {
            "BatchMode": "yes",
            "ConnectTimeout": "30",
            "IdentitiesOnly": "yes",
            "StrictHostKeyChecking": "accept-new",
            "UserKnownHostsFile": str(self.known_hosts),
        }
        words = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
        # -F none: the user's own configuration must not send these connections anywhere else.
        return ["ssh", "-F", "none", *words, "-i", str(self.key), f"{self.user}@{self.address}"]


@dataclass(frozen=True)
class Launched:
    """A running instance and a shell in it."""

    instance_id: str
    shell: Shell


@contextmanager
def launched_instance(ec2: Any, ami: str, user: str, instance_type: str, scratch: Path, user_data: str = "") -> Iterator[Launched]:
    """Launch one instance of `ami`, give it when its SSH answers, and remove it and all that was made for it afterwards.

    Raises LaunchFailed when it does not boot; botocore's ClientError passes through.
    """
    key = scratch / "id_ed25519"
    run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", NAME, "-f", key])
    ec2.import_key_pair(KeyName=NAME, PublicKeyMaterial=key.with_suffix(".pub").read_bytes())
    group = ec2.create_security_group(GroupName=NAME, Description="SSH from this machine")["GroupId"]
    instance_id = ""
    try:
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[_ssh_from_loopback()])
        reservation = ec2.run_instances(
            ImageId=ami,
            InstanceType=instance_type,
            KeyName=NAME,
            SecurityGroupIds=[group],
            **({"UserData": user_data} if user_data else {}),
            MinCount=1,
            MaxCount=1,
            TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": NAME}]}],
        )
        instance_id = reservation["Instances"][0]["InstanceId"]
        running = _wait_for_state(ec2, instance_id, "running", BOOT_SECONDS)
        shell = Shell(running["PublicIpAddress"], user, key)
        shell.wait(BOOT_SECONDS)
        yield Launched(instance_id, shell)
    finally:
        if instance_id:
            ec2.terminate_instances(InstanceIds=[instance_id])
            _wait_for_state(ec2, instance_id, "terminated", TERMINATE_SECONDS)
        ec2.delete_security_group(GroupId=group)
        ec2.delete_key_pair(KeyName=NAME)


def _ssh_from_loopback() -> dict[str, object]:
    return {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "127.0.0.0/8"}]}


def _wait_for_state(ec2: Any, instance_id: str, wanted: str, deadline_seconds: float) -> dict[str, Any]:
    end = time.monotonic() + deadline_seconds
    while True:
        instance: dict[str, Any] = ec2.describe_instances(InstanceIds=[instance_id])["Reservations"][0]["Instances"][0]
        state = instance["State"]["Name"]
        if state == wanted:
            return instance
        if time.monotonic() > end or state == "terminated":
            raise LaunchFailed(f"{instance_id} is {state} instead of {wanted} (after at most {deadline_seconds:.0f} s)")
        time.sleep(POLL_SECONDS)
