"""Filters: those that a call has, by its documentation, and no others."""

import pytest


@pytest.mark.parametrize(
    "call",
    [
        "describe_images",
        "describe_instances",
        "describe_instance_type_offerings",
        "describe_key_pairs",
        "describe_security_groups",
        "describe_snapshots",
        "describe_subnets",
        "describe_volumes",
        "describe_vpcs",
    ],
)
def test_a_filter_that_no_call_has_is_rejected(ec2, api_error, call):
    with api_error("InvalidParameterValue", "The filter 'nmae' is invalid"):
        getattr(ec2.client(), call)(Filters=[{"Name": "nmae", "Values": ["x"]}])


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("block-device-mapping.volume-size", "8", "9"),
        ("block-device-mapping.volume-type", "gp?", "io1"),
        ("block-device-mapping.encrypted", "false", "true"),
        ("block-device-mapping.delete-on-termination", "true", "false"),
        ("block-device-mapping.device-name", "/dev/*", "/dev/sdz"),
        ("image-allowed", "true", "false"),
        ("sriov-net-support", "simple", "none"),
    ],
)
def test_images_are_found_by_what_the_documentation_names(ec2, name, right, wrong):
    image_id = ec2.source_image()

    def found(value):
        filters = [{"Name": "image-id", "Values": [image_id]}, {"Name": name, "Values": [value]}]
        return [each["ImageId"] for each in ec2.client().describe_images(Filters=filters)["Images"]]

    assert (found(right), found(wrong)) == ([image_id], [])


def test_an_image_that_failed_is_found_by_its_reason(ec2, new_name):
    client = ec2.client()
    copy = {"SourceImageId": ec2.source_image(), "SourceRegion": "eu-west-2", "Name": new_name("copy")}
    image_id = client.copy_image(**copy, Encrypted=True, KmsKeyId="alias/nope")["ImageId"]
    ec2.wait_for_image_state(image_id, "failed")
    filters = [{"Name": "state-reason-code", "Values": ["Client.InternalError"]}]
    assert image_id in [each["ImageId"] for each in client.describe_images(Filters=filters)["Images"]]


def test_a_filter_that_is_documented_and_not_played_is_told_as_such(ec2, api_error):
    with api_error("UnsupportedOperation", "DescribeImages' filter free-tier-eligible"):
        ec2.client().describe_images(Filters=[{"Name": "free-tier-eligible", "Values": ["true"]}])


def test_offerings_are_found_by_wildcards(ec2):
    filters = [{"Name": "instance-type", "Values": ["t3.*"]}, {"Name": "location", "Values": ["eu-west-2?"]}]
    found = ec2.client().describe_instance_type_offerings(LocationType="availability-zone", Filters=filters)
    rows = found["InstanceTypeOfferings"]
    assert {each["InstanceType"].partition(".")[0] for each in rows} == {"t3"}
    assert {each["Location"][:-1] for each in rows} == {"eu-west-2"}


def test_offerings_of_no_kind_of_location_are_rejected(ec2, api_error):
    with api_error("InvalidParameterValue", "Value (planet) for parameter locationType is invalid"):
        ec2.client().describe_instance_type_offerings(LocationType="planet")
