"""An AMI made by every call of the real Packer: for tests of what a role may do.

The order and the words are those of packer-plugin-amazon 1.8.2 (builder/ebs/builder.go, common/step_*.go); what it retries for
minutes when it is rejected, such as CreateKeyPair, is asked once.
"""

from __future__ import annotations

import uuid
from typing import Any

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

from fake_packer.calls import POLLING, BuildFailed, tags, tags_of

RULE = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22}


def words(doing: str, operation: str, error: Any) -> str:
    """What the plugin says of a rejected call."""
    rejected = error.response["Error"]
    answer = f"https response error StatusCode: 403, RequestID: {uuid.uuid4()}, api error {rejected['Code']}: {rejected['Message']}"
    return f"Error {doing}: operation error EC2: {operation}, {answer}"


class Steps:
    """Calls of EC2, the removals of which are kept for the end."""

    def __init__(self, ec2: Any) -> None:
        self.ec2 = ec2
        self.removals: list[tuple[str, str, dict[str, Any]]] = []

    def call(self, doing: str, operation: str, **parameters: Any) -> Any:
        """Returns the answer. Raises BuildFailed in the plugin's words."""
        try:
            return getattr(self.ec2, xform_name(operation))(**parameters)
        except ClientError as error:
            raise BuildFailed(words(doing, operation, error)) from None

    def clean_up(self) -> None:
        """Goes on whatever is rejected, as the plugin does."""
        for doing, operation, parameters in reversed(self.removals):
            try:
                self.call(doing, operation, **parameters)
            except BuildFailed as failed:
                print(f"==> amazon-ebs.dask: {failed}", flush=True)
            else:
                if operation == "TerminateInstances":
                    self.ec2.get_waiter("instance_terminated").wait(**parameters, WaiterConfig=POLLING)


def make_image(values: dict[str, object]) -> str:
    """Make the AMI, and remove what was made on the way whatever happens."""
    print(f"==> amazon-ebs.dask: Launching a {'spot' if values['spot'] else 'source'} AWS instance...", flush=True)
    steps = Steps(boto3.client("ec2", region_name=values["region"], config=Config(retries={"total_max_attempts": 1})))
    try:
        return build(steps, values)
    finally:
        steps.clean_up()


def build(steps: Steps, values: dict[str, Any]) -> str:
    """The steps of a build, in the plugin's order."""

    def tagged(*kinds: str) -> dict[str, object]:
        return {"TagSpecifications": tags_of(values["run_tags"], *kinds)}

    name = f"packer_{uuid.uuid4()}"
    steps.call("validating the region", "DescribeRegions")
    source = {"ImageIds": [values["source_ami"]]}
    steps.call("querying AMI", "DescribeImages", **source)
    steps.call("retrieving subnet", "DescribeSubnets", SubnetIds=[values["subnet_id"]])
    steps.call("creating temporary keypair", "CreateKeyPair", KeyName=name, KeyType="ed25519", **tagged("key-pair"))
    steps.removals.append(("cleaning up keypair", "DeleteKeyPair", {"KeyName": name}))
    made = {"GroupName": name, "Description": "Temporary group for Packer", "VpcId": values["vpc_id"]}
    group = steps.call("creating temporary security group", "CreateSecurityGroup", **made, **tagged("security-group"))["GroupId"]
    steps.removals.append(("cleaning up security group", "DeleteSecurityGroup", {"GroupId": group}))
    steps.call("waiting for security group", "DescribeSecurityGroups", GroupIds=[group])
    ranges = [{"CidrIp": cidr} for cidr in values["temporary_security_group_source_cidrs"]]
    allowed = [{**RULE, "IpRanges": ranges}]
    steps.call("authorizing temporary security group", "AuthorizeSecurityGroupIngress", GroupId=group, IpPermissions=allowed)
    one = launch(steps, values, {"KeyName": name, "SecurityGroupIds": [group], **tagged("instance", "network-interface", "volume")})
    steps.call("describing volumes", "DescribeVolumes")
    steps.call("stopping instance", "StopInstances", **one)
    steps.ec2.get_waiter("instance_stopped").wait(**one, WaiterConfig=POLLING)
    created = {"InstanceId": one["InstanceIds"][0], "Name": values["ami_name"]}
    created |= {"TagSpecifications": tags_of(values["ami_tags"], "image", "snapshot")}
    ami: str = steps.call("creating AMI", "CreateImage", **created)["ImageId"]
    steps.ec2.get_waiter("image_available").wait(ImageIds=[ami], WaiterConfig=POLLING)
    steps.call("modify AMI attributes", "ModifyImageAttribute", ImageId=ami, ImdsSupport={"Value": "v2.0"})
    steps.call("adding tags to Resources", "CreateTags", Resources=[ami], Tags=tags(values["ami_tags"]))
    return ami


def launch(steps: Steps, values: dict[str, object], more: dict[str, object]) -> dict[str, Any]:
    """The builder, running; gives what names it in a call."""
    asked = {"ImageId": values["source_ami"], "InstanceType": values["instance_type"], "SubnetId": values["subnet_id"]}
    launched = steps.call("launching source instance", "RunInstances", **asked, MinCount=1, MaxCount=1, **more)
    one = {"InstanceIds": [launched["Instances"][0]["InstanceId"]]}
    steps.removals.append(("terminating instance, may still be around", "TerminateInstances", one))
    steps.ec2.get_waiter("instance_running").wait(**one, WaiterConfig=POLLING)
    return one
