"""Volumes and snapshots, made by the real qemu-img."""

import json
import subprocess

import pytest

from machines.disks import GIB, create_snapshot, create_volume, virtual_size
from machines.errors import CommandFailed, MachineError


@pytest.fixture
def snapshot(tmp_path):
    path = tmp_path / "snap,shot.qcow2"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", str(path), "2G"], check=True)
    return path


def test_a_volume_is_a_grown_layer_over_its_snapshot(snapshot, tmp_path):
    create_volume(snapshot, 3, tmp_path / "volume.qcow2")
    assert virtual_size(tmp_path / "volume.qcow2") == 3 * GIB
    assert virtual_size(snapshot) == 2 * GIB


def test_a_volume_smaller_than_its_snapshot_is_refused(snapshot, tmp_path):
    with pytest.raises(MachineError, match="a volume of 1 GiB is smaller than its snapshot of 2 GiB"):
        create_volume(snapshot, 1, tmp_path / "volume.qcow2")
    assert not (tmp_path / "volume.qcow2").exists()


def test_a_snapshot_holds_what_was_written_and_needs_no_other_file(snapshot, tmp_path):
    volume, copy, content = tmp_path / "volume.qcow2", tmp_path / "copy.qcow2", tmp_path / "content.raw"
    create_volume(snapshot, 2, volume)
    subprocess.run(["qemu-io", "-f", "qcow2", "-c", "write -q -P 0x5a 1M 4k", str(volume)], check=True)
    create_snapshot(volume, copy)
    volume.unlink()
    snapshot.unlink()
    described = subprocess.run(["qemu-img", "info", "--output=json", str(copy)], check=True, capture_output=True).stdout
    assert "backing-filename" not in json.loads(described)
    block = ["bs=4k", "skip=256", "count=257"]
    subprocess.run(["qemu-img", "dd", "-f", "qcow2", "-O", "raw", *block, f"if={copy}", f"of={content}"], check=True)
    assert content.read_bytes()[:4096] == b"\x5a" * 4096


def test_a_snapshot_of_nothing_fails_with_qemus_words(tmp_path):
    with pytest.raises(CommandFailed, match="No such file"):
        create_snapshot(tmp_path / "absent.qcow2", tmp_path / "out.qcow2")
