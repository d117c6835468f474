"""KMS keys of the customer, which EC2 uses with the permissions of its caller.

https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html#ebs-encryption-permissions
A missing one shows only after the call, as any key that cannot be used.
"""

import json
from pathlib import Path

import pytest

KEY = "AKIALIMITED"
POLICY = json.loads((Path(__file__).resolve().parents[4] / "docs" / "policies" / "kms.json").read_text())
EC2 = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}]}


@pytest.fixture
def limited(ec2):
    """Makes clients that may call all of EC2, and have the further policies."""

    def client(*policies, **more):
        ec2.set(identities={KEY: {"policies": [EC2, *policies]}})
        return ec2.client(aws_access_key_id=KEY, **more)

    yield client
    ec2.set(identities={}, roles={})


def key_in(ec2, region="eu-west-2"):
    return ec2.client("kms", region_name=region).create_key()["KeyMetadata"]["Arn"]


def without(action):
    (statement,) = POLICY["Statement"]
    kept = [each for each in statement["Action"] if each != action]
    return {**POLICY, "Statement": [{**statement, "Action": kept}]}


def launch(ec2, client, **ebs):
    mappings = [{"DeviceName": "/dev/sda1", "Ebs": {"Encrypted": True, **ebs}}]
    asked = {"ImageId": ec2.source_image(), "InstanceType": "t3.micro", "MinCount": 1, "MaxCount": 1}
    return client.run_instances(**asked, BlockDeviceMappings=mappings)["Instances"][0]["InstanceId"]


def copied(client, until, name, source, **more):
    """Copies an image; returns the state that the copy ends in."""
    image_id = client.copy_image(SourceImageId=source, SourceRegion="eu-west-2", Name=name, **more)["ImageId"]

    def state():
        return client.describe_images(ImageIds=[image_id])["Images"][0]["State"]

    until(lambda: state() != "pending", "the copy is no longer pending")
    return state()


@pytest.mark.parametrize("missing", POLICY["Statement"][0]["Action"])
def test_a_launch_needs_every_permission_of_the_documented_policy(ec2, limited, missing):
    key = key_in(ec2)
    denied = launch(ec2, limited(without(missing)), KmsKeyId=key)
    ec2.wait_for_state(denied, "terminated")
    assert ec2.instance(denied)["StateReason"]["Message"] == "Client.InternalError: Client error on launch"
    ec2.wait_for_state(launch(ec2, limited(POLICY), KmsKeyId=key), "running")


def test_the_key_of_aws_needs_no_permission(ec2, limited):
    ec2.wait_for_state(launch(ec2, limited()), "running")


def test_a_copy_needs_the_permissions_for_its_own_key(ec2, limited, until, new_name):
    source = ec2.bake()
    asked = {"Encrypted": True, "KmsKeyId": key_in(ec2, "us-east-1")}
    there = {"region_name": "us-east-1"}
    assert copied(limited(**there), until, new_name("copy"), source, **asked) == "failed"
    assert copied(limited(POLICY, **there), until, new_name("copy"), source, **asked) == "available"


def test_a_copy_needs_the_permissions_for_the_key_of_its_source(ec2, limited, until, new_name):
    instance_id = launch(ec2, ec2.client(), KmsKeyId=key_in(ec2))
    ec2.wait_for_state(instance_id, "running")
    source = ec2.client().create_image(InstanceId=instance_id, Name=new_name("source"))["ImageId"]
    ec2.wait_for_image_state(source, "available")
    there = {"region_name": "us-east-1"}
    assert copied(limited(**there), until, new_name("copy"), source) == "failed"
    assert copied(limited(POLICY, **there), until, new_name("copy"), source) == "available"


def test_a_volume_of_a_key_without_permissions_is_never_there(ec2, limited, api_error):
    asked = {"AvailabilityZone": "eu-west-2a", "Size": 1, "Encrypted": True, "KmsKeyId": key_in(ec2)}
    client = limited()
    volume = client.create_volume(**asked)["VolumeId"]
    with api_error("InvalidVolume.NotFound", volume):
        client.describe_volumes(VolumeIds=[volume])
    client = limited(POLICY)
    assert client.describe_volumes(VolumeIds=[client.create_volume(**asked)["VolumeId"]])["Volumes"]
