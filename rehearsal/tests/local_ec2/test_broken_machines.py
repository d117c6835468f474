"""A local EC2 with virtual machines whose base image is no disk at all."""

import pytest


@pytest.fixture
def arguments(tmp_path):
    base = tmp_path / "base"
    base.mkdir()
    for name in ("root.qcow2", "vmlinuz", "initrd.img"):
        (base / name).write_text("not a disk")
    return ("--machines", "vm", "--base-image", str(base))


def test_a_machine_that_does_not_start_ends_its_instance_loudly(fresh_ec2):
    instance_id = fresh_ec2.launch()
    fresh_ec2.wait_for_state(instance_id, "terminated")
    assert fresh_ec2.instance(instance_id)["StateReason"]["Code"] == "Server.InternalError"
    assert fresh_ec2.get("state")["problems"] == [f"{instance_id}: its machine failed"]
    assert "Traceback" in (fresh_ec2.workdir / "local-ec2.log").read_text()


def test_there_are_no_machines_of_another_architecture(fresh_ec2, api_error):
    with api_error("Unsupported", "has no arm64 machines"):
        fresh_ec2.launch(ImageId=fresh_ec2.source_image("arm64"), InstanceType="t4g.micro")
