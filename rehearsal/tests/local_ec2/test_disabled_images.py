"""DisableImage and EnableImage.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/disable-an-ami.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableImage.html
"""

import pytest

FRIEND = "210987654321"
HELD = 3600


@pytest.fixture
def disabled(ec2):
    """The id of a disabled image of the account."""
    image_id = ec2.bake()
    ec2.client().disable_image(ImageId=image_id)
    return image_id


def found(ec2, **asked):
    return [each["ImageId"] for each in ec2.client().describe_images(Owners=["self"], **asked)["Images"]]


def permissions(ec2, image_id):
    return ec2.client().describe_image_attribute(ImageId=image_id, Attribute="launchPermission")["LaunchPermissions"]


def test_a_disabled_image_is_described_only_when_asked_for(ec2, disabled):
    """Default: No disabled AMIs are included in the response (API reference of DescribeImages, IncludeDisabled)."""
    assert disabled not in found(ec2)
    assert disabled in found(ec2, IncludeDisabled=True)
    assert ec2.client().describe_images(ImageIds=[disabled])["Images"] == []
    (image,) = ec2.client().describe_images(ImageIds=[disabled], IncludeDisabled=True)["Images"]
    assert image["State"] == "disabled"


def test_the_state_disabled_is_no_filter_of_its_own(ec2, disabled, api_error):
    """Words: turbot/steampipe-plugin-aws#2276."""
    state = [{"Name": "state", "Values": ["available", "disabled"]}]
    words = "When filtering by the 'disabled' state, 'IncludeDisabled' must be set to 'true' in the request."
    with api_error("InvalidParameter", words):
        ec2.client().describe_images(Filters=state)
    assert disabled in found(ec2, Filters=[{"Name": "state", "Values": ["disabled"]}], IncludeDisabled=True)


def test_launch_permissions_are_gone_for_good(ec2):
    ec2.client().disable_image_block_public_access()
    image_id = ec2.bake()
    client = ec2.client()
    client.modify_image_attribute(ImageId=image_id, LaunchPermission={"Add": [{"UserId": FRIEND}, {"Group": "all"}]})
    client.disable_image(ImageId=image_id)
    (image,) = client.describe_images(ImageIds=[image_id], IncludeDisabled=True)["Images"]
    assert (permissions(ec2, image_id), image["Public"]) == ([], False)
    client.enable_image(ImageId=image_id)
    assert (permissions(ec2, image_id), ec2.image(image_id)["State"]) == ([], "available")


def test_a_disabled_image_is_neither_launched_nor_copied_nor_shared(ec2, disabled, api_error, new_name):
    client = ec2.client()
    with api_error("InvalidAMIID.Unavailable", disabled):
        ec2.launch(ImageId=disabled)
    with api_error("InvalidAMIID.Unavailable", disabled):
        client.copy_image(SourceImageId=disabled, SourceRegion="eu-west-2", Name=new_name("copy"))
    with api_error("InvalidAMIID.Unavailable", disabled):
        client.modify_image_attribute(ImageId=disabled, LaunchPermission={"Add": [{"UserId": FRIEND}]})


def test_an_enabled_image_is_launched_again(ec2, disabled):
    ec2.client().enable_image(ImageId=disabled)
    assert ec2.launch(ImageId=disabled).startswith("i-")
    assert disabled in found(ec2)


def test_an_instance_of_a_disabled_image_stops_and_starts(ec2):
    image_id = ec2.bake()
    instance_id = ec2.launch_stopped(ImageId=image_id)
    ec2.client().disable_image(ImageId=image_id)
    ec2.client().start_instances(InstanceIds=[instance_id])
    ec2.wait_for_state(instance_id, "running")


def test_the_snapshots_of_a_disabled_image_are_in_use(ec2, disabled, api_error):
    (image,) = ec2.client().describe_images(ImageIds=[disabled], IncludeDisabled=True)["Images"]
    snapshot_id = image["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    with api_error("InvalidSnapshot.InUse", disabled):
        ec2.client().delete_snapshot(SnapshotId=snapshot_id)


def test_a_disabled_image_can_be_deregistered(ec2, disabled):
    ec2.client().deregister_image(ImageId=disabled)
    assert disabled not in [each["id"] for each in ec2.get("state")["images"]]


@pytest.mark.parametrize("call", ["disable_image", "enable_image"])
def test_only_the_owner_disables_and_enables(ec2, api_error, call):
    image_id = ec2.source_image()
    with api_error("AuthFailure", f"Not authorized for image:{image_id}", 401):
        getattr(ec2.client(), call)(ImageId=image_id)
    assert ec2.image(image_id)["State"] == "available"


@pytest.mark.parametrize("call", ["disable_image", "enable_image"])
def test_ids_of_no_image_are_told_apart(ec2, api_error, call):
    client = ec2.client()
    image_id = ec2.bake()
    client.deregister_image(ImageId=image_id)
    with api_error("InvalidAMIID.Unavailable", image_id):
        getattr(client, call)(ImageId=image_id)
    with api_error("InvalidAMIID.NotFound", "ami-0123456789abcdef0"):
        getattr(client, call)(ImageId="ami-0123456789abcdef0")
    with api_error("InvalidAMIID.Malformed", "ami-zzz"):
        getattr(client, call)(ImageId="ami-zzz")


def test_only_an_available_image_is_disabled_and_only_a_disabled_one_enabled(ec2, disabled, api_error, new_name):
    client = ec2.client()
    available, instance_id = ec2.bake(), ec2.launch_stopped()
    ec2.set(durations={"image": HELD})
    pending = client.create_image(InstanceId=instance_id, Name=new_name("held"))["ImageId"]
    with api_error("InvalidAMIID.Unavailable", f"The AMI ID '{pending}' is currently pending and may not be used for this operation"):
        client.disable_image(ImageId=pending)
    with api_error("InvalidAMIID.Unavailable", disabled):
        client.disable_image(ImageId=disabled)
    with api_error("InvalidAMIID.Unavailable", available):
        client.enable_image(ImageId=available)


@pytest.mark.parametrize("call", ["disable_image", "enable_image"])
def test_a_dry_run_changes_nothing(ec2, api_error, call):
    image_id = ec2.bake()
    if call == "enable_image":
        ec2.client().disable_image(ImageId=image_id)
    (before,) = ec2.client().describe_images(ImageIds=[image_id], IncludeDisabled=True)["Images"]
    with api_error("DryRunOperation", "", 412):
        getattr(ec2.client(), call)(ImageId=image_id, DryRun=True)
    assert ec2.client().describe_images(ImageIds=[image_id], IncludeDisabled=True)["Images"] == [before]


def test_the_owner_always_sees_his_deprecated_images(fresh_ec2):
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html"""
    image_id = fresh_ec2.bake()
    fresh_ec2.client().enable_image_deprecation(ImageId=image_id, DeprecateAt="2027-01-31T12:30:00Z")
    fresh_ec2.set(clock_offset=100 * 86400)
    assert image_id in found(fresh_ec2)
