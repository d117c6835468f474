"""Sharing images: ModifyImageAttribute, ResetImageAttribute and block public access.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharing-amis.html
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
"""

import pytest

FRIEND, OTHER = "210987654321", "310987654321"
ORGANIZATION = "arn:aws:organizations::123456789012:organization/o-abcdefghij"
UNIT = "arn:aws:organizations::123456789012:ou/o-abcdefghij/ou-abcd-12345678"
HELD = 3600
EVERYBODY = {"Add": [{"Group": "all"}]}


@pytest.fixture
def open_ec2(ec2):
    """The local EC2 of an account that may share images with everybody."""
    ec2.client().disable_image_block_public_access()
    yield ec2
    ec2.client().enable_image_block_public_access(ImageBlockPublicAccessState="block-new-sharing")


def bake_encrypted(ec2, **ebs):
    mappings = [{"DeviceName": "/dev/sda1", "Ebs": {"Encrypted": True, **ebs}}]
    instance_id = ec2.launch_stopped(BlockDeviceMappings=mappings)
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=f"encrypted-{instance_id}")["ImageId"]
    ec2.wait_for_image_state(image_id, "available")
    return image_id


def key_of_customer(ec2):
    return ec2.client("kms").create_key()["KeyMetadata"]["Arn"]


def permissions(ec2, image_id):
    return ec2.client().describe_image_attribute(ImageId=image_id, Attribute="launchPermission")["LaunchPermissions"]


def share(ec2, image_id, *permissions, change="Add"):
    ec2.client().modify_image_attribute(ImageId=image_id, LaunchPermission={change: list(permissions)})


def test_every_kind_of_permission_is_added_and_removed(ec2):
    image_id = ec2.bake()
    every = [{"UserId": FRIEND}, {"UserId": OTHER}, {"OrganizationArn": ORGANIZATION}, {"OrganizationalUnitArn": UNIT}]
    share(ec2, image_id, *every)
    assert permissions(ec2, image_id) == every
    share(ec2, image_id, *every[:2], change="Remove")
    assert permissions(ec2, image_id) == every[2:]


def test_permissions_are_set_by_operation_and_lists_too(ec2):
    image_id = ec2.bake()
    client = ec2.client()
    asked = {"UserIds": [FRIEND, OTHER], "OrganizationArns": [ORGANIZATION], "OrganizationalUnitArns": [UNIT]}
    client.modify_image_attribute(ImageId=image_id, Attribute="launchPermission", OperationType="add", **asked)
    assert len(permissions(ec2, image_id)) == 4
    client.modify_image_attribute(ImageId=image_id, OperationType="remove", UserIds=[FRIEND])
    assert {"UserId": FRIEND} not in permissions(ec2, image_id)


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"UserId": "1"}, "userId"),
        ({"UserId": "21098765432x"}, "userId"),
        ({"OrganizationArn": "arn:aws:organizations::123456789012:account/o-abcdefghij"}, "OrganizationArn"),
        ({"OrganizationalUnitArn": ORGANIZATION}, "OrganizationalUnitArn"),
        ({"Group": "everyone"}, "UserGroup"),
    ],
)
def test_nothing_is_added_where_one_item_is_malformed(ec2, api_error, item, kind):
    """Words: hashicorp/packer-plugin-amazon#156, shinesolutions/packer-aem#162."""
    image_id = ec2.bake()
    (value,) = item.values()
    with api_error("InvalidAMIAttributeItemValue", f'Invalid attribute item value "{value}" for {kind} item type.'):
        share(ec2, image_id, {"UserId": FRIEND}, item)
    assert permissions(ec2, image_id) == []


def test_only_an_available_image_of_the_account_is_shared(ec2, api_error, new_name):
    """Words: app-sre/qontract-reconcile#2222."""
    instance_id, theirs = ec2.launch_stopped(), ec2.source_image()
    ec2.set(durations={"image": HELD})
    pending = ec2.client().create_image(InstanceId=instance_id, Name=new_name("held"))["ImageId"]
    with api_error("InvalidAMIID.Unavailable", f"The AMI ID '{pending}' is currently pending and may not be used for this operation"):
        share(ec2, pending, {"UserId": FRIEND})
    with api_error("AuthFailure", f"Not authorized for image:{theirs}", 401):
        share(ec2, theirs, {"UserId": FRIEND})


def test_an_image_under_the_default_key_is_not_shared(ec2, api_error):
    """Words: hashicorp/packer#7410, DataDog/stratus-red-team#109."""
    image_id = bake_encrypted(ec2)
    with api_error("InvalidParameter", "Snapshots encrypted with the AWS Managed CMK can\u2019t be shared. Specify another snapshot."):
        share(ec2, image_id, {"UserId": FRIEND})
    assert permissions(ec2, image_id) == []


def test_an_account_that_encrypts_by_default_shares_no_image(ec2, api_error):
    client = ec2.client()
    client.enable_ebs_encryption_by_default()
    try:
        image_id = ec2.bake()
    finally:
        client.disable_ebs_encryption_by_default()
    with api_error("InvalidParameter", "AWS Managed CMK"):
        share(ec2, image_id, {"OrganizationArn": ORGANIZATION})


def test_an_image_under_a_key_of_the_customer_is_shared(open_ec2, api_error):
    """Encrypted ones are never public; words: opendevstack/ods-core#1062."""
    image_id = bake_encrypted(open_ec2, KmsKeyId=key_of_customer(open_ec2))
    share(open_ec2, image_id, {"UserId": FRIEND})
    assert permissions(open_ec2, image_id) == [{"UserId": FRIEND}]
    with api_error("UnsupportedOperation", "Encrypted snapshots can\u2019t be shared publicly. Specify another snapshot."):
        share(open_ec2, image_id, {"Group": "all"})


def test_a_default_key_of_the_customer_may_be_shared(ec2):
    client = ec2.client()
    client.modify_ebs_default_kms_key_id(KmsKeyId=key_of_customer(ec2))
    try:
        image_id = bake_encrypted(ec2)
    finally:
        client.reset_ebs_default_kms_key_id()
    share(ec2, image_id, {"UserId": FRIEND})
    assert permissions(ec2, image_id) == [{"UserId": FRIEND}]


def test_a_new_account_shares_nothing_with_everybody(fresh_ec2, api_error):
    """Words: hortonworks/cloudbreak-images#926, aws-deepracer-community/deepracer-on-the-spot#106."""
    client, image_id = fresh_ec2.client(), fresh_ec2.bake()
    blocked = {"ImageBlockPublicAccessState": "block-new-sharing", "ManagedBy": "account"}
    answer = client.get_image_block_public_access_state()
    assert {name: answer[name] for name in blocked} == blocked
    with api_error("OperationNotPermitted", "You can\u2019t publicly share this image because block public access for AMIs is enabled"):
        share(fresh_ec2, image_id, {"Group": "all"})
    assert client.disable_image_block_public_access()["ImageBlockPublicAccessState"] == "unblocked"
    share(fresh_ec2, image_id, {"Group": "all"})
    assert fresh_ec2.image(image_id)["Public"] is True
    client.enable_image_block_public_access(ImageBlockPublicAccessState="block-new-sharing")
    # What is public already stays so, and can be made private.
    assert fresh_ec2.image(image_id)["Public"] is True
    share(fresh_ec2, image_id, {"Group": "all"}, change="Remove")
    assert fresh_ec2.image(image_id)["Public"] is False


def test_public_access_is_blocked_by_region_and_in_one_way(open_ec2, api_error):
    client = open_ec2.client()
    elsewhere = open_ec2.client(region_name="us-east-1").get_image_block_public_access_state()
    states = (client.get_image_block_public_access_state()["ImageBlockPublicAccessState"], elsewhere["ImageBlockPublicAccessState"])
    assert states == ("unblocked", "block-new-sharing")
    with api_error("InvalidParameterValue", "block-everything"):
        client.enable_image_block_public_access(ImageBlockPublicAccessState="block-everything")


def test_launch_permissions_are_reset(open_ec2, api_error):
    client, image_id = open_ec2.client(), open_ec2.bake()
    share(open_ec2, image_id, {"UserId": FRIEND}, {"Group": "all"})
    with api_error("DryRunOperation", "", 412):
        client.reset_image_attribute(ImageId=image_id, Attribute="launchPermission", DryRun=True)
    with api_error("InvalidParameterValue", "description"):
        client.reset_image_attribute(ImageId=image_id, Attribute="description")
    assert len(permissions(open_ec2, image_id)) == 2
    client.reset_image_attribute(ImageId=image_id, Attribute="launchPermission")
    assert permissions(open_ec2, image_id) == []
    with api_error("AuthFailure", "Not authorized for image", 401):
        client.reset_image_attribute(ImageId=open_ec2.source_image(), Attribute="launchPermission")


def test_one_attribute_at_a_time_and_by_its_name(ec2, api_error):
    """You can specify only one attribute at a time (API reference of ModifyImageAttribute)."""
    client, image_id = ec2.client(), ec2.bake()
    client.modify_image_attribute(ImageId=image_id, Attribute="description", Value="another")
    assert ec2.image(image_id)["Description"] == "another"
    client.modify_image_attribute(ImageId=image_id, Attribute="imdsSupport", Value="v2.0")
    assert ec2.image(image_id)["ImdsSupport"] == "v2.0"
    with api_error("InvalidParameterCombination", "one attribute"):
        client.modify_image_attribute(ImageId=image_id, Description={"Value": "x"}, ImdsSupport={"Value": "v2.0"})
    with api_error("InvalidParameterCombination", "No attributes specified."):
        client.modify_image_attribute(ImageId=image_id)
    with api_error("DryRunOperation", "", 412):
        client.modify_image_attribute(ImageId=image_id, LaunchPermission={"Add": [{"UserId": FRIEND}]}, DryRun=True)
    assert permissions(ec2, image_id) == []
