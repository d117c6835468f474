"""ModifyVolume and DescribeVolumesModifications.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVolume.html
"""

import pytest

HELD = 3600
DAY = 86400


@pytest.fixture
def volume(ec2):
    """The id of a gp2 volume of 8 GiB."""
    client = ec2.client()
    return client.create_volume(AvailabilityZone="eu-west-2a", Size=8, VolumeType="gp2")["VolumeId"]


def modification(ec2, volume_id):
    return ec2.client().describe_volumes_modifications(VolumeIds=[volume_id])["VolumesModifications"][-1]


def completed(ec2, volume_id):
    return modification(ec2, volume_id)["ModificationState"] == "completed"


def test_a_modification_takes_its_time(ec2, volume, api_error, until):
    client = ec2.client()
    ec2.set(durations={"modifying": HELD})
    told = client.modify_volume(VolumeId=volume, Size=16, VolumeType="gp3")["VolumeModification"]
    assert (told["ModificationState"], told["Progress"], told["OriginalSize"], told["TargetSize"]) == ("modifying", 0, 8, 16)
    assert (told["OriginalVolumeType"], told["TargetVolumeType"]) == ("gp2", "gp3")
    assert (modification(ec2, volume)["ModificationState"], "EndTime" in modification(ec2, volume)) == ("modifying", False)
    with api_error("IncorrectModificationState", volume):
        client.modify_volume(VolumeId=volume, Size=17)
    ec2.set(durations={"modifying": 0, "optimizing": HELD})
    assert modification(ec2, volume)["ModificationState"] == "optimizing"
    with api_error("IncorrectModificationState", volume):
        client.modify_volume(VolumeId=volume, Size=17)
    ec2.set(durations={"optimizing": 0})
    until(lambda: completed(ec2, volume), "the modification is completed")
    assert modification(ec2, volume)["Progress"] == 100
    (described,) = client.describe_volumes(VolumeIds=[volume])["Volumes"]
    assert (described["Size"], described["VolumeType"]) == (16, "gp3")


def test_a_volume_does_not_shrink(ec2, volume, api_error):
    """Words: aws/aws-cli#4216."""
    with api_error("InvalidParameterValue", "New size cannot be smaller than existing size"):
        ec2.client().modify_volume(VolumeId=volume, Size=4)


def test_a_volume_is_modified_four_times_a_day(ec2, volume, api_error, until):
    """Words: sodafoundation/strato#1094; they still name the 6 hours that there were between two before."""
    client = ec2.client()
    for size in (9, 10, 11, 12):
        client.modify_volume(VolumeId=volume, Size=size)
        until(lambda: completed(ec2, volume), "the modification is completed")
    with api_error("VolumeModificationRateExceeded", "You've reached the maximum modification rate per volume limit."):
        client.modify_volume(VolumeId=volume, Size=13)
    ec2.set(clock_offset=DAY + 60)
    client.modify_volume(VolumeId=volume, Size=13)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"VolumeType": "gp9"}, "InvalidParameterValue"),
        ({"VolumeType": "gp3", "Iops": 90000}, "InvalidParameterValue"),
        ({"Iops": 4000}, "InvalidParameterCombination"),
        ({"Throughput": 200}, "InvalidParameterCombination"),
        ({"Size": 70000}, "InvalidParameterValue"),
        ({}, "InvalidParameterValue"),
    ],
)
def test_a_volume_becomes_only_what_there_is(ec2, volume, api_error, asked, code):
    with api_error(code, ""):
        ec2.client().modify_volume(VolumeId=volume, **asked)


def test_a_dry_run_modifies_nothing(ec2, volume, api_error):
    with api_error("DryRunOperation", "", 412):
        ec2.client().modify_volume(VolumeId=volume, Size=9, DryRun=True)
    assert ec2.client().describe_volumes(VolumeIds=[volume])["Volumes"][0]["Size"] == 8
