"""What a first touch of a lazy volume costs, counted in requests to the snapshot; never in seconds."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from machines.disks import create_snapshot
from machines.errors import HostError
from machines.snapshot_server import require_nbdkit
from tests.machines.lazy_harness import BLOCK, DEADLINE_SECONDS, MIB, RunningVolume, make_snapshot, make_volume, qemu_io, serving

WITH_PACKAGES = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}


@pytest.fixture
def snapshot(tmp_path):
    """512 MiB with two thirds of data: the bytes are 0x5a before 256 MiB, 0x6b up to 320 MiB, and then a hole."""
    return make_snapshot(tmp_path / "snap,shot.qcow2", "512M", "write -q -P 0x5a 0 256M", "write -q -P 0x6b 256M 64M")


@pytest.fixture
def volume(snapshot, tmp_path):
    return make_volume(snapshot, tmp_path / "vol ume.qcow2")


def test_each_block_is_fetched_whole_at_its_first_touch_and_never_again(volume):
    reads = [f"read -q -P 0x5a {i}M 4k" for i in range(0, 40, 2)]
    with RunningVolume(volume) as running:
        begin = time.time()
        first = running.io(*reads)
        assert [(each.offset, each.bytes) for each in first] == [(i * MIB, BLOCK) for i in range(0, 40, 2)]
        assert all(begin <= each.begin <= each.begin + each.seconds <= time.time() for each in first)
        assert {each.by for each in first} == {"guest"}
        assert running.io(*reads, "read -q -P 0x5a 508k 4k") == []


def test_a_long_read_is_one_touch_of_many_blocks(volume):
    with RunningVolume(volume) as running:
        assert [(each.offset, each.bytes) for each in running.io("read -q -P 0x5a 8M 4M")] == [(8 * MIB, 4 * MIB)]
        assert running.io("read -q -P 0x5a 8M 4M") == []


def test_reads_of_one_block_at_once_fetch_it_once(volume):
    with RunningVolume(volume) as running:
        together = [f"aio_read -q -P 0x5a {i * 64}k 4k" for i in range(8)]
        assert len(running.io(*together, "aio_flush")) == 1


def test_writing_over_a_whole_block_fetches_nothing(volume):
    with RunningVolume(volume) as running:
        assert running.io("write -q -P 1 100M 512k", "read -q -P 1 100M 512k") == []


def test_writing_into_a_block_fetches_it(volume):
    with RunningVolume(volume) as running:
        assert len(running.io("write -q -P 1 100M 4k")) == 1
        assert running.io("read -q -P 1 100M 4k", f"read -q -P 0x5a {100 * 1024 + 4}k 508k") == []


def test_where_the_snapshot_has_nothing_nothing_is_fetched(volume):
    with RunningVolume(volume) as running:
        assert running.io("read -q -P 0 400M 1M", "read -q -P 0 800M 1M", "write -q -P 1 401M 4k") == []


def test_a_block_may_be_4_kib(snapshot, tmp_path):
    fine = make_volume(snapshot, tmp_path / "fine.qcow2", block_bytes=4096)
    # One read for each 4 KiB of what is one block of 512 KiB elsewhere, in an order that nobody merges.
    scattered = [f"read -q -P 0x5a {i * 4}k 4k" for i in range(127, -1, -1)]
    with RunningVolume(fine) as running:
        touches = running.io(*scattered)
        assert [each.bytes for each in touches] == [4096] * 128
        assert running.io(*scattered) == []


def test_what_was_touched_stays_when_the_machine_stops_and_starts(volume):
    with RunningVolume(volume) as running:
        assert len(running.io("read -q -P 0x5a 0 4k", "write -q -P 1 50M 512k")) == 1
    with RunningVolume(volume) as running:
        assert running.io("read -q -P 0x5a 0 512k", "read -q -P 1 50M 512k") == []
        assert len(running.io("read -q -P 0x5a 1M 4k")) == 1
        assert len(running.touches()) == 2


def test_a_snapshot_of_a_half_loaded_volume_is_whole(volume, snapshot, tmp_path):
    copy = tmp_path / "copy.qcow2"
    with RunningVolume(volume) as running:
        running.io("read -q 10M 20M", "write -q -P 7 200M 4k")
    create_snapshot(volume.file, copy)
    snapshot.unlink()
    volume.file.unlink()
    disk = ["-f", "qcow2", str(copy)]
    qemu_io(disk, "read -P 0x5a 0 200M", "read -P 7 200M 4k", f"read -P 0x5a {200 * 1024 + 4}k {56 * 1024 - 4}k", "read -P 0x6b 256M 64M")
    qemu_io(disk, "read -P 0 320M 704M")


def test_a_server_that_is_killed_shows_as_errors_and_not_as_silence(volume):
    with RunningVolume(volume) as running:
        running.io("read -q -P 0x5a 0 4k")
        running.server.process.kill()
        running.server.process.wait(DEADLINE_SECONDS)
        qemu_io(running.disk, "read -q -P 0x5a 0 4k")
        command = ["qemu-io", "-f", "raw", "-c", "read -q 50M 4k", running.disk[-1]]
        failed = subprocess.run(command, capture_output=True, text=True, check=False, timeout=DEADLINE_SECONDS)
        assert "Input/output error" in failed.stdout + failed.stderr


def test_no_server_is_left_when_the_machine_has_ended(volume, snapshot, until):
    with RunningVolume(volume) as running:
        assert len(serving(snapshot)) == 2
        running.daemon.kill()
    until(lambda: not serving(snapshot), "the servers are gone")


KILLED = """
import sys, time
from pathlib import Path
from machines.process import spawn
from machines.snapshot_server import SnapshotServer
from machines.volume import LazySource
snapshot, record, log = map(Path, sys.argv[1:])
server = SnapshotServer(LazySource(snapshot, record, 1, 4096, 125), log)
# In place of QEMU, which is started like this and keeps its end of the connection open.
spawn(["sleep", "600"], log, [server.fd])
server.handed_over()
while not record.exists():
    time.sleep(0.02)
print("started", flush=True)
time.sleep(600)
"""


def test_no_server_outlives_a_process_that_is_killed(snapshot, tmp_path, until):
    arguments = [str(snapshot), str(tmp_path / "record"), str(tmp_path / "log")]
    killed = subprocess.Popen([sys.executable, "-c", KILLED, *arguments], env=WITH_PACKAGES, stdout=subprocess.PIPE, text=True)
    assert killed.stdout
    assert killed.stdout.readline() == "started\n"
    assert serving(snapshot)
    killed.kill()
    killed.wait(DEADLINE_SECONDS)
    killed.stdout.close()
    until(lambda: not serving(snapshot), "the servers are gone")


def test_without_nbdkit_the_error_names_the_package(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HostError, match="package nbdkit"):
        require_nbdkit()
