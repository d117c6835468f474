"""What RunInstances is asked for the root volume, by the real aiobotocore session that EC2Cluster makes; no request is sent."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from driving import PROGRAM

# The call of EC2Cluster in dask-cloudprovider 2025.9.0 (aws/ec2.py), as far as its volumes go.
LAUNCH = """
import asyncio, json, sys
from dask_cloudprovider.aws.ec2 import get_session
sys.path.insert(0, sys.argv[1])
from volumes import set_root_volume

async def body():
    session = get_session()
    sent = {}
    def keep(params, **_):
        sent.update(params["body"])
        raise KeyboardInterrupt
    session.register("before-call.ec2.RunInstances", keep)
    keys = {"aws_access_key_id": "AKIATEST", "aws_secret_access_key": "secret"}
    async with session.create_client("ec2", region_name="eu-west-2", **keys) as client:
        root = {"DeleteOnTermination": True, "VolumeSize": 40, "VolumeType": "gp3", "Encrypted": False}
        try:
            await client.run_instances(
                BlockDeviceMappings=[{"DeviceName": "/dev/sda1", "VirtualName": "sda1", "Ebs": root}], MinCount=1, MaxCount=1)
        except KeyboardInterrupt:
            return sent

given = json.load(sys.stdin)
set_root_volume(**given)
print(json.dumps(asyncio.run(body())))
"""
OF_EC2CLUSTER = {
    "BlockDeviceMapping.1.DeviceName": "/dev/sda1",
    "BlockDeviceMapping.1.VirtualName": "sda1",
    "BlockDeviceMapping.1.Ebs.DeleteOnTermination": "true",
    "BlockDeviceMapping.1.Ebs.VolumeSize": 40,
    "BlockDeviceMapping.1.Ebs.VolumeType": "gp3",
    "BlockDeviceMapping.1.Ebs.Encrypted": "false",
}


def asked(device: str, ebs: dict[str, int]) -> dict[str, Any]:
    """The block device mappings of a request."""
    ended = subprocess.run(
        [sys.executable, "-c", LAUNCH, str(PROGRAM.parent)],
        input=json.dumps({"device": device, "ebs": ebs}),
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return {name: value for name, value in json.loads(ended.stdout).items() if name.startswith("BlockDeviceMapping")}


@pytest.mark.parametrize(
    "ebs",
    [{"VolumeInitializationRate": 300}, {"Throughput": 1000, "Iops": 4000}, {"VolumeInitializationRate": 100, "Throughput": 200}],
)
def test_the_request_sets_the_root_volume_beside_what_ec2cluster_sets(ebs: dict[str, int]) -> None:
    added = {f"BlockDeviceMapping.1.Ebs.{name}": value for name, value in ebs.items()}
    assert asked("/dev/sda1", ebs) == OF_EC2CLUSTER | added


def test_a_root_device_that_ec2cluster_does_not_map_gets_a_mapping_of_its_own() -> None:
    added = {"BlockDeviceMapping.2.DeviceName": "/dev/xvda", "BlockDeviceMapping.2.Ebs.VolumeInitializationRate": 300}
    assert asked("/dev/xvda", {"VolumeInitializationRate": 300}) == OF_EC2CLUSTER | added


def test_nothing_is_added_where_nothing_is_set() -> None:
    assert asked("/dev/xvda", {}) == OF_EC2CLUSTER
