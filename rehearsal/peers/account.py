"""What the suites take for granted of the account in which they run."""

from __future__ import annotations

from pathlib import Path

from rehearse.local_cloud import LocalCloud

REGION = "us-east-1"
# Further public images: those that the tests name, with the facts that they rely on.
PUBLIC_IMAGES = Path(__file__).with_name("public_images.json")
# The states of instances and images last as short as may be: what is tried is the calls.
QUICK = {"pending": 0.2, "stopping": 0.2, "shutting-down": 0.2, "image": 0.2, "copy": 0.2, "snapshot": 0.2}
# Of the plugin's subnet filters.
_SUBNET_NAME = "packer-aws-acc-test-subnet"
# dask-cloudprovider 2025.9.0 makes it itself, by a call that lacks an argument (dask-cloudprovider#481).
_DASK_GROUP = "dask-default"


def prepare_account(cloud: LocalCloud) -> None:
    """Tags a default subnet, makes the security group of EC2Cluster, and has scripts of others printed."""
    cloud.set({"durations": QUICK, "guest": {"unknown_scripts": "print"}})
    ec2 = cloud.client("ec2", REGION)
    # A test of Packer's plugin shares an image with everybody.
    ec2.disable_image_block_public_access()
    zone = {"Name": "availability-zone", "Values": [f"{REGION}a"]}
    (subnet,) = ec2.describe_subnets(Filters=[zone, {"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
    ec2.create_tags(Resources=[subnet["SubnetId"]], Tags=[{"Key": "Name", "Value": _SUBNET_NAME}])
    group = ec2.create_security_group(GroupName=_DASK_GROUP, Description="For Dask", VpcId=subnet["VpcId"])["GroupId"]
    anybody = {"IpProtocol": "tcp", "FromPort": 8786, "ToPort": 8787, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    each_other = {"IpProtocol": "tcp", "FromPort": 0, "ToPort": 65535, "UserIdGroupPairs": [{"GroupId": group}]}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[anybody, each_other])
