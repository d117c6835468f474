"""The rate at which a volume made from a snapshot is initialized, and what DescribeVolumeStatus says of it.

https://docs.aws.amazon.com/ebs/latest/userguide/initalize-volume.html#volume-initialization-rate
"""

import math

import pytest

RATES = [99, 301]
OUT_OF_RANGE = "The value specified for VolumeInitializationRate is not in the allowed range."
NO_SNAPSHOT = "not created from a snapshot"
ZONE = "eu-west-2a"
GIB = 1024


def root(**ebs):
    return [{"DeviceName": "/dev/sda1", "Ebs": ebs}]


def volumes_of(ec2, instance_id):
    filters = [{"Name": "attachment.instance-id", "Values": [instance_id]}]
    return ec2.client().describe_volumes(Filters=filters)["Volumes"]


def status(ec2, volume_id):
    (found,) = ec2.client().describe_volume_status(VolumeIds=[volume_id])["VolumeStatuses"]
    return found


@pytest.fixture
def snapshot(ec2):
    """The id of a snapshot of 8 GiB."""
    return ec2.image(ec2.bake())["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]


@pytest.mark.parametrize("rate", [100, 300])
def test_a_launch_has_the_volume_initialized_at_the_rate(ec2, rate):
    (volume,) = volumes_of(ec2, ec2.launch(BlockDeviceMappings=root(VolumeInitializationRate=rate, Throughput=500)))
    assert (volume["VolumeInitializationRate"], volume["Throughput"]) == (rate, 500)
    (other,) = volumes_of(ec2, ec2.launch())
    assert "VolumeInitializationRate" not in other


def test_a_launch_template_has_a_rate_too(ec2, new_name):
    template = {"ImageId": ec2.source_image(), "InstanceType": "t3.micro"}
    template |= {"BlockDeviceMappings": root(VolumeInitializationRate=200)}
    name = new_name("template")
    ec2.client().create_launch_template(LaunchTemplateName=name, LaunchTemplateData=template)
    launched = ec2.client().run_instances(LaunchTemplate={"LaunchTemplateName": name}, MinCount=1, MaxCount=1)
    (volume,) = volumes_of(ec2, launched["Instances"][0]["InstanceId"])
    assert volume["VolumeInitializationRate"] == 200


@pytest.mark.parametrize("rate", RATES)
def test_a_launch_takes_100_to_300(ec2, api_error, rate):
    with api_error("InvalidParameterValue", OUT_OF_RANGE):
        ec2.launch(BlockDeviceMappings=root(VolumeInitializationRate=rate))


def test_an_empty_volume_has_no_rate(ec2, api_error):
    mapping = {"DeviceName": "/dev/sdf", "Ebs": {"VolumeSize": 1, "VolumeInitializationRate": 100}}
    with api_error("InvalidParameterCombination", NO_SNAPSHOT):
        ec2.launch(BlockDeviceMappings=[mapping])
    with api_error("InvalidParameterCombination", NO_SNAPSHOT):
        ec2.client().create_volume(AvailabilityZone=ZONE, Size=1, VolumeInitializationRate=100)


def test_a_volume_is_created_with_a_rate(ec2, snapshot, api_error):
    client = ec2.client()
    made = client.create_volume(AvailabilityZone=ZONE, SnapshotId=snapshot, VolumeInitializationRate=100)
    (described,) = client.describe_volumes(VolumeIds=[made["VolumeId"]])["Volumes"]
    assert (made["VolumeInitializationRate"], described["VolumeInitializationRate"]) == (100, 100)
    with api_error("InvalidParameterValue", OUT_OF_RANGE):
        client.create_volume(AvailabilityZone=ZONE, SnapshotId=snapshot, VolumeInitializationRate=400)


@pytest.mark.parametrize("device", ["/dev/sda1", "/dev/sdf"])
def test_an_image_has_no_rate(ec2, api_error, new_name, device):
    instance_id = ec2.launch_stopped()
    mapping = {"DeviceName": device, "Ebs": {"VolumeSize": 8, "VolumeInitializationRate": 100}}
    with api_error("InvalidParameterCombination", "VolumeInitializationRate"):
        ec2.client().create_image(InstanceId=instance_id, Name=new_name("rate"), BlockDeviceMappings=[mapping])


def test_a_registered_image_has_no_rate(ec2, snapshot, api_error, new_name):
    mappings = root(SnapshotId=snapshot, VolumeInitializationRate=100)
    with api_error("InvalidParameterCombination", "VolumeInitializationRate"):
        ec2.client().register_image(Name=new_name("rate"), RootDeviceName="/dev/sda1", BlockDeviceMappings=mappings)


def test_the_image_of_an_instance_with_a_rate_has_none(ec2, new_name):
    instance_id = ec2.launch_stopped(BlockDeviceMappings=root(VolumeInitializationRate=100))
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=new_name("rate"))["ImageId"]
    ec2.wait_for_image_state(image_id, "available")
    (volume,) = volumes_of(ec2, ec2.launch(ImageId=image_id))
    assert "VolumeInitializationRate" not in volume


def test_the_status_says_how_far_the_initialization_is(ec2, snapshot):
    made = ec2.client().create_volume(AvailabilityZone=ZONE, SnapshotId=snapshot, VolumeInitializationRate=100)
    whole = math.ceil(8 * GIB / 100)
    begun = status(ec2, made["VolumeId"])
    details = begun["InitializationStatusDetails"]
    assert (begun["AvailabilityZone"], begun["VolumeStatus"]["Status"]) == (ZONE, "ok")
    assert details["InitializationType"] == "provisioned-rate"
    assert 0 <= details["Progress"] <= 99
    assert 0 < details["EstimatedTimeToCompleteInSeconds"] <= whole
    ec2.set(clock_offset=whole)
    ended = {"InitializationType": "provisioned-rate", "Progress": 100, "EstimatedTimeToCompleteInSeconds": 0}
    assert status(ec2, made["VolumeId"])["InitializationStatusDetails"] == ended


def test_the_status_of_other_volumes(ec2, snapshot):
    client = ec2.client()
    copied = client.create_volume(AvailabilityZone=ZONE, SnapshotId=snapshot)["VolumeId"]
    empty = client.create_volume(AvailabilityZone=ZONE, Size=1)["VolumeId"]
    details = {"InitializationType": "default", "Progress": 100}
    assert status(ec2, copied)["InitializationStatusDetails"] == details
    assert "InitializationStatusDetails" not in status(ec2, empty)


def test_a_volume_outlives_its_snapshot(ec2):
    client = ec2.client()
    source = client.create_volume(AvailabilityZone=ZONE, Size=1)["VolumeId"]
    snapshot_id = client.create_snapshot(VolumeId=source)["SnapshotId"]
    client.get_waiter("snapshot_completed").wait(SnapshotIds=[snapshot_id])
    volume_id = client.create_volume(AvailabilityZone=ZONE, SnapshotId=snapshot_id, VolumeInitializationRate=100)["VolumeId"]
    client.delete_snapshot(SnapshotId=snapshot_id)
    assert status(ec2, volume_id)["InitializationStatusDetails"]["InitializationType"] == "provisioned-rate"


def test_the_status_names_volumes_of_the_account_and_has_pages(ec2, api_error):
    client = ec2.client()
    made = {client.create_volume(AvailabilityZone=ZONE, Size=1)["VolumeId"] for _ in range(6)}
    first = client.describe_volume_status(MaxResults=5)
    assert len(first["VolumeStatuses"]) == 5
    found = {each["VolumeId"] for each in client.get_paginator("describe_volume_status").paginate().search("VolumeStatuses")}
    assert made <= found
    by_zone = client.describe_volume_status(Filters=[{"Name": "availability-zone", "Values": ["eu-west-2b"]}])
    assert not made & {each["VolumeId"] for each in by_zone["VolumeStatuses"]}
    with api_error("InvalidVolume.NotFound", "vol-0123456789abcdef0"):
        client.describe_volume_status(VolumeIds=["vol-0123456789abcdef0"])
