"""What instance metadata says of instances that the API has launched."""

import json

PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDEXYrFmKzrN1OUrWfqxHBuCkCUvN1jDuDGSFMOlh3Xn"


def test_user_data_is_raw_and_missing_where_there_is_none(account):
    raw = b"\x1f\x8b\x08\x00binary\xff"
    _, metadata = account.launch(UserData=raw)
    assert metadata.get("/latest/user-data") == (200, raw)
    assert metadata.text("").split("\n") == ["dynamic/", "meta-data/", "user-data"]
    _, without = account.launch()
    assert without.get("/latest/user-data")[0] == 404
    assert without.text("").split("\n") == ["dynamic/", "meta-data/"]


def test_describes_the_instance_as_the_api_does(account):
    described, metadata = account.launch(MetadataOptions={"HttpTokens": "optional"})
    nic = described["NetworkInterfaces"][0]
    mac = f"network/interfaces/macs/{nic['MacAddress']}"
    expected = {
        "ami-id": described["ImageId"],
        "instance-id": described["InstanceId"],
        "instance-type": "t3.micro",
        "local-hostname": described["PrivateDnsName"],
        "local-ipv4": described["PrivateIpAddress"],
        "mac": nic["MacAddress"],
        "placement/availability-zone": described["Placement"]["AvailabilityZone"],
        "placement/region": "eu-west-2",
        "security-groups": "default",
        "services/domain": "amazonaws.com",
        "block-device-mapping/root": described["RootDeviceName"],
        f"{mac}/device-number": "0",
        f"{mac}/interface-id": nic["NetworkInterfaceId"],
        f"{mac}/local-ipv4s": described["PrivateIpAddress"],
        f"{mac}/subnet-id": described["SubnetId"],
        f"{mac}/vpc-id": described["VpcId"],
        f"{mac}/security-group-ids": described["SecurityGroups"][0]["GroupId"],
    }
    assert {path: metadata.text(f"meta-data/{path}") for path in expected} == expected
    document = json.loads(metadata.text("dynamic/instance-identity/document"))
    assert (document["instanceId"], document["region"]) == (described["InstanceId"], "eu-west-2")
    assert document["accountId"] == account.world.lives[described["InstanceId"]].instance.owner_id


def test_the_public_address_is_there_as_soon_as_the_instance_has_it(account, until):
    described, metadata = account.launch()

    def address():
        found = account.client.describe_instances(InstanceIds=[described["InstanceId"]])
        return found["Reservations"][0]["Instances"][0].get("PublicIpAddress")

    until(address, "it has a public address")
    assert metadata.text("meta-data/public-ipv4") == address()


def test_the_key_stays_when_its_key_pair_is_gone(account, new_name):
    name = new_name("key")
    account.client.import_key_pair(KeyName=name, PublicKeyMaterial=f"{PUBLIC_KEY} somebody@somewhere".encode())
    _, metadata = account.launch(KeyName=name)
    account.client.delete_key_pair(KeyName=name)
    assert metadata.text("meta-data/public-keys/") == f"0={name}"
    assert metadata.text("meta-data/public-keys/0/") == "openssh-key"
    assert metadata.text("meta-data/public-keys/0/openssh-key") == f"{PUBLIC_KEY} {name}"
    assert account.launch()[1].get("/latest/meta-data/public-keys/")[0] == 404


def test_tags_are_shown_only_to_who_wants_them_shown(account):
    tags = [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "builder"}]}]
    _, silent = account.launch(TagSpecifications=tags)
    assert silent.get("/latest/meta-data/tags/instance/Name")[0] == 404
    _, telling = account.launch(TagSpecifications=tags, MetadataOptions={"InstanceMetadataTags": "enabled"})
    assert telling.text("meta-data/tags/instance/Name") == "builder"


def test_every_version_that_cloud_init_asks_for_is_there(account):
    described, metadata = account.launch()
    versions = metadata.get("/")[1].decode().split("\n")
    for version in ("2009-04-04", "2016-09-02", "2018-09-24", "2021-03-23", "latest"):
        assert version in versions
        assert metadata.get(f"/{version}/meta-data/instance-id") == (200, described["InstanceId"].encode())
    assert metadata.get("/2030-01-01/meta-data/instance-id")[0] == 404


def test_every_listed_path_can_be_read(account, new_name):
    """As cloud-init crawls: a directory's name ends in a slash, and a key is a directory with another name."""
    name = new_name("key")
    account.client.import_key_pair(KeyName=name, PublicKeyMaterial=PUBLIC_KEY.encode())
    _, metadata = account.launch(KeyName=name)
    seen = []

    def crawl(directory):
        for line in metadata.text(directory).split("\n"):
            if line.endswith("/"):
                crawl(f"{directory}{line}")
            else:
                index, is_key, _ = line.partition("=")
                seen.append(f"{directory}{index}/openssh-key" if is_key else f"{directory}{line}")
                assert metadata.text(seen[-1])

    crawl("meta-data/")
    assert {"meta-data/instance-id", "meta-data/public-keys/0/openssh-key"} <= set(seen)
