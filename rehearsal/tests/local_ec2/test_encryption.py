"""Encryption goes from the launch to the volume, its snapshot, its image and every copy."""

import pytest

UNKNOWN_KEY = "arn:aws:kms:eu-west-2:123456789012:key/11111111-2222-3333-4444-555555555555"


@pytest.fixture
def key(ec2):
    """The ARN of a KMS key of the account."""
    return ec2.client("kms").create_key()["KeyMetadata"]["Arn"]


@pytest.fixture
def encrypting(ec2):
    """The local EC2 of an account that encrypts by default."""
    ec2.client().enable_ebs_encryption_by_default()
    yield ec2
    ec2.client().reset_ebs_default_kms_key_id()
    ec2.client().disable_ebs_encryption_by_default()


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
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=new_name("image"), BlockDeviceMappings=asked)["ImageId"]
    until(lambda: ec2.image(image_id)["State"] == "available", "the image is available")
    return image_id


def test_an_image_is_encrypted_as_the_volume_of_its_builder(ec2, new_name, until, key):
    plain = snapshot_of(ec2, bake(ec2, new_name, until))
    assert (plain["Encrypted"], plain.get("KmsKeyId")) == (False, None)
    encrypted = snapshot_of(ec2, bake(ec2, new_name, until, Encrypted=True, KmsKeyId=key))
    assert (encrypted["Encrypted"], encrypted["KmsKeyId"]) == (True, key)


def test_an_encrypted_volume_without_a_key_gets_the_accounts_own(ec2, new_name, until):
    snapshot = snapshot_of(ec2, bake(ec2, new_name, until, Encrypted=True))
    assert snapshot["Encrypted"]
    assert snapshot["KmsKeyId"].startswith("arn:aws:kms:eu-west-2:")


def test_a_copy_can_gain_encryption(ec2, new_name, until, key):
    copy_id = ec2.client().copy_image(
        SourceImageId=bake(ec2, new_name, until),
        SourceRegion="eu-west-2",
        Name=new_name("copy"),
        Encrypted=True,
        KmsKeyId=key,
    )["ImageId"]
    assert snapshot_of(ec2, copy_id)["KmsKeyId"] == key


def test_a_copy_of_an_encrypted_image_stays_encrypted(ec2, new_name, until, key):
    source_id = bake(ec2, new_name, until, Encrypted=True, KmsKeyId=key)
    copy_id = ec2.client().copy_image(SourceImageId=source_id, SourceRegion="eu-west-2", Name=new_name("copy"))["ImageId"]
    assert snapshot_of(ec2, copy_id)["Encrypted"]


def test_rejects_a_key_for_a_copy_that_is_not_encrypted(ec2, new_name, until, api_error, key):
    with api_error("InvalidParameterDependency", "KmsKeyId"):
        ec2.client().copy_image(SourceImageId=bake(ec2, new_name, until), SourceRegion="eu-west-2", Name=new_name("copy"), KmsKeyId=key)


@pytest.mark.parametrize("ebs", [{}, {"Encrypted": False}])
def test_an_account_that_encrypts_by_default_encrypts_whatever_the_launch_says(encrypting, new_name, until, ebs):
    snapshot = snapshot_of(encrypting, bake(encrypting, new_name, until, **ebs))
    assert snapshot["KmsKeyId"] == encrypting.client().get_ebs_default_kms_key_id()["KmsKeyId"]


def test_an_account_that_encrypts_by_default_encrypts_new_volumes_and_copies(ec2, new_name, until, key):
    client = ec2.client()
    image_id = bake(ec2, new_name, until)
    snapshot_id = snapshot_of(ec2, image_id)["SnapshotId"]
    client.enable_ebs_encryption_by_default()
    client.modify_ebs_default_kms_key_id(KmsKeyId=key)
    try:
        copy_id = client.copy_image(SourceImageId=image_id, SourceRegion="eu-west-2", Name=new_name("copy"))["ImageId"]
        assert snapshot_of(ec2, copy_id)["KmsKeyId"] == key
        copied = client.copy_snapshot(SourceSnapshotId=snapshot_id, SourceRegion="eu-west-2")["SnapshotId"]
        assert client.describe_snapshots(SnapshotIds=[copied])["Snapshots"][0]["KmsKeyId"] == key
        volume = client.create_volume(AvailabilityZone="eu-west-2a", Size=1, Encrypted=False)
        assert (volume["Encrypted"], volume["KmsKeyId"]) == (True, key)
    finally:
        client.reset_ebs_default_kms_key_id()
        client.disable_ebs_encryption_by_default()
    assert client.get_ebs_default_kms_key_id()["KmsKeyId"] != key


@pytest.mark.parametrize("unusable", ["alias/nope", UNKNOWN_KEY, "nope"])
def test_a_key_that_cannot_be_used_shows_only_after_the_call(ec2, new_name, until, api_error, unusable):
    client = ec2.client()
    ebs = {"Encrypted": True, "KmsKeyId": unusable}
    instance_id = ec2.launch(BlockDeviceMappings=[{"DeviceName": "/dev/sda1", "Ebs": ebs}])
    ec2.wait_for_state(instance_id, "terminated")
    assert ec2.instance(instance_id)["StateReason"]["Message"] == "Client.InternalError: Client error on launch"
    copy = {"SourceImageId": bake(ec2, new_name, until), "SourceRegion": "eu-west-2", "Name": new_name("copy")}
    ec2.wait_for_image_state(client.copy_image(**copy, **ebs)["ImageId"], "failed")
    volume = client.create_volume(AvailabilityZone="eu-west-2a", Size=1, **ebs)
    with api_error("InvalidVolume.NotFound"):
        client.describe_volumes(VolumeIds=[volume["VolumeId"]])
    before = client.get_ebs_default_kms_key_id()
    client.modify_ebs_default_kms_key_id(KmsKeyId=unusable)
    assert client.get_ebs_default_kms_key_id()["KmsKeyId"] == before["KmsKeyId"]


def test_takes_a_key_by_its_alias(ec2, new_name, until, key):
    alias = f"alias/{new_name('images')}"
    ec2.client("kms").create_alias(AliasName=alias, TargetKeyId=key)
    assert snapshot_of(ec2, bake(ec2, new_name, until, Encrypted=True, KmsKeyId=alias))["KmsKeyId"] == key


def test_the_key_of_aws_is_there_from_the_start(fresh_ec2):
    client = fresh_ec2.client(region_name="eu-north-1")
    ebs = {"Encrypted": True, "KmsKeyId": "alias/aws/ebs"}
    volume = client.create_volume(AvailabilityZone="eu-north-1a", Size=1, **ebs)
    (described,) = client.describe_volumes(VolumeIds=[volume["VolumeId"]])["Volumes"]
    assert described["KmsKeyId"] == client.get_ebs_default_kms_key_id()["KmsKeyId"]


def test_an_asymmetric_key_cannot_be_used(ec2, until, new_name):
    """Amazon EBS does not support asymmetric KMS keys (API reference of CopyImage, KmsKeyId)."""
    client = ec2.client()
    key = ec2.client("kms").create_key(KeySpec="RSA_2048", KeyUsage="ENCRYPT_DECRYPT")["KeyMetadata"]["Arn"]
    asked = {"SourceImageId": ec2.source_image(), "SourceRegion": "eu-west-2", "Encrypted": True, "KmsKeyId": key}
    image_id = client.copy_image(Name=new_name("copy"), **asked)["ImageId"]
    until(lambda: ec2.image(image_id)["State"] == "failed", "the copy failed")
