"""The QEMU whose NVMe disks have EC2's model."""

import subprocess

import pytest

from machines.errors import HostError
from machines.instance_store import MODEL, install_qemu, with_model


@pytest.fixture
def qemu(tmp_path):
    return install_qemu(tmp_path / "qemu")


def test_it_starts_with_its_firmware_and_modules(qemu, tmp_path):
    # Under QEMU's stand-in for a CPU that executes nothing (-S) the machine and its devices are made, as far as the monitor's prompt.
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", tmp_path / "disk.qcow2", "1M"], check=True)
    disk = ["-drive", f"if=none,id=store,format=qcow2,file={tmp_path / 'disk.qcow2'}", "-device", "nvme,drive=store,serial=AWS1"]
    argv = [qemu, "-S", "-nodefaults", "-display", "none", "-accel", "tcg", *disk, "-monitor", "stdio"]
    done = subprocess.run(argv, input="info block\nquit\n", capture_output=True, text=True, check=True, timeout=60)
    assert "store" in done.stdout


def test_the_installed_program_is_changed_in_two_places_alone(qemu):
    with open("/usr/bin/qemu-system-x86_64", "rb") as file:
        before = file.read()
    after = qemu.read_bytes()
    text = MODEL.encode() + b"\0"
    at = after.index(text)
    assert before[at : at + len(text)] == bytes(len(text))
    without = after[:at] + bytes(len(text)) + after[at + len(text) :]
    changed = [index for index, (old, new) in enumerate(zip(before, without, strict=True)) if old != new]
    assert changed
    assert max(changed) - min(changed) < 4


def test_a_program_without_that_model_is_rejected():
    with open("/usr/bin/qemu-img", "rb") as file:
        program = file.read()
    with pytest.raises(HostError, match="cannot be changed"):
        with_model(program, MODEL)


def test_a_model_for_which_there_is_no_room_is_rejected():
    with open("/usr/bin/qemu-system-x86_64", "rb") as file:
        program = file.read()
    with pytest.raises(HostError, match="cannot be changed"):
        with_model(program, "x" * 4096)
