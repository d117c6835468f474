"""Instance metadata over HTTP, of instances that the API has launched."""

import http.client
import json
import threading

import boto3
import pytest
from botocore.config import Config

from local_ec2.backend import install
from local_ec2.disks import Disks
from local_ec2.front import Front
from local_ec2.machine_makers import NoMachines
from local_ec2.metadata.endpoint import MetadataEndpoint
from local_ec2.server import Server
from local_ec2.world import World

PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDEXYrFmKzrN1OUrWfqxHBuCkCUvN1jDuDGSFMOlh3Xn"
TOKEN = "X-aws-ec2-metadata-token"
LIFETIME = "X-aws-ec2-metadata-token-ttl-seconds"


class Account:
    """A local EC2 in this process, whose instances have metadata but no machines."""

    def __init__(self, world, endpoint):
        self.world = world
        self.endpoints = []
        options = {"aws_access_key_id": "AKIATEST", "aws_secret_access_key": "secret", "region_name": "eu-west-2"}
        config = Config(retries={"total_max_attempts": 1}, proxies={})
        self.client = boto3.client("ec2", endpoint_url=endpoint, config=config, **options)

    def launch(self, **more):
        pattern = [{"Name": "name", "Values": ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"]}]
        image = self.client.describe_images(Owners=["099720109477"], Filters=pattern)["Images"][0]["ImageId"]
        options = {"ImageId": image, "InstanceType": "t3.micro", "MinCount": 1, "MaxCount": 1, **more}
        described = self.client.run_instances(**options)["Instances"][0]
        endpoint = MetadataEndpoint(self.world.lives[described["InstanceId"]].instance)
        self.endpoints.append(endpoint)
        return described, Metadata(endpoint)


class Metadata:
    """What a program in the instance has to do with its metadata."""

    def __init__(self, endpoint):
        self.endpoint = endpoint

    def request(self, method, path, headers=None, port=None):
        connection = http.client.HTTPConnection("127.0.0.1", port or self.endpoint.port, timeout=60)
        try:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def token(self, lifetime="60"):
        status, token = self.request("PUT", "/latest/api/token", {LIFETIME: lifetime})
        assert status == 200
        return token.decode()

    def get(self, path):
        return self.request("GET", path, {TOKEN: self.token()})

    def text(self, path):
        status, body = self.get(f"/latest/{path}")
        assert status == 200, path
        return body.decode()


@pytest.fixture(scope="module")
def account(tmp_path_factory):
    world = World(NoMachines(), Disks(tmp_path_factory.mktemp("metadata")), None)
    install(world)
    front = Front(world)
    front.warm_up()
    server = Server(front)
    server.start()
    account = Account(world, server.endpoint)
    yield account
    for endpoint in account.endpoints:
        endpoint.close()
    server.close()
    world.close()


@pytest.mark.parametrize("lifetime", [None, "0", "21601", "soon"])
def test_a_token_needs_a_lifetime_that_ec2_grants(account, lifetime):
    _, metadata = account.launch()
    assert metadata.request("PUT", "/latest/api/token", {LIFETIME: lifetime} if lifetime else {})[0] == 400


def test_a_token_is_not_given_through_a_proxy(account):
    _, metadata = account.launch()
    headers = {LIFETIME: "60", "X-Forwarded-For": "192.0.2.1"}
    assert metadata.request("PUT", "/latest/api/token", headers)[0] == 403


def test_required_tokens_are_required_for_every_path(account):
    _, metadata = account.launch(MetadataOptions={"HttpTokens": "required"}, UserData="secret")
    for path in ("/", "/latest", "/latest/meta-data/instance-id", "/latest/user-data", "/nowhere"):
        assert metadata.request("GET", path)[0] == 401
        assert metadata.request("GET", path, {TOKEN: "invented"})[0] == 401


def test_a_token_of_another_instance_is_none(account):
    (_, one), (_, other) = account.launch(), account.launch()
    path = "/latest/meta-data/instance-id"
    assert one.request("GET", path, {TOKEN: other.token()})[0] == 401
    assert one.request("GET", path, {TOKEN: one.token()})[0] == 200


def test_optional_tokens_are_optional_but_not_wrong(account):
    described, metadata = account.launch(MetadataOptions={"HttpTokens": "optional"})
    path = "/latest/meta-data/instance-id"
    assert metadata.request("GET", path) == (200, described["InstanceId"].encode())
    assert metadata.request("GET", path, {TOKEN: "invented"})[0] == 401


def test_a_disabled_endpoint_answers_nothing_but_403(account):
    _, metadata = account.launch(MetadataOptions={"HttpEndpoint": "disabled"})
    assert metadata.request("PUT", "/latest/api/token", {LIFETIME: "60"})[0] == 403
    assert metadata.request("GET", "/latest/meta-data/instance-id")[0] == 403


def test_changed_options_hold_at_once_and_leave_the_others(account):
    described, metadata = account.launch(MetadataOptions={"HttpTokens": "required", "HttpPutResponseHopLimit": 2})
    change = account.client.modify_instance_metadata_options
    options = change(InstanceId=described["InstanceId"], HttpEndpoint="disabled")["InstanceMetadataOptions"]
    assert (options["HttpTokens"], options["HttpPutResponseHopLimit"]) == ("required", 2)
    assert metadata.request("GET", "/latest/meta-data/instance-id")[0] == 403
    change(InstanceId=described["InstanceId"], HttpEndpoint="enabled", HttpTokens="optional")
    assert metadata.request("GET", "/latest/meta-data/instance-id")[0] == 200


@pytest.mark.parametrize(
    "options",
    [{"HttpTokens": "always"}, {"HttpEndpoint": "off"}, {"HttpPutResponseHopLimit": 65}, {"InstanceMetadataTags": "all"}],
)
def test_options_that_ec2_does_not_know_are_refused(account, refused, options):
    described, _ = account.launch()
    with refused("InvalidParameterValue", str(*options.values())):
        account.launch(MetadataOptions=options)
    with refused("InvalidParameterValue", str(*options.values())):
        account.client.modify_instance_metadata_options(InstanceId=described["InstanceId"], **options)


def test_a_container_gets_a_token_within_the_hop_limit(account):
    _, metadata = account.launch(MetadataOptions={"HttpPutResponseHopLimit": 2})
    status, token = metadata.request("PUT", "/latest/api/token", {LIFETIME: "60"}, metadata.endpoint.container_port)
    assert status == 200
    path = "/latest/meta-data/instance-id"
    assert metadata.request("GET", path, {TOKEN: token.decode()}, metadata.endpoint.container_port)[0] == 200


def test_beyond_the_hop_limit_a_container_waits_in_vain(account):
    _, metadata = account.launch(MetadataOptions={"HttpPutResponseHopLimit": 1})
    ends = []

    def ask():
        try:
            ends.append(metadata.request("PUT", "/latest/api/token", {LIFETIME: "60"}, metadata.endpoint.container_port))
        except ConnectionError as error:
            ends.append(error)

    asker = threading.Thread(target=ask)
    asker.start()
    assert metadata.request("PUT", "/latest/api/token", {LIFETIME: "60"})[0] == 200
    metadata.endpoint.close()
    asker.join()
    assert isinstance(ends[0], ConnectionError)


def test_only_reading_and_asking_for_a_token_are_allowed(account):
    _, metadata = account.launch()
    token = {TOKEN: metadata.token()}
    assert metadata.request("POST", "/latest/meta-data/instance-id", token)[0] == 405
    assert metadata.request("PUT", "/latest/user-data", token)[0] == 405
    assert metadata.request("GET", "/latest/api/token", token)[0] == 404


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
