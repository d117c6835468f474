"""Stands in for the program `packer` where a test is about the step and not about Packer: no machine boots, nothing is installed.

`packer build` makes the AMI by the same API calls in little time, from the step's own variables, and writes the same
files. The manifest names FAKE_PACKER_AMI instead if that is set. FAKE_PACKER_TIMES, if set, is a file that gets the
seconds which every call took. With FAKE_PACKER_INTERRUPTED the local EC2 takes a spot builder back while it is provisioned.
"""

import json
import os
import platform
import re
import sys
import time
import urllib.request
import uuid
from pathlib import Path
from typing import Any

STARTED = time.monotonic()

# In seconds. Some states last no longer than a part of one.
POLLING = {"Delay": 0.2, "MaxAttempts": 300}

FACTS = {
    "docker_image_digest": "sha256:" + "0" * 64,
    "docker_image_bytes": 400_000_000,
    "extra_docker_images": {},
    "gpu_checks": "none",
    "nvidia_driver_version": None,
    "rapids_versions": {},
    "docker_version": "29.1.0",
    "docker_storage_driver": "overlayfs",
    "automatic_upgrades": False,
    "held_packages": [],
    "kernel": "6.1.0",
    # A proof's client is made for it, without a way out of this machine: it has to be one that is here.
    "python_version": platform.python_version(),
    "dask_version": "2026.8.0",
    "distributed_version": "2026.8.0",
    "python_packages": {},
    "packages": {},
}


def main(arguments: list[str]) -> int:
    match arguments:
        case ["version"]:
            print("Packer v1.16.0")
        case ["plugins", "installed"]:
            print("/plugins/github.com/hashicorp/amazon/packer-plugin-amazon_v1.8.2_x5.0_linux_amd64")
        case ["build", *_]:
            return build(variables(arguments))
        case _:
            print(f"the fake packer does not know {arguments}", file=sys.stderr)
            return 2
    return 0


def variables(arguments: list[str]) -> dict[str, Any]:
    (file,) = (found[1] for argument in arguments if (found := re.fullmatch("-var-file=(.*)", argument)))
    read: dict[str, Any] = json.loads(Path(file).read_text())
    return read


class BuildFailed(Exception):
    """The build failed; the message is what Packer says."""


def build(values: dict[str, Any]) -> int:
    print(f"==> amazon-ebs.dask: Launching a {'spot' if values['spot'] else 'source'} AWS instance...", flush=True)
    try:
        ami = make_image(values)
    except BuildFailed as failed:
        print(f"==> amazon-ebs.dask: {failed}\nBuild 'amazon-ebs.dask' errored after 1 second: {failed}", flush=True)
        return 1
    run = str(uuid.uuid4())
    named = os.environ.get("FAKE_PACKER_AMI", ami)
    artifact = {"artifact_id": f"{values['region']}:{named}", "packer_run_uuid": run}
    Path(values["manifest_file"]).write_text(json.dumps({"builds": [artifact], "last_run_uuid": run}))
    facts = {**FACTS, "source_ami": values["source_ami"], "docker_image": "daskdev/dask:latest"}
    Path(values["image_facts_file"]).write_text(json.dumps(facts))
    print("Build 'amazon-ebs.dask' finished.", flush=True)
    return 0


def make_image(values: dict[str, Any]) -> str:
    # The other calls must not wait for these.
    import boto3
    from botocore.config import Config

    # The real one's SDK asks 10 times more where EC2 has no capacity, for minutes.
    ec2 = boto3.client("ec2", region_name=values["region"], config=Config(retries={"total_max_attempts": 1}))
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
        TagSpecifications=[{"ResourceType": kind, "Tags": tags(values["ami_tags"])} for kind in ("image", "snapshot")],
    )["ImageId"]
    ec2.get_waiter("image_available").wait(ImageIds=[ami], WaiterConfig=POLLING)
    ec2.terminate_instances(**one)
    ec2.get_waiter("instance_terminated").wait(**one, WaiterConfig=POLLING)
    return ami


def launch(ec2: Any, values: dict[str, Any]) -> dict[str, Any]:
    from botocore.exceptions import ClientError

    try:
        (instance,) = ec2.run_instances(
            ImageId=values["source_ami"],
            InstanceType=values["instance_type"],
            SubnetId=values["subnet_id"],
            MinCount=1,
            MaxCount=1,
            TagSpecifications=[{"ResourceType": "instance", "Tags": tags(values["run_tags"])}],
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


def tags(values: dict[str, str]) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in values.items()]


if __name__ == "__main__":
    exit_code = main(sys.argv[1:])
    if os.environ.get("FAKE_PACKER_TIMES"):
        with open(os.environ["FAKE_PACKER_TIMES"], "a") as times:
            times.write(f"{time.monotonic() - STARTED}\n")
    sys.exit(exit_code)
