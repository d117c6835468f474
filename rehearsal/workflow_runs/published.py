"""AMIs that are published already when a workflow runs."""

from __future__ import annotations

import time
from collections.abc import Mapping

from rehearse.local_cloud import REGION, LocalCloud

STABLE, CANDIDATE = "/dask/cpu", "/dask/cpu-candidate"
# The default of CPU images.
FAMILY = "dask-cpu"
_DEADLINE_SECONDS = 60


def publish_two(cloud: LocalCloud, parameter: str) -> None:
    """Make the ready AMIs `first` and `second`, and let a parameter name one after the other."""
    ssm = cloud.client("ssm")
    for day, name in enumerate(("first", "second"), start=1):
        image = add_ready_image(cloud, name, f"2026-01-0{day}T00:00:00.000Z")
        value = {"Name": parameter, "Value": image, "Type": "String", "DataType": "aws:ec2:image"}
        if day == 1:
            ssm.put_parameter(**value, Tags=[{"Key": "bake-dask-ami:family", "Value": FAMILY}])
        else:
            ssm.put_parameter(**value, Overwrite=True)
        _wait_until_named(cloud, parameter, image)


def add_ready_image(cloud: LocalCloud, name: str, baked: str, more: Mapping[str, str] | None = None) -> str:
    """Make a ready AMI of FAMILY that was baked at a time (ISO 8601), with further tags of ours; gives its ID."""
    ec2 = cloud.client("ec2")
    source = ec2.describe_images(Filters=[{"Name": "name", "Values": ["*noble-24.04-amd64-server*"]}])["Images"][0]
    tags = {"family": FAMILY, "status": "ready", "proof": "smoked", "baked": baked, **(more or {})}
    listed = [{"Key": f"bake-dask-ami:{key}", "Value": value} for key, value in tags.items()]
    specifications = [{"ResourceType": kind, "Tags": listed} for kind in ("image", "snapshot")]
    copied = {"SourceImageId": source["ImageId"], "SourceRegion": REGION, "Name": name}
    image: str = ec2.copy_image(**copied, TagSpecifications=specifications)["ImageId"]
    ec2.get_waiter("image_available").wait(ImageIds=[image], WaiterConfig={"Delay": 1, "MaxAttempts": _DEADLINE_SECONDS})
    return image


def named_by(cloud: LocalCloud, parameter: str) -> str | None:
    """The name of the AMI that a parameter names; None when there is no such parameter."""
    ssm = cloud.client("ssm")
    found = ssm.get_parameters(Names=[parameter])["Parameters"]
    if not found:
        return None
    images = cloud.client("ec2").describe_images(ImageIds=[found[0]["Value"]])["Images"]
    return str(images[0]["Name"])


def rejected(cloud: LocalCloud) -> list[str]:
    """The names of the AMIs that a rollback has rejected."""
    filters = [{"Name": "tag-key", "Values": ["bake-dask-ami:rejected"]}]
    return [image["Name"] for image in cloud.client("ec2").describe_images(Owners=["self"], Filters=filters)["Images"]]


def _wait_until_named(cloud: LocalCloud, parameter: str, image: str) -> None:
    ssm = cloud.client("ssm")
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while time.monotonic() < deadline:
        if [each["Value"] for each in ssm.get_parameters(Names=[parameter])["Parameters"]] == [image]:
            return
        time.sleep(0.1)
    raise TimeoutError(f"{parameter} does not name {image}")
