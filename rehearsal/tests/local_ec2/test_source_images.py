"""The public images that an account can bake from."""

import pytest


def test_finds_source_images_as_packer_and_the_survey_do(ec2):
    filters = {
        "name": "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*",
        "architecture": "x86_64",
        "root-device-type": "ebs",
        "virtualization-type": "hvm",
        "state": "available",
    }
    asked = [{"Name": name, "Values": [value]} for name, value in filters.items()]
    images = ec2.client().describe_images(Owners=["099720109477"], Filters=asked)["Images"]
    newest = max(images, key=lambda image: image["CreationDate"])
    assert len(images) > 1
    assert newest["Name"].endswith("20261101")
    root = newest["BlockDeviceMappings"][0]
    assert (root["DeviceName"], root["Ebs"]["VolumeSize"], root["Ebs"]["VolumeType"]) == ("/dev/sda1", 8, "gp3")
    for architecture, name in (("x86_64", "amd64"), ("arm64", "arm64")):
        parameter = f"/aws/service/canonical/ubuntu/server/24.04/stable/current/{name}/hvm/ebs-gp3/ami-id"
        value = ec2.client("ssm").get_parameter(Name=parameter)["Parameter"]["Value"]
        assert value == ec2.source_image(architecture)


def test_finds_the_deep_learning_ami_by_its_parameter_and_by_its_name(ec2):
    parameter = "/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id"
    value = ec2.client("ssm").get_parameter(Name=parameter)["Parameter"]["Value"]
    pattern = "Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 24.04) *"
    asked = [{"Name": "name", "Values": [pattern]}]
    images = ec2.client().describe_images(Owners=["898082745236"], Filters=asked)["Images"]
    assert [each["ImageId"] for each in images] == [value]


@pytest.mark.parametrize(("region", "owner"), [("cn-north-1", "837727238323"), ("us-gov-west-1", "513442679011")])
def test_canonical_publishes_from_another_account_in_each_partition(ec2, region, owner):
    parameter = "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id"
    value = ec2.client("ssm", region_name=region).get_parameter(Name=parameter)["Parameter"]["Value"]
    client = ec2.client(region_name=region)
    assert client.describe_images(ImageIds=[value])["Images"][0]["OwnerId"] == owner
    assert client.describe_images(Owners=["099720109477"])["Images"] == []


def test_shows_deprecated_images_of_others_only_when_asked(ec2):
    asked = {"Owners": ["099720109477"], "Filters": [{"Name": "name", "Values": ["*focal*"]}]}
    client = ec2.client()
    assert client.describe_images(**asked)["Images"] == []
    (image,) = client.describe_images(**asked, IncludeDeprecated=True)["Images"]
    assert image["DeprecationTime"] == "2026-05-29T04:02:00.000Z"
    assert ec2.image(image["ImageId"])["Name"] == image["Name"]


def test_knows_no_other_images(ec2):
    owners = {image["OwnerId"] for image in ec2.client().describe_images()["Images"]}
    assert owners <= {"099720109477", "136693071363", "898082745236", "123456789012"}


def test_rejects_a_filter_that_does_not_exist(ec2, api_error):
    with api_error("InvalidParameterValue", "The filter 'nmae' is invalid"):
        ec2.client().describe_images(Filters=[{"Name": "nmae", "Values": ["x"]}])


def test_the_snapshots_of_public_images_are_not_to_be_seen(ec2, api_error):
    theirs = ec2.image(ec2.source_image())["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    with api_error("InvalidSnapshot.NotFound", theirs):
        ec2.client().describe_snapshots(SnapshotIds=[theirs])
    assert theirs not in [each["SnapshotId"] for each in ec2.client().describe_snapshots()["Snapshots"]]
