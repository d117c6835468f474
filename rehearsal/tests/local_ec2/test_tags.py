"""Tags that EC2 rejects, wherever they come from."""

import pytest

REJECTED = [
    ([{"Key": "aws:mine", "Value": "x"}], "InvalidParameterValue", "reserved for internal use"),
    ([{"Key": "AWS:mine", "Value": "x"}], "InvalidParameterValue", "reserved for internal use"),
    ([{"Key": "k" * 128, "Value": "x"}], "InvalidParameterValue", "Tag key exceeds the maximum length"),
    ([{"Key": "k", "Value": "v" * 257}], "InvalidParameterValue", "Tag value exceeds the maximum length"),
    ([{"Key": "k", "Value": "1"}, {"Key": "k", "Value": "2"}], "InvalidParameterValue", "more than once"),
    ([{"Key": f"k{n}", "Value": "x"} for n in range(51)], "TagLimitExceeded", "50"),
]


@pytest.mark.parametrize(("tags", "code", "words"), REJECTED)
def test_create_tags_rejects(ec2, api_error, tags, code, words):
    group = ec2.security_group()
    with api_error(code, words):
        ec2.client().create_tags(Resources=[group], Tags=tags)


@pytest.mark.parametrize(("tags", "code", "words"), REJECTED)
def test_a_launch_rejects_the_same(ec2, api_error, tags, code, words):
    with api_error(code, words):
        ec2.launch(TagSpecifications=[{"ResourceType": "instance", "Tags": tags}])


def test_takes_tags_up_to_the_limits(ec2, api_error):
    group = ec2.security_group()
    tags = [{"Key": f"{n:0127}", "Value": "v" * 256} for n in range(50)]
    ec2.client().create_tags(Resources=[group], Tags=tags)
    with api_error("TagLimitExceeded"):
        ec2.client().create_tags(Resources=[group], Tags=[{"Key": "one-more", "Value": ""}])


@pytest.mark.parametrize("kind", ["image", "security-group"])
def test_a_launch_tags_only_what_it_makes(ec2, api_error, kind):
    with api_error("InvalidParameterValue", f"'{kind}' is not a valid taggable resource type"):
        ec2.launch(TagSpecifications=[{"ResourceType": kind, "Tags": [{"Key": "a", "Value": "b"}]}])


def test_an_image_tags_only_itself_and_its_snapshots(ec2, api_error):
    with api_error("InvalidParameterValue", "'instance' is not a valid taggable resource type"):
        ec2.client().create_image(
            InstanceId=ec2.launch_stopped(),
            Name="tagged-wrongly",
            TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "a", "Value": "b"}]}],
        )


def test_only_what_is_there_can_be_tagged(ec2, api_error):
    with api_error("InvalidInstanceID.NotFound", "i-0123456789abcdef0"):
        ec2.client().create_tags(Resources=["i-0123456789abcdef0"], Tags=[{"Key": "a", "Value": "b"}])


def test_key_pairs_are_unique_by_name(ec2, api_error, new_name):
    name = new_name("key")
    ec2.client().create_key_pair(KeyName=name, KeyType="ed25519")
    with api_error("InvalidKeyPair.Duplicate", "already exists"):
        ec2.client().create_key_pair(KeyName=name, KeyType="ed25519")
    ec2.client().delete_key_pair(KeyName=name)
