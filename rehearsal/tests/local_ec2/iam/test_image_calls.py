"""Calls about images and snapshots, evaluated for their resources and the tags of these.

Resource types: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
"""

import pytest
from botocore.exceptions import ClientError

KEY = "AKIALIMITED"
OURS = {"StringEquals": {"aws:ResourceTag/owner": "us"}}
IMAGES, SNAPSHOTS = "arn:*:ec2:*::image/*", "arn:*:ec2:*::snapshot/*"


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


@pytest.fixture
def limited(ec2):
    """Makes clients whose owner has these statements as his policy."""

    def client(*statements, **more):
        document = {"Version": "2012-10-17", "Statement": list(statements)}
        ec2.set(identities={KEY: {"policies": [document]}})
        return ec2.client(aws_access_key_id=KEY, **more)

    yield client
    ec2.set(identities={}, roles={})


@pytest.fixture
def images(ec2):
    """Two images with their snapshots, of ours and of others."""
    specifications = [[tagged("image", owner=owner), tagged("snapshot", owner=owner)] for owner in ("us", "them")]
    return [ec2.bake(TagSpecifications=each) for each in specifications]


def tagged(kind, **tags):
    return {"ResourceType": kind, "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}


def denial(call, **parameters):
    with pytest.raises(ClientError) as caught:
        call(**parameters)
    assert caught.value.response["Error"]["Code"] == "UnauthorizedOperation"
    return caught.value.response["Error"]["Message"]


def snapshot_of(ec2, image_id):
    return ec2.image(image_id)["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]


@pytest.mark.parametrize(
    ("action", "parameters"),
    [
        ("DisableImage", {}),
        ("EnableImageDeprecation", {"DeprecateAt": "2030-01-01T00:00:00Z"}),
        ("DisableImageDeprecation", {}),
        ("ModifyImageAttribute", {"LaunchPermission": {"Add": [{"UserId": "210987654321"}]}}),
        ("DescribeImageAttribute", {"Attribute": "launchPermission"}),
        ("EnableImageDeregistrationProtection", {}),
        ("DisableImageDeregistrationProtection", {}),
        ("DeregisterImage", {}),
    ],
)
def test_a_call_on_an_image_needs_its_action_on_that_image(limited, images, action, parameters):
    ours, theirs = images
    name = "".join(f"_{each.lower()}" if each.isupper() else each for each in action).lstrip("_")
    none = limited(allow("ec2:DescribeImages"))
    assert f"ec2:{action} on resource: arn:aws:ec2:eu-west-2::image/{ours}" in denial(getattr(none, name), ImageId=ours, **parameters)
    elsewhere = limited(allow(f"ec2:{action}", "arn:aws:ec2:us-east-1::image/*"))
    denial(getattr(elsewhere, name), ImageId=ours, **parameters)
    client = limited(allow(f"ec2:{action}", IMAGES, Condition=OURS))
    assert f"::image/{theirs}" in denial(getattr(client, name), ImageId=theirs, **parameters)
    getattr(client, name)(ImageId=ours, **parameters)


def test_a_disabled_image_is_enabled_by_who_may(ec2, limited, images):
    for image_id in images:
        ec2.client().disable_image(ImageId=image_id)
    client = limited(allow("ec2:EnableImage", IMAGES, Condition=OURS))
    assert "ec2:EnableImage on resource" in denial(client.enable_image, ImageId=images[1])
    client.enable_image(ImageId=images[0])


def test_a_snapshot_is_shared_by_who_may(ec2, limited, images):
    ours, theirs = (snapshot_of(ec2, each) for each in images)
    asked = {"Attribute": "createVolumePermission", "OperationType": "add", "UserIds": ["210987654321"]}
    client = limited(allow("ec2:ModifySnapshotAttribute", SNAPSHOTS, Condition=OURS))
    message = denial(client.modify_snapshot_attribute, SnapshotId=theirs, **asked)
    assert f"ec2:ModifySnapshotAttribute on resource: arn:aws:ec2:eu-west-2::snapshot/{theirs}" in message
    client.modify_snapshot_attribute(SnapshotId=ours, **asked)


def copy(client, source, name, **more):
    return client.copy_image(SourceImageId=source, SourceRegion="eu-west-2", Name=name, **more)["ImageId"]


def test_a_copy_is_evaluated_for_its_source_and_for_what_it_makes(limited, images, new_name):
    """Both AMIs and snapshots: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/copy-ami-permissions.html"""
    there = {"region_name": "us-east-1"}
    source = f"arn:aws:ec2:eu-west-2::image/{images[0]}"
    for statements, missing in [
        ([allow("ec2:CopyImage", [SNAPSHOTS, "arn:aws:ec2:us-east-1::image/*"])], source),
        ([allow("ec2:CopyImage", [SNAPSHOTS, "arn:aws:ec2:eu-west-2::image/*"])], "arn:aws:ec2:us-east-1::image/*"),
        ([allow("ec2:CopyImage", IMAGES)], "arn:aws:ec2:us-east-1::snapshot/*"),
    ]:
        client = limited(*statements, **there)
        message = denial(client.copy_image, SourceImageId=images[0], SourceRegion="eu-west-2", Name=new_name("copy"))
        assert f"ec2:CopyImage on resource: {missing} because" in message
    copy(limited(allow("ec2:CopyImage", [IMAGES, SNAPSHOTS]), **there), images[0], new_name("copy"))


def test_a_copy_of_an_image_with_our_tag(limited, images, new_name):
    ours, theirs = images
    making = allow("ec2:CopyImage", ["arn:aws:ec2:us-east-1::image/*", SNAPSHOTS])
    client = limited(allow("ec2:CopyImage", "arn:aws:ec2:eu-west-2::image/*", Condition=OURS), making, region_name="us-east-1")
    assert theirs in denial(client.copy_image, SourceImageId=theirs, SourceRegion="eu-west-2", Name=new_name("copy"))
    copy(client, ours, new_name("copy"))


def test_tags_at_a_copy_are_create_tags(limited, images, new_name):
    tags = {"TagSpecifications": [tagged("image", owner="us"), tagged("snapshot", owner="us")]}
    copying = allow("ec2:CopyImage", [IMAGES, SNAPSHOTS])
    asked = {"SourceImageId": images[0], "SourceRegion": "eu-west-2", "Name": new_name("copy"), **tags}
    assert "ec2:CreateTags on resource: arn:aws:ec2:eu-west-2::image/*" in denial(limited(copying).copy_image, **asked)
    on_copy = {"StringEquals": {"ec2:CreateAction": "CopyImage", "aws:RequestTag/owner": "us"}}
    client = limited(copying, allow("ec2:CreateTags", [IMAGES, SNAPSHOTS], Condition=on_copy))
    copy(client, images[0], new_name("copy"), **tags)


def test_the_tag_of_a_new_copy_can_be_required(limited, images, new_name):
    requested = {"StringEquals": {"aws:RequestTag/owner": "us"}}
    source = allow("ec2:CopyImage", f"arn:aws:ec2:*::image/{images[0]}")
    making = allow("ec2:CopyImage", [IMAGES, SNAPSHOTS], Condition=requested)
    client = limited(source, making, allow("ec2:CreateTags"))
    tags = [tagged("image", owner="us")]
    asked = {"SourceImageId": images[0], "SourceRegion": "eu-west-2"}
    message = denial(client.copy_image, **asked, Name=new_name("copy"), TagSpecifications=tags)
    assert "::snapshot/*" in message
    copy(client, images[0], new_name("copy"), TagSpecifications=[*tags, tagged("snapshot", owner="us")])


@pytest.mark.parametrize("call", ["describe_regions", "describe_images", "get_ebs_encryption_by_default", "get_ebs_default_kms_key_id"])
def test_a_read_of_everything_is_on_no_resource(limited, call):
    action = "".join(each.capitalize() for each in call.split("_"))
    parameters = {"Owners": ["self"]} if call == "describe_images" else {}
    assert f"to perform: ec2:{action} because" in denial(getattr(limited(allow("ec2:DescribeVpcs")), call), **parameters)
    denial(getattr(limited(allow(f"ec2:{action}", IMAGES)), call), **parameters)
    getattr(limited(allow(f"ec2:{action}")), call)(**parameters)
