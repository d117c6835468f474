"""DescribeImageAttribute, and what else DescribeImages tells."""

import pytest


def attribute(ec2, image_id, name):
    return ec2.client().describe_image_attribute(ImageId=image_id, Attribute=name)


def test_an_attribute_is_told_as_it_was_set(ec2):
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImageAttribute.html"""
    image_id, client = ec2.bake(Description="before"), ec2.client()
    client.modify_image_attribute(ImageId=image_id, ImdsSupport={"Value": "v2.0"})
    client.enable_image_deregistration_protection(ImageId=image_id)
    assert attribute(ec2, image_id, "description")["Description"] == {"Value": "before"}
    assert attribute(ec2, image_id, "imdsSupport")["ImdsSupport"] == {"Value": "v2.0"}
    assert attribute(ec2, image_id, "sriovNetSupport")["SriovNetSupport"] == {"Value": "simple"}
    protection = attribute(ec2, image_id, "deregistrationProtection")["DeregistrationProtection"]
    assert protection == {"Value": "enabled-without-cooldown"}
    client.disable_image_deregistration_protection(ImageId=image_id)


@pytest.mark.parametrize("name", ["kernel", "ramdisk", "tpmSupport", "uefiData", "productCodes", "bootMode", "launchPermission"])
def test_an_attribute_without_a_value_is_no_error(ec2, name):
    assert attribute(ec2, ec2.bake(), name)["ResponseMetadata"]["HTTPStatusCode"] == 200


def test_attributes_that_are_not_told(ec2, api_error):
    """Using this attribute returns the Client.AuthFailure error (API reference, of blockDeviceMapping)."""
    image_id, theirs = ec2.bake(), ec2.source_image()
    with api_error("AuthFailure", "", 401):
        attribute(ec2, image_id, "blockDeviceMapping")
    with api_error("AuthFailure", f"Not authorized for image:{theirs}", 401):
        attribute(ec2, theirs, "launchPermission")
    with api_error("InvalidParameterValue", "(size)"):
        attribute(ec2, image_id, "size")
    with api_error("InvalidAMIID.NotFound", "ami-0123456789abcdef0"):
        attribute(ec2, "ami-0123456789abcdef0", "description")


def test_an_image_tells_what_running_it_is_billed_as(ec2):
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/billing-info-fields.html"""
    for image_id in (ec2.bake(), ec2.source_image()):
        image = ec2.image(image_id)
        assert (image["PlatformDetails"], image["UsageOperation"]) == ("Linux/UNIX", "RunInstances")


def test_a_failed_image_has_failed_snapshots(ec2):
    ec2.set(image_failure="Client.InternalError: the snapshot failed")
    image_id = ec2.client().create_image(InstanceId=ec2.launch_stopped(), Name="of failed snapshots")["ImageId"]
    ec2.wait_for_image_state(image_id, "failed")
    snapshot_id = ec2.image(image_id)["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    assert ec2.client().describe_snapshots(SnapshotIds=[snapshot_id])["Snapshots"][0]["State"] == "error"


def test_images_come_in_pages(ec2, api_error):
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html"""
    made = {ec2.bake() for _ in range(3)}
    client = ec2.client()
    pages = list(client.get_paginator("describe_images").paginate(Owners=["self"], PaginationConfig={"PageSize": 2}))
    assert {len(page["Images"]) for page in pages[:-1]} == {2}
    ids = [each["ImageId"] for page in pages for each in page["Images"]]
    assert len(ids) == len(set(ids))
    assert made <= set(ids)
    with api_error("InvalidParameterCombination", "ImageIds"):
        client.describe_images(ImageIds=list(made), MaxResults=5)
    with api_error("InvalidParameterValue", "maxResults"):
        client.describe_images(MaxResults=1001)
