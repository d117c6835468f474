"""GetConsoleOutput: the latest output on Nitro alone, and what was posted after a change of state."""

import json

import pytest

BOOTED = "Linux version"
HELD = 3600


@pytest.fixture
def ec2(light_ec2):
    """A local EC2 whose instances write on their consoles."""
    light_ec2.set(guest=None, durations={"console": 0}, quotas={"L-1216C47A": 256})
    yield light_ec2
    light_ec2.set(guest=None, durations={"console": 0}, quotas={"L-1216C47A": 64})
    live = [each["id"] for each in light_ec2.get("state")["instances"] if each["state"] != "terminated"]
    if live:
        light_ec2.client().terminate_instances(InstanceIds=live)
    for instance_id in live:
        light_ec2.wait_for_state(instance_id, "terminated")


def launch(ec2, **more):
    """Launches an instance that runs the container of a cloud-config, and waits until it runs."""
    user_data = "#cloud-config\n" + json.dumps({"runcmd": ["docker run daskdev/dask:latest python -m distributed.cli.dask_scheduler"]})
    return ec2.launch_running(UserData=user_data, **more)


def output(ec2, instance_id, **more):
    """Returns the console's output, as botocore decodes it."""
    return ec2.client().get_console_output(InstanceId=instance_id, **more).get("Output", "")


def test_the_latest_output_is_there_at_once(ec2):
    ec2.set(durations={"console": HELD})
    assert BOOTED in output(ec2, ec2.launch_running(), Latest=True)


@pytest.mark.parametrize(("instance_type", "rejected"), [("t2.micro", True), ("t3.micro", False), ("m5.metal", False)])
def test_the_latest_output_is_for_types_on_nitro(ec2, api_error, instance_type, rejected):
    instance_id = ec2.launch_running(InstanceType=instance_type)
    if not rejected:
        assert BOOTED in output(ec2, instance_id, Latest=True)
        return
    with api_error("UnsupportedOperation", "does not support retrieving the latest console logs"):
        output(ec2, instance_id, Latest=True)


def test_otherwise_the_output_comes_some_time_after_the_boot_and_does_not_grow(ec2, until):
    ec2.set(durations={"console": HELD})
    instance_id = ec2.launch_running(InstanceType="t2.micro")
    assert output(ec2, instance_id) == output(ec2, instance_id, Latest=False) == ""
    ec2.set(durations={"console": 0})
    until(lambda: BOOTED in output(ec2, instance_id), "the console is posted")


def test_what_an_instance_wrote_later_comes_after_its_next_change_of_state(ec2, until):
    ec2.set(durations={"console": HELD}, guest={"boot_times": "the last words", "containers": {"scheduler": "exits"}})
    instance_id = launch(ec2)
    until(lambda: "the last words" in output(ec2, instance_id, Latest=True), "it is written")
    assert output(ec2, instance_id) == ""
    ec2.set(durations={"console": 0})
    ec2.client().terminate_instances(InstanceIds=[instance_id])
    until(lambda: "the last words" in output(ec2, instance_id), "the console is posted")


@pytest.mark.parametrize("end", ["end", "ends"])
def test_the_output_is_the_last_64_kib_in_bytes(ec2, until, end):
    ec2.set(guest={"boot_times": "é" * 50_000 + end, "containers": {"scheduler": "no-docker"}})
    instance_id = launch(ec2)
    until(lambda: "docker: Cannot connect" in output(ec2, instance_id, Latest=True), "it is written")
    text = output(ec2, instance_id, Latest=True)
    assert BOOTED not in text
    assert f"é{end}\n" in text
    # One of the two ends cuts an é into halves.
    assert 65535 <= len(text.lstrip("\ufffd").encode()) <= 65536
