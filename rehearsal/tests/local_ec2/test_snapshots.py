"""Snapshots: of images, of volumes, and images of snapshots."""

HELD = 3600


def test_a_snapshot_belongs_to_its_image_until_that_is_deregistered(ec2, api_error):
    image_id = ec2.bake()
    snapshot_id = ec2.image(image_id)["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    with api_error("InvalidSnapshot.InUse", image_id):
        ec2.client().delete_snapshot(SnapshotId=snapshot_id)
    ec2.client().deregister_image(ImageId=image_id)
    ec2.client().delete_snapshot(SnapshotId=snapshot_id)
    with api_error("InvalidAMIID.Unavailable", "no longer available"):
        ec2.client().deregister_image(ImageId=image_id)


def test_deregisters_with_snapshots(ec2):
    image_id = ec2.bake()
    snapshot_id = ec2.image(image_id)["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    answer = ec2.client().deregister_image(ImageId=image_id, DeleteAssociatedSnapshots=True)
    assert answer["DeleteSnapshotResults"] == [{"SnapshotId": snapshot_id, "ReturnCode": "success"}]
    assert snapshot_id not in [each["id"] for each in ec2.get("state")["snapshots"]]


def test_registers_an_image_of_a_snapshot(ec2, api_error, new_name):
    snapshot_id = ec2.image(ec2.bake())["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    mappings = [{"DeviceName": "/dev/sda1", "Ebs": {"SnapshotId": snapshot_id, "VolumeType": "gp3"}}]
    options = {"Architecture": "x86_64", "ImdsSupport": "v2.0", "BlockDeviceMappings": mappings}
    with api_error("InvalidBlockDeviceMapping", "root device"):
        ec2.client().register_image(Name=new_name("r"), RootDeviceName="/dev/xvda", **options)
    image_id = ec2.client().register_image(Name=new_name("r"), RootDeviceName="/dev/sda1", **options)["ImageId"]
    image = ec2.image(image_id)
    assert (image["State"], image["ImdsSupport"], image["RootDeviceName"]) == ("available", "v2.0", "/dev/sda1")
    assert image["BlockDeviceMappings"][0]["Ebs"]["VolumeSize"] == 8


def test_makes_a_snapshot_of_a_volume(ec2, until):
    instance_id = ec2.launch_stopped()
    volume = ec2.instance(instance_id)["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]
    ec2.set(durations={"snapshot": HELD})
    snapshot = ec2.client().create_snapshot(VolumeId=volume)
    assert snapshot["State"] == "pending"
    ec2.set(durations={"snapshot": 0})
    ids = [snapshot["SnapshotId"]]
    until(
        lambda: ec2.client().describe_snapshots(SnapshotIds=ids)["Snapshots"][0]["State"] == "completed",
        "the snapshot is completed",
    )
