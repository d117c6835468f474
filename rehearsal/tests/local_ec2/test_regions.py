"""Regions: those that are enabled for the account, those that are not, and names that are none.

https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
"""

import pytest

DISABLED = "ap-east-1"


@pytest.fixture
def regions(ec2):
    """Returns a function that lists Regions with their opt-in status."""

    def regions(region_name="eu-west-2", **more):
        answer = ec2.client(region_name=region_name).describe_regions(**more)
        return {each["RegionName"]: each["OptInStatus"] for each in answer["Regions"]}

    yield regions
    ec2.set(opted_in_regions=[])


def test_enabled_regions_are_listed(ec2, regions):
    """ "Describes the Regions that are enabled for your account, or all Regions" (EC2, DescribeRegions)."""
    enabled = regions()
    assert set(enabled.values()) == {"opt-in-not-required"}
    assert len(enabled) == 17
    assert {"us-east-1", "eu-west-2", "sa-east-1"} <= enabled.keys()
    every = regions(AllRegions=True)
    assert every[DISABLED] == "not-opted-in"
    ec2.set(opted_in_regions=[DISABLED])
    assert regions()[DISABLED] == regions(AllRegions=True)[DISABLED] == "opted-in"


def test_regions_are_those_of_the_partition(regions):
    """cloud-nuke#132 lists those of GovCloud."""
    assert regions("us-gov-west-1") == {"us-gov-east-1": "opt-in-not-required", "us-gov-west-1": "opt-in-not-required"}
    assert regions("cn-north-1").keys() == {"cn-north-1", "cn-northwest-1"}


def test_regions_are_found_by_name_and_by_filter(regions, api_error):
    """ "You can specify any Regions, whether they are enabled and disabled for your account" (EC2, DescribeRegions)."""
    assert regions(RegionNames=[DISABLED, "us-east-1"]) == {DISABLED: "not-opted-in", "us-east-1": "opt-in-not-required"}
    named = [{"Name": "region-name", "Values": ["eu-west-*"]}]
    assert regions(Filters=named).keys() == {"eu-west-1", "eu-west-2", "eu-west-3"}
    disabled = [{"Name": "opt-in-status", "Values": ["not-opted-in"]}]
    assert DISABLED in regions(AllRegions=True, Filters=disabled)
    assert regions(Filters=disabled) == {}
    with api_error("InvalidParameterValue", "eu-west-9"):
        regions(RegionNames=["eu-west-9"])


@pytest.mark.parametrize(
    ("service", "call", "more", "code", "status"),
    [
        # fog-aws#585, steampipe-plugin-aws#75.
        ("ec2", "describe_instances", {}, "AuthFailure", 401),
        ("ec2", "describe_regions", {}, "AuthFailure", 401),
        ("ec2", "create_key_pair", {"KeyName": "key"}, "AuthFailure", 401),
        # chalice#1445.
        ("ssm", "get_parameter", {"Name": "/dask/image"}, "UnrecognizedClientException", 400),
        ("service-quotas", "list_service_quotas", {"ServiceCode": "ec2"}, "UnrecognizedClientException", 400),
        # segmentio/aws-okta#225.
        ("sts", "get_caller_identity", {}, "InvalidClientTokenId", 403),
    ],
)
def test_a_disabled_region_accepts_no_credentials(ec2, api_error, service, call, more, code, status):
    client = ec2.client(service, region_name=DISABLED)
    with api_error(code, "", status):
        getattr(client, call)(**more)


def test_a_region_that_was_opted_in_is_as_any_other(ec2):
    ec2.set(opted_in_regions=[DISABLED])
    assert ec2.client(region_name=DISABLED).describe_vpcs()["Vpcs"]
    ec2.set(opted_in_regions=[])


def test_images_are_not_copied_from_or_to_a_disabled_region(ec2, api_error, new_name):
    """NixOS/infra#105."""
    words = "AWS was not able to validate the provided access credentials"
    copy = {"SourceImageId": ec2.source_image(), "Name": new_name("copy")}
    with api_error("AuthFailure", words, 401):
        ec2.client(region_name=DISABLED).copy_image(SourceRegion="eu-west-2", **copy)
    with api_error("AuthFailure", words, 401):
        ec2.client().copy_image(SourceRegion=DISABLED, **copy)
    with api_error("InvalidParameterValue", "eu-west-9"):
        ec2.client().copy_image(SourceRegion="eu-west-9", **copy)


@pytest.mark.parametrize("service", ["ec2", "ssm"])
def test_a_name_that_is_no_region_is_an_error_that_no_sdk_retries(ec2, api_error, service):
    client = ec2.client(service, region_name="eu-west-9")
    with api_error("UnknownRegion", "There is no Region eu-west-9"):
        client.describe_instances() if service == "ec2" else client.describe_parameters()
    assert ec2.get("state")["problems"] == []


@pytest.mark.parametrize("value", ["ap-east-1", ["eu-west-9"], ["us-east-1"]])
def test_only_regions_that_need_it_are_opted_in(ec2, value):
    status, answer = ec2.post("settings", {"opted_in_regions": value})
    assert (status, "opted_in_regions" in answer["error"]) == (400, True)
