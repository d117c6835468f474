"""The security group of one cluster, and the end of all that runs in it."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

POLL_SECONDS = 1
END_SECONDS = 300
_TAG = "rehearsal-cluster"
# The scheduler and its dashboard.
_PORTS = {"IpProtocol": "tcp", "FromPort": 8786, "ToPort": 8787}
_HERE = "127.0.0.0/8"


class NotEnded(Exception):
    """Instances of a cluster were not seen terminated in time."""


@dataclass(frozen=True)
class ClusterGroup:
    """A group, and the tags by which instances are known to be in it."""

    id: str
    tags: dict[str, str]


@contextmanager
def cluster_group(ec2: Any) -> Iterator[ClusterGroup]:
    """A group for one cluster, open to itself, to this machine, and to its instances' public addresses as they appear.

    Workers go to the scheduler's public address, and a rule that names a group matches private ones only. Afterwards every
    instance with the tags is terminated and seen terminated, and the group is removed. Raises NotEnded.
    """
    mark = str(uuid.uuid4())
    group = ec2.create_security_group(GroupName=f"{_TAG}-{mark}", Description="A cluster of the rehearsal")["GroupId"]
    itself = {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[itself, _ports_from(_HERE)])
    over = threading.Event()
    keeper = threading.Thread(target=_admit, args=(ec2, group, mark, over))
    keeper.start()
    try:
        yield ClusterGroup(group, {_TAG: mark})
    finally:
        over.set()
        keeper.join()
        _terminate(ec2, mark)
        ec2.delete_security_group(GroupId=group)


def new_addresses(instances: list[dict[str, Any]], admitted: set[str]) -> list[str]:
    """The public addresses of instances that have not been let in yet."""
    addresses = [instance.get("PublicIpAddress") for instance in instances]
    return [address for address in addresses if address and address not in admitted]


def _admit(ec2: Any, group: str, mark: str, over: threading.Event) -> None:
    admitted: set[str] = set()
    while not over.wait(POLL_SECONDS):
        for address in new_addresses(_instances(ec2, mark), admitted):
            ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[_ports_from(f"{address}/32")])
            admitted.add(address)


def _ports_from(block: str) -> dict[str, object]:
    return {**_PORTS, "IpRanges": [{"CidrIp": block}]}


def _instances(ec2: Any, mark: str) -> list[dict[str, Any]]:
    found = ec2.describe_instances(Filters=[{"Name": f"tag:{_TAG}", "Values": [mark]}])["Reservations"]
    return [instance for reservation in found for instance in reservation["Instances"]]


def _terminate(ec2: Any, mark: str) -> None:
    end = time.monotonic() + END_SECONDS
    while alive := [each for each in _instances(ec2, mark) if each["State"]["Name"] != "terminated"]:
        if time.monotonic() > end:
            raise NotEnded(f"not terminated after {END_SECONDS} s: {', '.join(each['InstanceId'] for each in alive)}")
        ec2.terminate_instances(InstanceIds=[each["InstanceId"] for each in alive])
        time.sleep(POLL_SECONDS)
