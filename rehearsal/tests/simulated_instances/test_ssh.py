"""SSH to a simulated instance: who gets in, what is simulated, what can be up- and downloaded."""

import json
import socket

import asyncssh
import pytest

# Longer than the proxy takes to look at its guest once more; no answer in that time is silence.
SILENCE_SECONDS = 2.0


def is_silent(address: str) -> bool:
    try:
        socket.create_connection((address, 22), SILENCE_SECONDS).close()
    except TimeoutError:
        return True
    except ConnectionRefusedError:
        pass  # Between two boots nobody listens.
    return False


def test_the_launchs_key_gets_in_and_another_does_not(instance, run):
    instance.admit(22)

    async def log_in():
        async with instance.login() as connection:
            assert (await connection.run("true")).exit_status == 0
        with pytest.raises(asyncssh.PermissionDenied):
            async with instance.login(asyncssh.generate_private_key("ssh-ed25519")):
                pass

    run(log_in())


def test_nobody_is_answered_without_a_rule(instance):
    assert is_silent(instance.address)


def test_nobody_is_answered_when_ssh_never_comes_up(light_ec2, instance, until):
    instance.admit(22)
    light_ec2.set(guest={"ssh_after": None})
    light_ec2.client().reboot_instances(InstanceIds=[instance.id])
    # The port of the boot before is closed by then.
    until(lambda: is_silent(instance.address), "the new boot is silent")
    assert is_silent(instance.address)
    light_ec2.set(guest={"ssh_after": 0})
    until(lambda: not is_silent(instance.address), "SSH answers")


def test_provisioning_ends_in_facts_that_can_be_downloaded(light_ec2, instance, run, play, tmp_path):
    instance.admit(22)
    light_ec2.set(guest={"image_facts": {"docker_version": "1.2.3"}})

    async def provision():
        async with instance.login() as connection:
            assert (await play(connection, "check-builder.sh")).exit_status == 0
            (tmp_path / "config.json").write_text("{}")
            await asyncssh.scp(str(tmp_path / "config.json"), (connection, "/dev/shm/bake-dask-ami/config.json"))
            done = await play(connection, "pull-images.sh", DOCKER_IMAGE="daskdev/dask:2026.8.0")
            assert done.exit_status == 0
            assert "bake-dask-ami: pulling daskdev/dask:2026.8.0\n" in done.stdout
            done = await play(connection, "provision.sh", DOCKER_IMAGE="daskdev/dask:2026.8.0", GPU_CHECKS="none")
            assert done.exit_status == 0
            await asyncssh.scp((connection, "/etc/dask-image.json"), str(tmp_path / "facts.json"))
            with pytest.raises(asyncssh.SFTPNoSuchFile):
                async with connection.start_sftp_client() as sftp:
                    await sftp.stat("/dev/shm/bake-dask-ami")

    run(provision())
    facts = json.loads((tmp_path / "facts.json").read_text())
    assert facts["docker_image"] == "daskdev/dask:2026.8.0"
    assert facts["docker_version"] == "1.2.3"
    assert facts["distributed_version"] == facts["python_packages"]["distributed"]
    assert "environment" not in facts


def test_an_environment_is_built_and_in_the_facts(instance, run, play, tmp_path):
    instance.admit(22)
    given = {"kind": "requirements", "path": "a b/requirements.txt", "hash": "ab12"}
    environment = {f"ENVIRONMENT_{name.upper()}": value for name, value in given.items()} | {"BASE_IMAGE": "daskdev/dask:2026.8.0"}

    async def provision():
        async with instance.login() as connection:
            assert (await play(connection, "build-environment.sh", ENVIRONMENT_KIND="")).stdout == ""
            built = await play(connection, "build-environment.sh", **environment)
            assert built.stdout.startswith("bake-dask-ami: building the environment")
            assert (await play(connection, "provision.sh", DOCKER_IMAGE="localhost/x:1", **environment)).exit_status == 0
            await asyncssh.scp((connection, "/etc/dask-image.json"), str(tmp_path / "facts.json"))

    run(provision())
    record = json.loads((tmp_path / "facts.json").read_text())["environment"]
    assert record.items() >= {**given, "base_image": "daskdev/dask:2026.8.0"}.items()
    assert record["base_image_digest"].startswith("sha256:")


@pytest.mark.parametrize("name", ["set-up.sh", "pull-images.sh", "build-environment.sh"])
@pytest.mark.parametrize("code", [0, 1])
def test_logins_stay_for_the_next_script_unless_one_fails(light_ec2, instance, run, play, name, code):
    instance.admit(22)
    light_ec2.set(guest={"scripts": {name: {"exit": code}}})

    async def look():
        async with instance.login() as connection:
            await play(connection, "check-builder.sh")
            await play(connection, name)
            async with connection.start_sftp_client() as sftp:
                return await sftp.exists("/dev/shm/bake-dask-ami")

    assert run(look()) == (code == 0)


def test_a_script_fails_as_it_is_told(light_ec2, instance, run, play):
    instance.admit(22)
    script = {"lines": ["no space left on device", "", "  $HOME"], "exit": 3}
    light_ec2.set(guest={"scripts": {"provision.sh": script}})

    async def fail():
        async with instance.login() as connection:
            done = await play(connection, "provision.sh", DOCKER_IMAGE="daskdev/dask:latest")
            assert (done.exit_status, done.stdout) == (3, "no space left on device\n\n  $HOME\n")
            with pytest.raises((asyncssh.SFTPError, OSError)):
                await asyncssh.scp((connection, "/etc/dask-image.json"), "/dev/null")

    run(fail())


def test_a_script_ends_with_the_connection_and_the_machine_is_there_again(light_ec2, instance, run, play):
    instance.admit(22)
    light_ec2.set(guest={"scripts": {"wait-for-cloud-init.sh": {"lines": ["rebooting"], "disconnect": True}}})

    async def lose():
        async with instance.login() as connection:
            done = await play(connection, "wait-for-cloud-init.sh")
            assert (done.exit_status, done.stdout) == (None, "rebooting\n")
            await connection.wait_closed()
        async with instance.login() as connection:
            assert (await play(connection, "generalise.sh")).exit_status == 0

    run(lose())


@pytest.mark.parametrize("start", ["fast", "plain"])
def test_the_recording_of_a_start_reboots_and_ends_in_facts(instance, run, play, tmp_path, start):
    instance.admit(22)

    async def record():
        async with instance.login() as connection:
            await play(connection, "provision.sh", DOCKER_IMAGE="daskdev/dask:2026.8.0", START=start)
            rebooted = await play(connection, "record-start.sh", START=start)
        async with instance.login() as connection:
            kept = await play(connection, "keep-start.sh", START=start)
            await asyncssh.scp((connection, "/etc/dask-image.json"), str(tmp_path / "facts.json"))
            return rebooted.exit_status, kept.exit_status

    assert run(record()) == ((None, 0) if start == "fast" else (0, 0))
    facts = json.loads((tmp_path / "facts.json").read_text())
    assert facts["start"] == start
    assert ("start_ranges" in facts, "start_bytes" in facts) == (start == "fast", start == "fast")


def test_nothing_that_is_uploaded_is_executed(instance, run, tmp_path):
    instance.admit(22)
    (tmp_path / "evil.sh").write_text(f"#!/bin/sh\ntouch {tmp_path}/executed\n")

    async def upload():
        async with instance.login() as connection:
            await asyncssh.scp(str(tmp_path / "evil.sh"), (connection, "/tmp/evil.sh"))
            for command in ("sudo -n env bash /tmp/evil.sh", "sh /tmp/evil.sh"):
                done = await connection.run(command)
                assert done.exit_status == 126
                assert "scripts of the Packer template only" in done.stderr

    run(upload())
    assert not (tmp_path / "executed").exists()


def test_no_script_runs_but_through_its_interpreter(instance, run, play):
    instance.admit(22)

    async def upload():
        async with instance.login() as connection:
            assert (await play(connection, "generalise.sh")).exit_status == 0
            done = await connection.run("chmod +x /tmp/script_1.sh; sudo -n env A=b /tmp/script_1.sh")
            assert done.exit_status == 126
            assert done.stderr == "env: '/tmp/script_1.sh': Permission denied\n"
            assert (await connection.run("sudo -n env A=b bash /tmp/script_1.sh || unknown")).exit_status == 0
            assert (await connection.run("unknown || sh /tmp/script_1.sh")).exit_status == 0

    run(upload())


def test_it_can_be_stopped_imaged_and_powered_off(light_ec2, instance, until, new_name):
    light_ec2.client().stop_instances(InstanceIds=[instance.id])
    light_ec2.wait_for_state(instance.id, "stopped")
    image = light_ec2.client().create_image(InstanceId=instance.id, Name=new_name("image"))["ImageId"]
    until(lambda: light_ec2.image(image)["State"] == "available", "the image is available")
    other = light_ec2.launch_running(ImageId=image, InstanceInitiatedShutdownBehavior="terminate")
    assert light_ec2.post(f"power-off/{other}")[0] == 200
    light_ec2.wait_for_state(other, "terminated")
    assert light_ec2.instance(other)["StateReason"]["Code"] == "Client.InstanceInitiatedShutdown"


def test_a_script_of_somebody_else_is_printed_and_not_executed_if_the_settings_say_so(light_ec2, instance, run, tmp_path):
    instance.admit(22)
    light_ec2.set(guest={"unknown_scripts": "print"})
    lines = ["#!/bin/sh -e", "echo 'Successful login'", "cat ~/.ssh/authorized_keys", f"touch {tmp_path}/executed", "sudo reboot now"]
    (tmp_path / "script.sh").write_text("\n".join(lines))

    async def upload_and_execute():
        async with instance.login() as connection:
            await asyncssh.scp(str(tmp_path / "script.sh"), (connection, "/tmp/script_7.sh"))
            return await connection.run("chmod +x /tmp/script_7.sh; PACKER_BUILDER_TYPE='amazon-ebs' /tmp/script_7.sh")

    done = run(upload_and_execute())
    assert done.exit_status == 0
    first, key, *notes = done.stdout.splitlines()
    assert first == "Successful login"
    assert key.split()[:2] == instance.key.export_public_key().decode().split()[:2]
    assert notes == [f"a simulated instance does not run: touch {tmp_path}/executed", "a simulated instance does not run: sudo reboot now"]
    assert not (tmp_path / "executed").exists()
