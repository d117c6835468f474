"""Dates of images: deprecation, the cool-down of deregistration protection, the last launch."""

import datetime

import pytest

DAY = 86400.0
EVERYBODY = {"Add": [{"Group": "all"}]}


def ahead(**more):
    return datetime.datetime.now(datetime.UTC) + datetime.timedelta(**more)


def deprecate(ec2, image_id, at):
    ec2.client().enable_image_deprecation(ImageId=image_id, DeprecateAt=at)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("12:30:29", "12:30"), ("12:30:30", "12:31"), ("23:59:59", "00:00")],
)
def test_the_time_of_a_deprecation_is_rounded_to_the_nearest_minute(ec2, asked, shown):
    image_id = ec2.bake()
    deprecate(ec2, image_id, f"{ahead(days=60):%Y}-12-30T{asked}Z")
    day = "31" if shown == "00:00" else "30"
    assert ec2.image(image_id)["DeprecationTime"] == f"{ahead(days=60):%Y}-12-{day}T{shown}:00.000Z"


def test_an_image_is_deprecated_in_the_next_ten_years(ec2, api_error):
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableImageDeprecation.html, DeprecateAt"""
    image_id = ec2.bake()
    for at in (ahead(days=-1), ahead(minutes=-2), ahead(days=3660)):
        with api_error("InvalidParameterValue", "deprecateAt"):
            deprecate(ec2, image_id, at)
    assert "DeprecationTime" not in ec2.image(image_id)
    deprecate(ec2, image_id, ahead(days=3640))


def test_deprecation_is_cancelled(ec2, api_error):
    image_id, client = ec2.bake(), ec2.client()
    deprecate(ec2, image_id, ahead(days=1))
    with api_error("DryRunOperation", "", 412):
        client.disable_image_deprecation(ImageId=image_id, DryRun=True)
    assert "DeprecationTime" in ec2.image(image_id)
    client.disable_image_deprecation(ImageId=image_id)
    assert "DeprecationTime" not in ec2.image(image_id)


def test_a_public_image_is_deprecated_after_two_years_at_the_latest(ec2, api_error):
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html"""
    client = ec2.client()
    client.disable_image_block_public_access()
    ec2.set(clock_offset=-365 * DAY)
    image_id = ec2.bake()
    deprecate(ec2, image_id, ahead(days=3000))
    client.modify_image_attribute(ImageId=image_id, LaunchPermission=EVERYBODY)
    ec2.set(clock_offset=0)
    made = datetime.datetime.fromisoformat(ec2.image(image_id)["CreationDate"])
    assert datetime.datetime.fromisoformat(ec2.image(image_id)["DeprecationTime"]) == made.replace(year=made.year + 2)
    with api_error("InvalidParameterValue", "deprecateAt"):
        deprecate(ec2, image_id, ahead(days=366))
    with api_error("OperationNotPermitted", image_id):
        client.disable_image_deprecation(ImageId=image_id)
    deprecate(ec2, image_id, ahead(days=300))
    client.modify_image_attribute(ImageId=image_id, LaunchPermission={"Remove": EVERYBODY["Add"]})
    client.disable_image_deprecation(ImageId=image_id)


def test_a_cool_down_outlasts_the_protection_by_a_day(ec2, api_error):
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deregistration-protection.html"""
    image_id, client = ec2.bake(), ec2.client()
    client.enable_image_deregistration_protection(ImageId=image_id, WithCooldown=True)
    assert ec2.image(image_id)["DeregistrationProtection"] == "enabled-with-cooldown"
    client.disable_image_deregistration_protection(ImageId=image_id)
    with api_error("OperationNotPermitted", image_id):
        client.deregister_image(ImageId=image_id)
    ec2.set(clock_offset=DAY - 60)
    with api_error("OperationNotPermitted", image_id):
        client.deregister_image(ImageId=image_id)
    ec2.set(clock_offset=DAY + 60)
    client.deregister_image(ImageId=image_id)


def test_the_last_launch_is_reported_a_day_later_and_to_the_owner(ec2, api_error):
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html, lastLaunchedTime"""
    image_id, client = ec2.bake(), ec2.client()
    told = {"ImageId": image_id, "Attribute": "lastLaunchedTime"}
    ec2.set(clock_offset=-30 * DAY)
    ec2.launch(ImageId=image_id)
    assert "LastLaunchedTime" not in ec2.image(image_id)
    assert client.describe_image_attribute(**told).get("LastLaunchedTime", {}) == {}
    ec2.set(clock_offset=0)
    ec2.launch(ImageId=image_id)
    ec2.launch()
    first = ec2.image(image_id)["LastLaunchedTime"]
    assert f"{ahead(days=-30):%Y-%m-%d}" == first[:10]
    assert client.describe_image_attribute(**told)["LastLaunchedTime"] == {"Value": first}
    ec2.set(clock_offset=2 * DAY)
    assert ec2.image(image_id)["LastLaunchedTime"] > first
    assert "LastLaunchedTime" not in ec2.image(ec2.source_image())
    with api_error("AuthFailure", "Not authorized for image", 401):
        client.describe_image_attribute(ImageId=ec2.source_image(), Attribute="lastLaunchedTime")
