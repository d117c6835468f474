"""A local EC2 in the process of the tests, and the metadata of its instances."""

import http.client

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


@pytest.fixture(scope="session")
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
