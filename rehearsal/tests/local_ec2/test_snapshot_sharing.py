"""Sharing snapshots: ModifySnapshotAttribute and ResetSnapshotAttribute.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySnapshotAttribute.html
"""

import pytest

FRIEND = "210987654321"


@pytest.fixture
def snapshot(ec2, until):
    """Makes a completed snapshot of a new volume; what it is given is for the volume."""

    def make(**volume):
        client = ec2.client()
        volume_id = client.create_volume(AvailabilityZone="eu-west-2a", Size=1, **volume)["VolumeId"]
        snapshot_id = client.create_snapshot(VolumeId=volume_id)["SnapshotId"]
        ids = [snapshot_id]
        until(lambda: client.describe_snapshots(SnapshotIds=ids)["Snapshots"][0]["State"] == "completed", "it is completed")
        return snapshot_id

    return make


def permissions(ec2, snapshot_id):
    asked = {"SnapshotId": snapshot_id, "Attribute": "createVolumePermission"}
    return ec2.client().describe_snapshot_attribute(**asked)["CreateVolumePermissions"]


def change(ec2, snapshot_id, **more):
    ec2.client().modify_snapshot_attribute(SnapshotId=snapshot_id, Attribute="createVolumePermission", **more)


def test_permissions_are_set_in_both_forms(ec2, snapshot, api_error):
    snapshot_id = snapshot()
    change(ec2, snapshot_id, OperationType="add", UserIds=[FRIEND])
    change(ec2, snapshot_id, CreateVolumePermission={"Add": [{"Group": "all"}]})
    assert sorted(map(str, permissions(ec2, snapshot_id))) == ["{'Group': 'all'}", f"{{'UserId': '{FRIEND}'}}"]
    change(ec2, snapshot_id, CreateVolumePermission={"Remove": [{"UserId": FRIEND}]})
    change(ec2, snapshot_id, OperationType="remove", GroupNames=["all"])
    assert permissions(ec2, snapshot_id) == []
    with api_error("InvalidParameterCombination", ""):
        both = {"Add": [{"UserId": FRIEND}], "Remove": [{"Group": "all"}]}
        change(ec2, snapshot_id, CreateVolumePermission=both)


@pytest.mark.parametrize("user", ["1", "21098765432x", "amazon"])
def test_an_account_has_twelve_digits(ec2, snapshot, api_error, user):
    snapshot_id = snapshot()
    with api_error("InvalidParameterValue", f"({user})"):
        change(ec2, snapshot_id, OperationType="add", UserIds=[FRIEND, user])
    assert permissions(ec2, snapshot_id) == []


def test_a_snapshot_under_the_default_key_is_not_shared(ec2, snapshot, api_error):
    """Words: hashicorp/packer#7499."""
    snapshot_id = snapshot(Encrypted=True)
    with api_error("OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared"):
        change(ec2, snapshot_id, OperationType="add", UserIds=[FRIEND])


def test_a_snapshot_under_a_key_of_the_customer_is_shared_but_never_public(ec2, snapshot, api_error):
    snapshot_id = snapshot(Encrypted=True, KmsKeyId=ec2.client("kms").create_key()["KeyMetadata"]["Arn"])
    change(ec2, snapshot_id, OperationType="add", UserIds=[FRIEND])
    assert permissions(ec2, snapshot_id) == [{"UserId": FRIEND}]
    with api_error("OperationNotPermitted", "Encrypted snapshots cannot be shared publicly"):
        change(ec2, snapshot_id, OperationType="add", GroupNames=["all"])


def test_only_the_owner_shares_a_snapshot(ec2, api_error):
    theirs = ec2.image(ec2.source_image())["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    with api_error("AuthFailure", theirs, 401):
        change(ec2, theirs, OperationType="add", UserIds=[FRIEND])


def test_permissions_are_reset(ec2, snapshot, api_error):
    snapshot_id = snapshot()
    change(ec2, snapshot_id, OperationType="add", UserIds=[FRIEND])
    asked = {"SnapshotId": snapshot_id, "Attribute": "createVolumePermission"}
    with api_error("DryRunOperation", "", 412):
        ec2.client().reset_snapshot_attribute(**asked, DryRun=True)
    assert permissions(ec2, snapshot_id) != []
    ec2.client().reset_snapshot_attribute(**asked)
    assert permissions(ec2, snapshot_id) == []
