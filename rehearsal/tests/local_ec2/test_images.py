"""Images: names, states, what is in them and what becomes of them."""

import botocore.config
import pytest

HELD = 3600


@pytest.mark.parametrize("name", ["x" * 129, "dask:cpu", "dask{cpu}", "dask,cpu", "däsk", "a\nb"])
def test_rejects_a_malformed_name(ec2, api_error, name):
    with api_error("InvalidAMIName.Malformed", "between 3 and 128 characters long"):
        ec2.client().create_image(InstanceId=ec2.launch_stopped(), Name=name)


@pytest.mark.parametrize("name", ["abc", "x" * 128, "dask (cpu) [1] ./-'@_"])
def test_takes_every_allowed_character(ec2, name):
    image_id = ec2.bake(name)
    assert ec2.image(image_id)["Name"] == name
    ec2.client().deregister_image(ImageId=image_id)


def test_rejects_a_name_twice_even_while_the_first_is_pending(ec2, api_error, new_name):
    name = new_name("twice")
    instance_id = ec2.launch_stopped()
    ec2.set(durations={"image": HELD})
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=name)["ImageId"]
    with api_error("InvalidAMIName.Duplicate", f"AMI name {name} is already in use by AMI {image_id}"):
        ec2.client().create_image(InstanceId=instance_id, Name=name)


def test_an_image_is_pending_with_its_snapshot_and_cannot_be_launched_yet(ec2, api_error, until, new_name):
    instance_id = ec2.launch_stopped()
    ec2.set(durations={"image": HELD})
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=new_name("held"))["ImageId"]
    snapshot_id = ec2.image(image_id)["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]

    def snapshot_state():
        return ec2.client().describe_snapshots(SnapshotIds=[snapshot_id])["Snapshots"][0]["State"]

    assert (ec2.image(image_id)["State"], snapshot_state()) == ("pending", "pending")
    with api_error("InvalidAMIID.Unavailable", image_id):
        ec2.launch(ImageId=image_id)
    ec2.set(durations={"image": 0})
    until(lambda: ec2.image(image_id)["State"] == "available", "the image is available")
    assert snapshot_state() == "completed"
    assert ec2.launch(ImageId=image_id).startswith("i-")


def test_a_pending_image_can_be_deregistered_and_stays_gone(ec2, api_error, until, new_name):
    instance_id = ec2.launch_stopped()
    ec2.set(durations={"image": HELD})
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=new_name("cut"))["ImageId"]
    ec2.client().deregister_image(ImageId=image_id, DeleteAssociatedSnapshots=True)
    ec2.set(durations={"image": 0})
    with api_error("InvalidAMIID.NotFound", image_id):
        ec2.image(image_id)
    assert image_id not in [each["id"] for each in ec2.get("state")["images"]]


def test_carries_tags_size_and_type(ec2, new_name, until):
    mapping = {"DeviceName": "/dev/sda1", "Ebs": {"VolumeSize": 20, "Iops": 6000, "Throughput": 500}}
    instance_id = ec2.launch_stopped(BlockDeviceMappings=[mapping])
    image_id = ec2.client().create_image(
        InstanceId=instance_id,
        Name=new_name("full"),
        Description="all of it",
        TagSpecifications=[
            {"ResourceType": "image", "Tags": [{"Key": "kind", "Value": "image"}]},
            {"ResourceType": "snapshot", "Tags": [{"Key": "kind", "Value": "snapshot"}]},
        ],
    )["ImageId"]
    image = ec2.image(image_id)
    ebs = image["BlockDeviceMappings"][0]["Ebs"]
    assert (image["Description"], image["RootDeviceName"], image["Public"]) == ("all of it", "/dev/sda1", False)
    assert (image["SourceInstanceId"], image["SourceImageId"]) == (instance_id, ec2.source_image())
    assert (ebs["VolumeSize"], ebs["VolumeType"], ebs["Iops"], ebs["Throughput"]) == (20, "gp3", 6000, 500)
    assert image["Tags"] == [{"Key": "kind", "Value": "image"}]
    snapshot = ec2.client().describe_snapshots(SnapshotIds=[ebs["SnapshotId"]])["Snapshots"][0]
    assert snapshot["Tags"] == [{"Key": "kind", "Value": "snapshot"}]
    assert (snapshot["VolumeSize"], snapshot["Description"]) == (
        20,
        f"Created by CreateImage({instance_id}) for {image_id}",
    )


@pytest.mark.parametrize(
    "asked",
    [
        {"Ebs": {"VolumeType": "io2", "Iops": 3000, "Throughput": 125}},
        {"Ebs": {"VolumeSize": 40}},
        {"Ebs": {"VolumeSize": 8}},
        {"Ebs": {"Encrypted": True}},
        {"Ebs": {"SnapshotId": "snap-0123456789abcdef0"}},
        {"NoDevice": ""},
    ],
)
def test_an_image_keeps_the_volume_as_it_is_whatever_createimage_says(ec2, new_name, asked):
    volume = {"VolumeSize": 20, "VolumeType": "gp3", "Iops": 6000, "Throughput": 500}
    instance_id = ec2.launch_stopped(BlockDeviceMappings=[{"DeviceName": "/dev/sda1", "Ebs": volume}])
    mappings = [{"DeviceName": "/dev/sda1", **asked}]
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=new_name("kept"), BlockDeviceMappings=mappings)["ImageId"]
    (kept,) = [each["Ebs"] for each in ec2.image(image_id)["BlockDeviceMappings"]]
    assert volume | {"Encrypted": False, "SnapshotId": kept["SnapshotId"], "DeleteOnTermination": True} == kept
    assert kept["SnapshotId"] != "snap-0123456789abcdef0"


def test_createimage_changes_deleteontermination_adds_devices_and_leaves_data_volumes_out(ec2, new_name):
    data = {"DeviceName": "/dev/sdf", "Ebs": {"VolumeSize": 1}}
    instance_id = ec2.launch_stopped(BlockDeviceMappings=[data])
    image_id = ec2.client().create_image(
        InstanceId=instance_id,
        Name=new_name("changed"),
        BlockDeviceMappings=[
            {"DeviceName": "/dev/sda1", "Ebs": {"DeleteOnTermination": False}},
            {"DeviceName": "/dev/sdf", "NoDevice": ""},
            {"DeviceName": "/dev/sdg", "Ebs": {"VolumeSize": 2, "VolumeType": "gp3"}},
        ],
    )["ImageId"]
    found = {each["DeviceName"]: each["Ebs"] for each in ec2.image(image_id)["BlockDeviceMappings"]}
    assert found["/dev/sda1"]["DeleteOnTermination"] is False
    assert found.keys() == {"/dev/sda1", "/dev/sdg"}
    assert "SnapshotId" not in found["/dev/sdg"]


def test_protection_from_deregistration(ec2, api_error):
    image_id = ec2.bake()
    client = ec2.client()
    client.enable_image_deregistration_protection(ImageId=image_id)
    assert ec2.image(image_id)["DeregistrationProtection"] == "enabled-without-cooldown"
    with api_error("OperationNotPermitted", image_id):
        client.deregister_image(ImageId=image_id)
    client.disable_image_deregistration_protection(ImageId=image_id)
    client.deregister_image(ImageId=image_id)


def test_launch_permissions_and_metadata_requirement(ec2):
    image_id = ec2.bake()
    client = ec2.client()
    add = {"Add": [{"UserId": "210987654321"}]}
    client.modify_image_attribute(ImageId=image_id, LaunchPermission=add)
    got = client.describe_image_attribute(ImageId=image_id, Attribute="launchPermission")["LaunchPermissions"]
    assert got == [{"UserId": "210987654321"}]
    client.modify_image_attribute(ImageId=image_id, ImdsSupport={"Value": "v2.0"})
    assert ec2.image(image_id)["ImdsSupport"] == "v2.0"
    options = ec2.instance(ec2.launch(ImageId=image_id))["MetadataOptions"]
    assert (options["HttpTokens"], options["HttpPutResponseHopLimit"]) == ("required", 2)


def test_the_images_of_others_are_not_ours_to_remove(ec2, api_error):
    with api_error("AuthFailure", "Not authorized for image", 401):
        ec2.client().deregister_image(ImageId=ec2.source_image())


def test_copies_to_another_region(ec2, until, new_name):
    source = ec2.bake()
    other = ec2.client(region_name="us-east-1")
    copied = other.copy_image(Name=new_name("copy"), SourceImageId=source, SourceRegion="eu-west-2")["ImageId"]

    def image():
        return other.describe_images(ImageIds=[copied])["Images"][0]

    until(lambda: image()["State"] == "available", "the copy is available")
    mine = ec2.image(source)["BlockDeviceMappings"][0]["Ebs"]
    theirs = image()["BlockDeviceMappings"][0]["Ebs"]
    assert theirs["VolumeSize"] == mine["VolumeSize"]
    assert theirs["SnapshotId"] != mine["SnapshotId"]


def test_rejects_a_name_that_no_sdk_would_send(ec2, api_error):
    """boto3 rejects short names itself; others do not."""
    client = ec2.client(config=botocore.config.Config(parameter_validation=False))
    with api_error("InvalidAMIName.Malformed"):
        client.create_image(InstanceId=ec2.launch_stopped(), Name="ab")


def test_an_image_can_be_made_to_fail(ec2):
    ec2.set(image_failure="Client.InternalError: the snapshot failed")
    image_id = ec2.client().create_image(InstanceId=ec2.launch_stopped(), Name="never good")["ImageId"]
    ec2.wait_for_image_state(image_id, "failed")
    assert ec2.image(image_id)["StateReason"]["Message"] == "Client.InternalError: the snapshot failed"


def test_a_deregistered_image_is_an_empty_result_until_its_instances_are_terminated(ec2, api_error):
    """ "After all instances that reference a deregistered AMI are terminated, specifying the ID of the image will eventually return an
    error indicating that the AMI ID cannot be found." (EC2, DescribeImages)
    """
    image_id = ec2.bake()
    instance_id = ec2.launch_running(ImageId=image_id)
    ec2.client().deregister_image(ImageId=image_id)
    assert ec2.client().describe_images(ImageIds=[image_id, ec2.source_image()])["Images"] == [ec2.image(ec2.source_image())]
    ec2.client().terminate_instances(InstanceIds=[instance_id])
    ec2.wait_for_state(instance_id, "terminated")
    with api_error("InvalidAMIID.NotFound", image_id):
        ec2.client().describe_images(ImageIds=[image_id])
