"""AMIs made in little time: from an instance that boots nothing, or as a copy of an AMI that is there."""

from __future__ import annotations

import os
import urllib.request
import uuid
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from fake_packer.calls import POLLING, BuildFailed, tags_of

# The real one's SDK asks 10 times more where EC2 has no capacity, for minutes.
NO_RETRIES = Config(retries={"total_max_attempts": 1})


def from_instance(values: dict[str, Any]) -> str:
    """Launch the builder, stop it, make the AMI from it."""
    print(f"==> amazon-ebs.dask: Launching a {'spot' if values['spot'] else 'source'} AWS instance...", flush=True)
    ec2 = boto3.client("ec2", region_name=values["region"], config=NO_RETRIES)
    instance = launch(ec2, values)
    one = {"InstanceIds": [instance["InstanceId"]]}
    ec2.get_waiter("instance_running").wait(**one, WaiterConfig=POLLING)
    print("==> amazon-ebs.dask: Waiting for SSH to become available...", flush=True)
    if values["spot"] and os.environ.get("FAKE_PACKER_INTERRUPTED"):
        url = f"{os.environ['AWS_ENDPOINT_URL']}/_local_ec2/interrupt/{instance['InstanceId']}"
        urllib.request.urlopen(urllib.request.Request(url, method="POST")).close()
        ec2.terminate_instances(**one)
        ec2.get_waiter("instance_terminated").wait(**one, WaiterConfig=POLLING)
        raise BuildFailed("Script disconnected unexpectedly.")
    if not values["spot"]:
        ec2.stop_instances(**one)
        ec2.get_waiter("instance_stopped").wait(**one, WaiterConfig=POLLING)
    ami: str = ec2.create_image(
        InstanceId=instance["InstanceId"],
        Name=values["ami_name"],
        TagSpecifications=tags_of(values["ami_tags"], "image", "snapshot"),
    )["ImageId"]
    ec2.get_waiter("image_available").wait(ImageIds=[ami], WaiterConfig=POLLING)
    ec2.terminate_instances(**one)
    ec2.get_waiter("instance_terminated").wait(**one, WaiterConfig=POLLING)
    return ami


def launch(ec2: Any, values: dict[str, Any]) -> dict[str, object]:
    """The builder; what EC2 rejects is said as the plugin says it."""
    try:
        (instance,) = ec2.run_instances(
            ImageId=values["source_ami"],
            InstanceType=values["instance_type"],
            SubnetId=values["subnet_id"],
            MinCount=1,
            MaxCount=1,
            TagSpecifications=tags_of(values["run_tags"], "instance"),
            **({"InstanceMarketOptions": {"MarketType": "spot"}} if values["spot"] else {}),
        )["Instances"]
    except ClientError as error:
        code, message = error.response["Error"]["Code"], error.response["Error"]["Message"]
        # As plugin 1.8.2 words it: of a fleet's errors the messages alone.
        if values["spot"]:
            fleet = f"fleet-{uuid.uuid4()}"
            raise BuildFailed(f"Error waiting for fleet request ({fleet}) to become ready:{message}") from None
        attempts = "exceeded maximum number of attempts, 10, https response error StatusCode: 500"
        raise BuildFailed(
            f"Error launching source instance: operation error EC2: RunInstances, {attempts}, api error {code}: {message}"
        ) from None
    return dict(instance)


def copy_of(source: str, values: dict[str, Any]) -> str:
    """Copy the AMI `source` under the name and the tags that the step wants."""
    print(f"==> amazon-ebs.dask: This is a fake Packer: it copies {source}", flush=True)
    ec2 = boto3.client("ec2", region_name=values["region"])
    ami: str = ec2.copy_image(
        SourceImageId=source,
        SourceRegion=values["region"],
        Name=values["ami_name"],
        TagSpecifications=tags_of(values["ami_tags"], "image", "snapshot"),
    )["ImageId"]
    ec2.get_waiter("image_available").wait(ImageIds=[ami], WaiterConfig=POLLING)
    return ami
