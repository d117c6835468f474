"""Encryption goes from the launch to the volume, its snapshot, its image and every copy."""

import pytest

KEY = "arn:aws:kms:eu-west-2:123456789012:key/11111111-2222-3333-4444-555555555555"


def snapshot_of(ec2, image_id):
    ebs = ec2.image(image_id)["BlockDeviceMappings"][0]["Ebs"]
    rows = [each for each in ec2.get("state")["snapshots"] if each["id"] == ebs["SnapshotId"]]
    described = ec2.client().describe_snapshots(SnapshotIds=[ebs["SnapshotId"]])["Snapshots"][0]
    assert rows[0]["encrypted"] is described["Encrypted"] is ebs["Encrypted"]
    return described


def bake(ec2, new_name, until, **ebs):
    mappings = [{"DeviceName": "/dev/sda1", "Ebs": ebs}] if ebs else []
    instance_id = ec2.launch_stopped(BlockDeviceMappings=mappings)
    asked = [{"DeviceName": "/dev/sda1", "Ebs": {"VolumeType": "gp3", "Iops": 3000, "Throughput": 125}}]
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=new_name("image"), BlockDeviceMappings=asked)[
        "ImageId"
    ]
    until(lambda: ec2.image(image_id)["State"] == "available", "the image is available")
    return image_id


@pytest.mark.parametrize(
    ("ebs", "encrypted", "key"),
    [({}, False, None), ({"Encrypted": True, "KmsKeyId": KEY}, True, KEY)],
)
def test_an_image_is_encrypted_as_the_volume_of_its_builder(ec2, new_name, until, ebs, encrypted, key):
    snapshot = snapshot_of(ec2, bake(ec2, new_name, until, **ebs))
    assert (snapshot["Encrypted"], snapshot.get("KmsKeyId")) == (encrypted, key)


def test_an_encrypted_volume_without_a_key_gets_the_accounts_own(ec2, new_name, until):
    snapshot = snapshot_of(ec2, bake(ec2, new_name, until, Encrypted=True))
    assert snapshot["Encrypted"] and snapshot["KmsKeyId"].startswith("arn:aws:kms:eu-west-2:")


def test_a_copy_can_gain_encryption(ec2, new_name, until):
    copy_id = ec2.client().copy_image(
        SourceImageId=bake(ec2, new_name, until),
        SourceRegion="eu-west-2",
        Name=new_name("copy"),
        Encrypted=True,
        KmsKeyId=KEY,
    )["ImageId"]
    assert snapshot_of(ec2, copy_id)["KmsKeyId"] == KEY


def test_a_copy_of_an_encrypted_image_stays_encrypted(ec2, new_name, until):
    source_id = bake(ec2, new_name, until, Encrypted=True, KmsKeyId=KEY)
    copy_id = ec2.client().copy_image(SourceImageId=source_id, SourceRegion="eu-west-2", Name=new_name("copy"))["ImageId"]
    assert snapshot_of(ec2, copy_id)["Encrypted"]


def test_refuses_a_key_for_a_copy_that_is_not_encrypted(ec2, new_name, until, refused):
    with refused("InvalidParameterDependency", "KmsKeyId"):
        ec2.client().copy_image(
            SourceImageId=bake(ec2, new_name, until), SourceRegion="eu-west-2", Name=new_name("copy"), KmsKeyId=KEY
        )
