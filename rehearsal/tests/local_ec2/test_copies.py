"""CopyImage, within a Region and to another one.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopyImage.html
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/how-ami-copy-works.html
"""

import re

import pytest

HELD = 3600
HERE, THERE = "eu-west-2", "us-east-1"


@pytest.fixture
def other(ec2):
    """A client of the Region to which images are copied."""
    return ec2.client(region_name=THERE)


def tags(**values):
    return [{"Key": key, "Value": value} for key, value in values.items()]


def copy(client, source, name, **more):
    return client.copy_image(SourceImageId=source, SourceRegion=HERE, Name=name, **more)["ImageId"]


def image_of(client, image_id):
    return client.describe_images(ImageIds=[image_id])["Images"][0]


def snapshot_of(client, image_id):
    ids = [each["Ebs"]["SnapshotId"] for each in image_of(client, image_id)["BlockDeviceMappings"] if "Ebs" in each]
    return client.describe_snapshots(SnapshotIds=ids)["Snapshots"][0]


def key_in(ec2, region):
    return ec2.client("kms", region_name=region).create_key()["KeyMetadata"]["Arn"]


def bake_under(ec2, key):
    ebs = {"Encrypted": True, "KmsKeyId": key}
    instance_id = ec2.launch_stopped(BlockDeviceMappings=[{"DeviceName": "/dev/sda1", "Ebs": ebs}])
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=f"under-{instance_id}")["ImageId"]
    ec2.wait_for_image_state(image_id, "available")
    return image_id


def test_a_copy_takes_its_own_time(ec2, other, until, new_name):
    source = ec2.bake()
    ec2.set(durations={"copy": HELD})
    image_id = copy(other, source, new_name("copy"))
    assert (image_of(other, image_id)["State"], snapshot_of(other, image_id)["State"]) == ("pending", "pending")
    assert ec2.image(ec2.bake())["State"] == "available"
    ec2.set(durations={"copy": 0})
    until(lambda: image_of(other, image_id)["State"] == "available", "the copy is available")
    assert snapshot_of(other, image_id)["State"] == "completed"


def test_the_same_token_gives_the_same_copy(ec2, other, api_error, new_name):
    """https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html"""
    source, name, token = ec2.bake(), new_name("copy"), new_name("token")
    image_id = copy(other, source, name, ClientToken=token)
    assert copy(other, source, name, ClientToken=token) == image_id
    with api_error("IdempotentParameterMismatch", "inconsistent with arguments used in previous request"):
        copy(other, source, new_name("other"), ClientToken=token)
    with api_error("InvalidAMIName.Duplicate", image_id):
        copy(other, source, name, ClientToken=new_name("token"))
    with api_error("InvalidParameterValue", "64"):
        copy(other, source, new_name("copy"), ClientToken="x" * 65)


def test_a_name_is_taken_in_one_region_only(ec2, other, api_error, new_name):
    name = new_name("copy")
    source = ec2.bake(name)
    copy(other, source, name)
    with api_error("InvalidAMIName.Duplicate", source):
        copy(ec2.client(), source, name)


def test_tags_and_snapshots_of_a_copy(ec2, other, new_name):
    source = ec2.bake(TagSpecifications=[{"ResourceType": each, "Tags": tags(kind="source")} for each in ("image", "snapshot")])
    plain = copy(other, source, new_name("copy"))
    assert "Tags" not in image_of(other, plain) or image_of(other, plain)["Tags"] == []
    tagged = copy(other, source, new_name("copy"), CopyImageTags=True)
    assert image_of(other, tagged)["Tags"] == tags(kind="source")
    assert not snapshot_of(other, tagged).get("Tags")
    specifications = [{"ResourceType": "image", "Tags": tags(of="image")}, {"ResourceType": "snapshot", "Tags": tags(of="snapshot")}]
    asked = copy(other, source, new_name("copy"), TagSpecifications=specifications)
    assert (image_of(other, asked)["Tags"], snapshot_of(other, asked)["Tags"]) == (tags(of="image"), tags(of="snapshot"))


def test_the_description_of_a_copied_snapshot_names_all_three(ec2, other, new_name):
    """Quoted by many projects that parse it, with the commas of the number: "Task created on 1,629,998,298,383."."""
    source = ec2.bake()
    image_id = copy(other, source, new_name("copy"))
    from_snapshot = snapshot_of(ec2.client(), source)["SnapshotId"]
    said = snapshot_of(other, image_id)["Description"]
    words = f"Copied for DestinationAmi {image_id} from SourceAmi {source} for SourceSnapshot {from_snapshot}. Task created on "
    assert said.startswith(words)
    assert re.fullmatch(r"\d{1,3}(,\d{3}){4}\.", said.removeprefix(words))


def test_a_copy_is_like_its_source_but_is_shared_with_nobody(ec2, other, new_name):
    client, source = ec2.client(), ec2.bake()
    client.modify_image_attribute(ImageId=source, LaunchPermission={"Add": [{"UserId": "210987654321"}]})
    client.enable_image_deprecation(ImageId=source, DeprecateAt="2027-01-31T12:30:00Z")
    image = image_of(other, copy(other, source, new_name("copy"), Description="a copy"))
    shared = other.describe_image_attribute(ImageId=image["ImageId"], Attribute="launchPermission")["LaunchPermissions"]
    assert (shared, image.get("DeprecationTime"), image["Description"]) == ([], None, "a copy")
    assert (image["SourceImageId"], image["SourceImageRegion"]) == (source, HERE)
    assert (image["Architecture"], image["RootDeviceName"], image["EnaSupport"]) == ("x86_64", "/dev/sda1", True)


def test_a_copy_keeps_mappings_without_a_volume(ec2, other, new_name):
    image = image_of(other, copy(other, ec2.source_image(), new_name("copy")))
    assert [each.get("VirtualName") for each in image["BlockDeviceMappings"]] == [None, "ephemeral0", "ephemeral1"]


@pytest.mark.parametrize("minutes", [0, 7, 16, 2895])
def test_the_duration_of_a_copy_has_steps(ec2, other, api_error, new_name, minutes):
    """15 minutes to 48 hours. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html"""
    source = ec2.source_image()
    with api_error("InvalidParameterValue", f"Value ({minutes})"):
        copy(other, source, new_name("copy"), SnapshotCopyCompletionDurationMinutes=minutes)
    copy(other, source, new_name("copy"), SnapshotCopyCompletionDurationMinutes=2880)


def test_a_copy_in_the_region_keeps_the_key_of_its_source(ec2, new_name):
    key = key_in(ec2, HERE)
    image_id = copy(ec2.client(), bake_under(ec2, key), new_name("copy"))
    assert snapshot_of(ec2.client(), image_id)["KmsKeyId"] == key


def test_a_copy_to_another_region_is_under_the_default_key_there(ec2, other, until, new_name):
    """hashicorp/packer-plugin-amazon#270"""
    image_id = copy(other, bake_under(ec2, key_in(ec2, HERE)), new_name("copy"))
    until(lambda: image_of(other, image_id)["State"] == "available", "the copy is available")
    snapshot = snapshot_of(other, image_id)
    assert (snapshot["Encrypted"], snapshot["KmsKeyId"]) == (True, other.get_ebs_default_kms_key_id()["KmsKeyId"])


def test_encrypted_without_a_key_means_the_default_key(ec2, new_name):
    """The default KMS key for Amazon EBS is used unless you specify a non-default key (CopyImage, Encrypted)."""
    client = ec2.client()
    image_id = copy(client, bake_under(ec2, key_in(ec2, HERE)), new_name("copy"), Encrypted=True)
    assert snapshot_of(client, image_id)["KmsKeyId"] == client.get_ebs_default_kms_key_id()["KmsKeyId"]


def test_a_copy_cannot_lose_encryption(ec2, other, api_error, new_name):
    """Words: hashicorp/packer#6789."""
    source = bake_under(ec2, key_in(ec2, HERE))
    with api_error("InvalidRequest", "is encrypted. Creating unencrypted copy from an encrypted snapshot is not"):
        copy(other, source, new_name("copy"), Encrypted=False)


def test_a_key_has_to_come_with_encrypted(ec2, other, api_error, new_name):
    """If you specify a KMS key, you must also set the encrypted state to true (CopyImage, KmsKeyId)."""
    source = bake_under(ec2, key_in(ec2, HERE))
    with api_error("InvalidParameterDependency", "KmsKeyId"):
        copy(other, source, new_name("copy"), KmsKeyId=key_in(ec2, THERE))


def test_a_key_of_the_source_region_is_none_there(ec2, other, until, new_name):
    """The specified KMS key must exist in the destination Region (CopyImage, KmsKeyId)."""
    image_id = copy(other, ec2.bake(), new_name("copy"), Encrypted=True, KmsKeyId=key_in(ec2, HERE))
    until(lambda: image_of(other, image_id)["State"] == "failed", "the copy failed")


def test_what_the_source_key_no_longer_opens_cannot_be_copied(ec2, other, until, new_name):
    key = key_in(ec2, HERE)
    source = bake_under(ec2, key)
    ec2.client("kms").disable_key(KeyId=key.rpartition("/")[2])
    image_id = copy(other, source, new_name("copy"))
    until(lambda: image_of(other, image_id)["State"] == "failed", "the copy failed")


def test_the_destination_encrypts_by_default(ec2, other, new_name):
    source = ec2.bake()
    other.enable_ebs_encryption_by_default()
    try:
        assert snapshot_of(other, copy(other, source, new_name("copy")))["Encrypted"]
        assert not snapshot_of(ec2.client(), copy(ec2.client(), source, new_name("copy")))["Encrypted"]
    finally:
        other.disable_ebs_encryption_by_default()


def test_a_dry_run_copies_nothing(ec2, other, api_error, new_name):
    source, name, token = ec2.bake(), new_name("copy"), new_name("token")
    with api_error("DryRunOperation", "", 412):
        copy(other, source, name, DryRun=True, ClientToken=token)
    assert copy(other, source, name, ClientToken=token).startswith("ami-")


def test_a_pending_image_is_not_copied(ec2, other, api_error, new_name):
    instance_id = ec2.launch_stopped()
    ec2.set(durations={"image": HELD})
    pending = ec2.client().create_image(InstanceId=instance_id, Name=new_name("held"))["ImageId"]
    with api_error("InvalidAMIID.Unavailable", pending):
        copy(other, pending, new_name("copy"))
