"""A local EC2 without virtual machines, started as the rehearsal starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

REHEARSAL = Path(__file__).resolve().parents[1]
# Far longer than anything here takes; it only ends a test that would hang.
DEADLINE_SECONDS = 60.0
# No proxy is asked for an address of our own loopback.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
NO_DURATIONS = {"pending": 0, "stopping": 0, "shutting-down": 0, "image": 0, "copy": 0, "snapshot": 0, "parameter": 0}
NO_DURATIONS |= {"modifying": 0, "optimizing": 0, "console": 0}
FRESH = {
    "durations": NO_DURATIONS,
    "quotas": {"L-1216C47A": 64, "L-DB2E81BA": 64, "L-417A185B": 64, "L-34B43A08": 64, "L-3819A6DF": 64},
    "default_vpc": True,
    "private_subnet": False,
    "free_plan": False,
    "instances_visible_after": 0,
    "public_address_after": 0,
    "tags_visible_after": 0,
    "clock_offset": 0,
    "image_failure": None,
    "session_seconds": 3600,
    "ended_sessions": [],
    "no_capacity": {},
    "faults": [],
    "holds": [],
    "opted_in_regions": [],
    "volumes": {"first_touch_ms": 25, "block_kib": 512},
}


@dataclass
class LocalEc2:
    """One running local EC2 and the ways to use it."""

    endpoint: str
    process: subprocess.Popen[str]
    workdir: Path

    def client(self, service: str = "ec2", **more: Any) -> Any:
        """Returns a boto3 client; `more` may name other credentials or another region."""
        credentials = {"aws_access_key_id": "AKIATEST", "aws_secret_access_key": "secret"}
        config = Config(retries={"total_max_attempts": 1}, proxies={})
        options = {"region_name": "eu-west-2", "config": config, **credentials, **more}
        return boto3.client(service, endpoint_url=self.endpoint, **options)

    def get(self, path: str) -> Any:
        """Returns what a control path answers."""
        with DIRECT.open(f"{self.endpoint}/_local_ec2/{path}") as answer:
            body = answer.read()
            return json.loads(body) if "json" in answer.headers["Content-Type"] else body.decode()

    def post(self, path: str, value: Any = None) -> tuple[int, Any]:
        """Posts to a control path; gives status and answer."""
        request = urllib.request.Request(f"{self.endpoint}/_local_ec2/{path}", json.dumps(value).encode(), method="POST")
        try:
            with DIRECT.open(request) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def set(self, **values: Any) -> None:
        """Changes settings."""
        status, answer = self.post("settings", values)
        assert status == 200, answer

    def source_image(self, architecture: str = "x86_64") -> str:
        """Returns Canonical's newest 24.04 image."""
        name = {"x86_64": "amd64", "arm64": "arm64"}[architecture]
        pattern = f"ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-{name}-server-*"
        images = self.client().describe_images(Owners=["099720109477"], Filters=[{"Name": "name", "Values": [pattern]}])["Images"]
        return str(max(images, key=lambda image: image["CreationDate"])["ImageId"])

    def launch(self, **more: Any) -> str:
        """Launches an instance of the source image; gives its id, at once."""
        options = {"ImageId": self.source_image(), "InstanceType": "t3.micro", "MinCount": 1, "MaxCount": 1, **more}
        return str(self.client().run_instances(**options)["Instances"][0]["InstanceId"])

    def instance(self, instance_id: str) -> dict[str, Any]:
        """Describes one instance."""
        found = self.client().describe_instances(InstanceIds=[instance_id])["Reservations"]
        return dict(found[0]["Instances"][0])

    def wait_for_state(self, instance_id: str, state: str) -> None:
        """Waits until an instance is in a state."""
        wait_until(lambda: self.instance(instance_id)["State"]["Name"] == state, f"{instance_id} is {state}")

    def launch_running(self, **more: Any) -> str:
        """Launches an instance and waits until it runs."""
        instance_id = self.launch(**more)
        self.wait_for_state(instance_id, "running")
        return instance_id

    def launch_stopped(self, **more: Any) -> str:
        """Launches an instance and stops it."""
        instance_id = self.launch_running(**more)
        self.client().stop_instances(InstanceIds=[instance_id])
        self.wait_for_state(instance_id, "stopped")
        return instance_id

    def image(self, image_id: str) -> dict[str, Any]:
        """Describes one image."""
        return dict(self.client().describe_images(ImageIds=[image_id])["Images"][0])

    def wait_for_image_state(self, image_id: str, state: str) -> None:
        """Waits until an image is in a state."""
        wait_until(lambda: self.image(image_id)["State"] == state, f"{image_id} is {state}")

    def bake(self, name: str | None = None, **more: Any) -> str:
        """Makes an image of a new, stopped instance and waits until it is available."""
        image_id: str = self.client().create_image(InstanceId=self.launch_stopped(), Name=name or unique("image"), **more)["ImageId"]
        self.wait_for_image_state(image_id, "available")
        return image_id

    def wait_for_held(self) -> list[dict[str, Any]]:
        """Waits until a call is kept waiting; gives all that are."""
        wait_until(lambda: bool(self.get("held")), "a call is held")
        return list(self.get("held"))

    def security_group(self) -> str:
        """Makes a security group in the default VPC."""
        return str(self.client().create_security_group(GroupName=unique("group"), Description="test")["GroupId"])


def unique(what: str) -> str:
    """Returns a name that no other test uses."""
    return f"{what}-{uuid.uuid4().hex[:12]}"


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Waits for something that happens in the background; fails the test if it does not."""
    end = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.02)


def start_local_ec2(workdir: Path, *arguments: str) -> LocalEc2:
    """Starts the process, without machines unless `arguments` say otherwise, and reads where it listens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "local_ec2", "--workdir", str(workdir), *(arguments or ("--machines", "none"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REHEARSAL)},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, (workdir / "local-ec2.log").read_text()
    return LocalEc2(json.loads(line)["endpoint"], process, workdir)


def stop_local_ec2(local_ec2: LocalEc2) -> None:
    """Closes its standard input, which ends it."""
    assert local_ec2.process.stdin is not None
    assert local_ec2.process.stdout is not None
    local_ec2.process.stdin.close()
    local_ec2.process.wait(DEADLINE_SECONDS)
    local_ec2.process.stdout.close()


@pytest.fixture(scope="session")
def shared_ec2(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalEc2]:
    """One local EC2 for all tests that share an account well."""
    local_ec2 = start_local_ec2(tmp_path_factory.mktemp("shared"))
    yield local_ec2
    stop_local_ec2(local_ec2)


@pytest.fixture
def ec2(shared_ec2: LocalEc2) -> Iterator[LocalEc2]:
    """The shared local EC2, with nothing running, no waiting and no faults."""
    shared_ec2.set(**FRESH)
    yield shared_ec2
    shared_ec2.set(**FRESH)
    live = [each["id"] for each in shared_ec2.get("state")["instances"] if each["state"] != "terminated"]
    if live:
        shared_ec2.client().terminate_instances(InstanceIds=live)
        for instance_id in live:
            shared_ec2.wait_for_state(instance_id, "terminated")
    assert shared_ec2.get("state")["problems"] == []


@pytest.fixture
def arguments() -> tuple[str, ...]:
    """What `fresh_ec2` is started with, where a test file says so."""
    return ()


@pytest.fixture
def fresh_ec2(tmp_path: Path, arguments: tuple[str, ...]) -> Iterator[LocalEc2]:
    """A local EC2 of one's own."""
    local_ec2 = start_local_ec2(tmp_path, *arguments)
    local_ec2.set(**FRESH)
    yield local_ec2
    stop_local_ec2(local_ec2)


@pytest.fixture(scope="session")
def light_ec2(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalEc2]:
    """One local EC2 with simulated instances for all tests, with nothing but its instances waiting."""
    local_ec2 = start_local_ec2(tmp_path_factory.mktemp("simulated"), "--machines", "simulated")
    local_ec2.set(**FRESH)
    yield local_ec2
    assert local_ec2.get("state")["problems"] == []
    stop_local_ec2(local_ec2)


@pytest.fixture
def api_error() -> Callable[..., Any]:
    """Returns `with api_error(code, words, status)`: the block must end in that error, its message holding `words`."""

    class ExpectedError:
        def __init__(self, code: str, words: str = "", status: int = 400) -> None:
            self.expected = (code, status)
            self.words = words

        def __enter__(self) -> ExpectedError:
            return self

        def __exit__(self, kind: Any, error: Any, trace: Any) -> bool:
            assert isinstance(error, ClientError), f"not rejected: {error!r}"
            answer = error.response
            assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == self.expected
            assert self.words in answer["Error"]["Message"]
            return True

    return ExpectedError


@pytest.fixture
def until() -> Callable[[Callable[[], bool], str], None]:
    """Returns `wait_until`."""
    return wait_until


@pytest.fixture
def new_name() -> Callable[[str], str]:
    """Returns `unique`."""
    return unique
