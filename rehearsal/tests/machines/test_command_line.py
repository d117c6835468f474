"""What QEMU and the kernel are told."""

import dataclasses
import json
import re
import uuid
from pathlib import Path

from machines import command_line
from machines.accelerator import Accelerator
from machines.command_line import kernel_command_line, qemu_command_line
from machines.volume import Volume

TCG = Accelerator("tcg", "")


def values(argv, option):
    return [argv[index + 1] for index, word in enumerate(argv) if word == option]


def arguments(spec, server_fds=None):
    return qemu_command_line(spec, TCG, spec.workdir / "console.log", 7, 8, [22, 8786, 8787], server_fds or {})


def test_the_guest_learns_its_addresses_metadata_and_registry_from_the_kernels_command_line(spec):
    words = kernel_command_line(spec).split()
    assert "local_ec2.address=127.77.0.9" in words
    assert "local_ec2.private_address=172.31.5.6/16" in words
    assert "local_ec2.metadata=10.0.2.2:4001" in words
    assert "local_ec2.container_metadata=10.0.2.2:4002" in words
    assert "local_ec2.registry=10.0.2.2:5000" in words
    without = kernel_command_line(dataclasses.replace(spec, registry_port=None))
    assert "local_ec2.registry" not in without


def test_ports_are_forwarded_from_private_addresses_only(spec):
    outside, switch = values(arguments(spec), "-netdev")
    assert outside.split(",")[3:] == [
        "hostfwd=tcp:127.0.0.1:0-:22",
        "hostfwd=tcp:127.0.0.1:0-:8786",
        "hostfwd=tcp:127.0.0.1:0-:8787",
    ]
    assert switch == "socket,id=switch,fd=8"


def test_paths_reach_qemu_whole(spec):
    argv = arguments(spec)
    root, data = (json.loads(value) for value in values(argv, "-blockdev"))
    assert root["file"]["filename"] == str(spec.root_volume.file)
    assert data["file"]["filename"] == str(spec.data_volumes[0].file)
    (console,) = (value for value in values(argv, "-chardev") if value.startswith("file,"))
    assert console == f"file,id=console,path={str(spec.workdir / 'console.log').replace(',', ',,')}"
    assert values(argv, "-kernel") == [str(spec.kernel)]


def test_a_lazy_volume_reads_from_its_server_and_the_guest_sees_no_other_disk(spec):
    lazy, hot = arguments(spec, {"data0": 9}), arguments(spec)
    disks = [value for value in values(lazy, "-device") if value.startswith("virtio-blk")]
    assert disks == [value for value in values(hot, "-device") if value.startswith("virtio-blk")]
    root, fetched, data = (json.loads(value) for value in values(lazy, "-blockdev"))
    assert root == json.loads(values(hot, "-blockdev")[0])
    assert (fetched["node-name"], fetched["server"]) == ("data0-snapshot", {"type": "fd", "str": "9"})
    assert (data["node-name"], data["file"]["backing"]) == ("data0", "data0-snapshot")
    assert data["file"]["file"]["filename"] == str(spec.data_volumes[0].file)


def test_the_user_networks_card_is_the_one_that_the_guest_configures(spec):
    network = Path(command_line.__file__).parent / "guest/rootfs/etc/systemd/network/10-outside.network"
    mac = next(line.partition("=")[2] for line in network.read_text().splitlines() if line.startswith("MACAddress="))
    outside, switch = (value for value in values(arguments(spec), "-device") if value.startswith("virtio-net"))
    assert f"mac={mac}" in outside.split(",")
    assert f"mac={spec.mac}" in switch.split(",")


def test_the_firmware_says_that_it_is_ec2(spec):
    def system(spec):
        table = next(value for value in values(arguments(spec), "-smbios") if value.startswith("type=1,"))
        return dict(word.split("=", 1) for word in table.split(","))

    # What cloud-init 22.4.2 asks in identify_aws, and ds-identify before it.
    first = system(spec)
    assert first["uuid"].startswith("ec2")
    assert first["uuid"] == first["serial"] == str(uuid.UUID(first["uuid"]))
    assert first["product"] == "t3.large"
    assert system(dataclasses.replace(spec, instance_id="i-0123456789abcdef1"))["uuid"] != first["uuid"]


def test_reboots_inside_the_guest_are_not_an_end(spec):
    assert "-no-reboot" not in arguments(spec)


def test_instance_store_is_nvme_disks_of_a_qemu_of_its_own(spec):
    disks = [spec.workdir / "store0.qcow2", spec.workdir / "store1.qcow2"]
    argv = arguments(dataclasses.replace(spec, instance_store=[Volume(disk) for disk in disks], qemu="/elsewhere/qemu"))
    assert argv[0] == "/elsewhere/qemu"
    files = {block["node-name"]: block["file"]["filename"] for block in map(json.loads, values(argv, "-blockdev"))}
    assert [files["store0"], files["store1"]] == [str(disk) for disk in disks]
    first, second = (value for value in values(argv, "-device") if value.startswith("nvme,"))
    serials = [device.rpartition("serial=")[2] for device in (first, second)]
    assert first.startswith("nvme,drive=store0,")
    assert second.startswith("nvme,drive=store1,")
    assert serials[0] != serials[1]
    assert all(re.fullmatch("AWS[0-9A-F]{17}", serial) for serial in serials)
    assert not [value for value in values(arguments(spec), "-device") if value.startswith("nvme")]
