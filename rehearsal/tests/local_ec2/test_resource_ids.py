"""What EC2 and SSM say to ids and names of what is not there, or of nothing that they ever made."""

import pytest
from botocore.exceptions import ClientError

MISSING = "0123456789abcdef0"


@pytest.mark.parametrize(
    ("call", "parameters", "code", "words"),
    [
        ("describe_snapshots", {"SnapshotIds": [f"snap-{MISSING}"]}, "InvalidSnapshot.NotFound", "The snapshot '{}'"),
        ("delete_snapshot", {"SnapshotId": f"snap-{MISSING}"}, "InvalidSnapshot.NotFound", "The snapshot '{}'"),
        (
            "describe_snapshot_attribute",
            {"SnapshotId": f"snap-{MISSING}", "Attribute": "createVolumePermission"},
            "InvalidSnapshot.NotFound",
            "The snapshot '{}'",
        ),
        ("describe_volumes", {"VolumeIds": [f"vol-{MISSING}"]}, "InvalidVolume.NotFound", "The volume '{}'"),
        ("describe_vpcs", {"VpcIds": [f"vpc-{MISSING}"]}, "InvalidVpcID.NotFound", "The vpc ID '{}'"),
        ("describe_security_groups", {"GroupIds": [f"sg-{MISSING}"]}, "InvalidGroup.NotFound", "The security group '{}'"),
        ("describe_key_pairs", {"KeyNames": ["no-such"]}, "InvalidKeyPair.NotFound", "The key pair '{}'"),
    ],
)
def test_what_is_not_there_is_named(ec2, api_error, call, parameters, code, words):
    (named,) = [each if isinstance(each, str) else each[0] for key, each in parameters.items() if key != "Attribute"]
    with api_error(code, f"{words.format(named)} does not exist"):
        getattr(ec2.client(), call)(**parameters)


@pytest.mark.parametrize(
    ("call", "parameters", "code", "words"),
    [
        ("describe_images", {"ImageIds": ["ami-zzz"]}, "InvalidAMIID.Malformed", 'Invalid id: "ami-zzz" (expecting "ami-...")'),
        ("describe_instances", {"InstanceIds": ["i-zz"]}, "InvalidInstanceID.Malformed", 'Invalid id: "i-zz"'),
        ("terminate_instances", {"InstanceIds": ["foo"]}, "InvalidInstanceID.Malformed", 'Invalid id: "foo" (expecting "i-...")'),
        ("get_console_output", {"InstanceId": "None"}, "InvalidInstanceID.Malformed", 'Invalid id: "None"'),
        ("describe_snapshots", {"SnapshotIds": ["snap-zz"]}, "InvalidSnapshotID.Malformed", 'Invalid id: "snap-zz"'),
        ("delete_snapshot", {"SnapshotId": "bad"}, "InvalidParameterValue", "Expected: 'snap-...'."),
    ],
)
def test_malformed_ids_are_told_from_missing_ones(ec2, api_error, call, parameters, code, words):
    with api_error(code, words):
        getattr(ec2.client(), call)(**parameters)


def test_a_missing_parameter_has_no_message(ec2):
    with pytest.raises(ClientError) as caught:
        ec2.client("ssm").get_parameter(Name="/no/such/parameter")
    error = caught.value.response["Error"]
    assert (error["Code"], error["Message"]) == ("ParameterNotFound", "")
