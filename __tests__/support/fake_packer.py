"""Stands in for the program `packer` where a test is about the step and not about Packer: no machine boots, nothing is installed.

`packer build` makes the AMI by the same API calls in little time, from the step's own variables, and writes the same
files. FAKE_PACKER_TIMES, if set, is a file that gets the seconds which every call took.
"""

import json
import os
import platform
import re
import sys
import time
import uuid
from pathlib import Path

STARTED = time.monotonic()

FACTS = {
    "docker_image_digest": "sha256:" + "0" * 64,
    "docker_image_bytes": 400_000_000,
    "extra_docker_images": {},
    "gpu_checks": "none",
    "nvidia_driver_version": None,
    "rapids_versions": {},
    "docker_version": "29.1.0",
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
            build(variables(arguments))
        case _:
            print(f"the fake packer does not know {arguments}", file=sys.stderr)
            return 2
    return 0


def variables(arguments: list[str]) -> dict:
    (file,) = (found[1] for argument in arguments if (found := re.fullmatch("-var-file=(.*)", argument)))
    return json.loads(Path(file).read_text())


def build(values: dict) -> None:
    print("==> amazon-ebs.dask: Launching a source AWS instance...", flush=True)
    ami = make_image(values)
    run = str(uuid.uuid4())
    artifact = {"artifact_id": f"{values['region']}:{ami}", "packer_run_uuid": run}
    Path(values["manifest_file"]).write_text(json.dumps({"builds": [artifact], "last_run_uuid": run}))
    facts = {**FACTS, "source_ami": values["source_ami"], "docker_image": "daskdev/dask:latest"}
    Path(values["image_facts_file"]).write_text(json.dumps(facts))
    print("Build 'amazon-ebs.dask' finished.", flush=True)


def make_image(values: dict) -> str:
    import boto3  # the other calls must not wait for it

    ec2 = boto3.client("ec2", region_name=values["region"])
    run_tags = tags(values["run_tags"])
    (instance,) = ec2.run_instances(
        ImageId=values["source_ami"],
        InstanceType=values["instance_type"],
        SubnetId=values["subnet_id"],
        MinCount=1,
        MaxCount=1,
        TagSpecifications=[{"ResourceType": "instance", "Tags": run_tags}],
    )["Instances"]
    one = {"InstanceIds": [instance["InstanceId"]]}
    ec2.get_waiter("instance_running").wait(**one, WaiterConfig={"Delay": 1})
    ec2.stop_instances(**one)
    ec2.get_waiter("instance_stopped").wait(**one, WaiterConfig={"Delay": 1})
    ami = ec2.create_image(
        InstanceId=instance["InstanceId"],
        Name=values["ami_name"],
        TagSpecifications=[{"ResourceType": kind, "Tags": tags(values["ami_tags"])} for kind in ("image", "snapshot")],
    )["ImageId"]
    ec2.get_waiter("image_available").wait(ImageIds=[ami], WaiterConfig={"Delay": 1})
    ec2.terminate_instances(**one)
    ec2.get_waiter("instance_terminated").wait(**one, WaiterConfig={"Delay": 1})
    return ami


def tags(values: dict) -> list[dict]:
    return [{"Key": key, "Value": value} for key, value in values.items()]


if __name__ == "__main__":
    exit_code = main(sys.argv[1:])
    if os.environ.get("FAKE_PACKER_TIMES"):
        with open(os.environ["FAKE_PACKER_TIMES"], "a") as times:
            times.write(f"{time.monotonic() - STARTED}\n")
    sys.exit(exit_code)
