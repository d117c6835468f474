"""What the suites of others find in the account."""

import sys
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from peers.account import PUBLIC_IMAGES, REGION, prepare_account
from rehearse.local_cloud import left_over, start_simulated_cloud

REHEARSAL = Path(__file__).resolve().parents[2]


@pytest.fixture
def cloud(tmp_path):
    cloud = start_simulated_cloud(tmp_path / "ec2", Path(sys.executable), REHEARSAL, PUBLIC_IMAGES)
    yield cloud
    cloud.stop()


def test_has_what_they_take_for_granted(cloud):
    prepare_account(cloud)
    ec2 = cloud.client("ec2", REGION)
    asked = [{"Name": "tag:Name", "Values": ["packer-aws-acc-test-subnet"]}]
    (subnet,) = ec2.describe_subnets(Filters=asked)["Subnets"]
    assert subnet["AvailabilityZone"] == "us-east-1a"
    assert subnet["DefaultForAz"]
    (group,) = ec2.describe_security_groups(GroupNames=["dask-default"])["SecurityGroups"]
    assert sorted(each["FromPort"] for each in group["IpPermissions"]) == [0, 8786]
    (image,) = ec2.describe_images(ImageIds=["ami-06e46074ae430fba6"])["Images"]
    assert (image["RootDeviceName"], image["Public"], image["OwnerId"]) == ("/dev/xvda", True, "137112412989")


def test_an_image_is_in_its_own_region_only_and_nothing_of_it_counts_as_left(cloud):
    elsewhere = cloud.client("ec2", "us-west-2")
    assert elsewhere.describe_images(ImageIds=["ami-044065b5480679567"])["Images"]
    with pytest.raises(ClientError, match=r"InvalidAMIID\.NotFound"):
        elsewhere.describe_images(ImageIds=["ami-06e46074ae430fba6"])
    assert left_over(cloud.state()) == []
