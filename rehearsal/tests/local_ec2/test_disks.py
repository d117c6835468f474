"""The files behind volumes and snapshots live as long as somebody reads from them."""

import json
import subprocess

import pytest

from local_ec2.disks import Disks
from machines.volume import LazySource


@pytest.fixture
def base(tmp_path):
    file = tmp_path / "base.qcow2"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", str(file), "1G"], check=True)
    return file


@pytest.fixture
def disks(tmp_path, base):
    made = Disks(tmp_path / "work")
    made.adopt_snapshot("snap-base", base)
    return made


def write(file, text):
    subprocess.run(["qemu-io", "-f", "qcow2", "-c", f"write -P {ord(text)} 0 64k", str(file)], check=True, stdout=-3)


def holds(file, text):
    command = ["qemu-io", "-f", "qcow2", "-c", f"read -P {ord(text)} 0 64k", str(file)]
    return "verification failed" not in subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_a_snapshot_keeps_what_was_written_to_the_volume(disks):
    volume = disks.ensure_volume("vol-1", "snap-base", 2)
    write(volume, "a")
    disks.create_snapshot("snap-1", "vol-1")
    write(volume, "b")
    second = disks.ensure_volume("vol-2", "snap-1", 2)
    assert holds(second, "a")
    assert not holds(second, "b")
    assert holds(volume, "b")


def test_a_deleted_snapshot_is_there_until_the_last_volume_on_it_is_gone(disks, tmp_path):
    disks.ensure_volume("vol-1", "snap-base", 2)
    disks.create_snapshot("snap-1", "vol-1")
    disks.ensure_volume("vol-2", "snap-1", 2)
    file = tmp_path / "work" / "snapshots" / "snap-1.qcow2"
    disks.delete_snapshot("snap-1")
    assert file.exists()
    disks.delete_volume("vol-2")
    assert not file.exists()


def test_copies_share_their_blocks(disks, tmp_path):
    disks.ensure_volume("vol-1", "snap-base", 2)
    disks.create_snapshot("snap-1", "vol-1")
    disks.copy_snapshot("snap-1", "snap-copy")
    disks.delete_snapshot("snap-1")
    assert disks.ensure_volume("vol-2", "snap-copy", 2).exists()
    disks.delete_volume("vol-2")
    disks.delete_snapshot("snap-copy")
    assert list((tmp_path / "work" / "snapshots").iterdir()) == []


def test_an_adopted_file_is_never_removed(disks, base):
    disks.ensure_volume("vol-1", "snap-base", 2)
    disks.delete_volume("vol-1")
    disks.delete_snapshot("snap-base")
    assert base.exists()


def test_other_blocks_take_the_place_of_a_snapshots_own(disks, base, tmp_path):
    disks.ensure_volume("vol-1", "snap-base", 2)
    write(disks.volume("vol-1"), "a")
    disks.create_snapshot("snap-1", "vol-1")
    disks.copy_snapshot("snap-1", "snap-copy")
    disks.adopt_snapshot("snap-copy", base)
    assert holds(disks.ensure_volume("vol-2", "snap-1", 2), "a")
    assert holds(disks.ensure_volume("vol-3", "snap-copy", 2), "\0")
    disks.delete_volume("vol-2")
    disks.adopt_snapshot("snap-1", base)
    assert list((tmp_path / "work" / "snapshots").iterdir()) == []


def test_a_volume_of_no_snapshot_cannot_be_made(disks):
    with pytest.raises(KeyError):
        disks.ensure_volume("vol-1", "snap-none", 2)


def test_a_volume_that_begins_empty_has_snapshots_too(disks):
    blank = disks.ensure_volume("vol-1", None, 1)
    assert holds(blank, "\0")
    write(blank, "a")
    disks.create_snapshot("snap-1", "vol-1")
    disks.delete_volume("vol-1")
    assert not blank.exists()
    assert holds(disks.ensure_volume("vol-2", "snap-1", 1), "a")


def clusters(file):
    described = subprocess.run(["qemu-img", "info", "-f", "qcow2", "--output=json", str(file)], capture_output=True, check=True).stdout
    return json.loads(described)["cluster-size"]


def test_a_volume_is_lazy_only_if_its_blocks_came_from_a_snapshot(tmp_path, base):
    lazy = Disks(tmp_path / "lazy", lazy=True)
    lazy.adopt_snapshot("snap-base", base)
    assert clusters(lazy.ensure_volume("vol-1", "snap-base", 2, 4096)) == 4096
    source = lazy.lazy_source("vol-1", 25, 250, 300)
    expected = LazySource(base, lazy.first_touches("vol-1"), 25, 4096, 250, 300)
    assert source == expected
    lazy.ensure_volume("vol-2", None, 2, 4096)
    assert lazy.lazy_source("vol-2", 25, 250, None) is None


def test_a_lazy_volume_keeps_the_block_size_that_it_was_made_with(tmp_path, base):
    lazy = Disks(tmp_path / "lazy", lazy=True)
    lazy.adopt_snapshot("snap-base", base)
    lazy.ensure_volume("vol-1", "snap-base", 2, 4096)
    assert clusters(lazy.ensure_volume("vol-1", "snap-base", 2, 512 * 1024)) == 4096
    source = lazy.lazy_source("vol-1", 25, 125, None)
    assert source
    assert source.block_bytes == 4096


def test_a_hot_volume_is_what_it_always_was(disks):
    assert clusters(disks.ensure_volume("vol-1", "snap-base", 2, 512 * 1024)) == 64 * 1024
    assert disks.lazy_source("vol-1", 25, 125, None) is None


def test_the_record_of_first_touches_outlives_its_volume(tmp_path, base):
    lazy = Disks(tmp_path / "lazy", lazy=True)
    lazy.adopt_snapshot("snap-base", base)
    lazy.ensure_volume("vol-1", "snap-base", 2)
    lazy.first_touches("vol-1").write_text("record")
    lazy.delete_volume("vol-1")
    assert lazy.first_touches("vol-1").read_text() == "record"
    assert lazy.lazy_source("vol-1", 25, 125, None) is None
