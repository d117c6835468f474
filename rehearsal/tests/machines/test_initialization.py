"""Volumes that load themselves, judged by what is loaded and by whom; never by the time that it takes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from machines.errors import MachineError
from machines.first_touches import initialization_record, read_first_touches
from machines.nbd_client import NbdClient
from rehearse.first_touches import blocks
from tests.machines.lazy_harness import BLOCK, MIB, RunningVolume, initialize, make_snapshot, make_volume, qemu_io

# No test waits for it.
RATE = 10_000


@pytest.fixture
def snapshot(tmp_path):
    """A quarter GiB of data in two parts, the first with an odd end, and a large hole between them."""
    return make_snapshot(
        tmp_path / "snapshot.qcow2", "1G", "write -q -P 0x5a 0 100M", "write -q -P 0x6b 100M 64k", "write -q -P 0x7c 800M 155M"
    )


def touches_of(volume):
    assert volume.source
    return read_first_touches(volume.source.record)


def data(volume):
    """The numbers of the blocks that were fetched."""
    parts = [range(each.offset // BLOCK, -(-(each.offset + each.bytes) // BLOCK)) for each in touches_of(volume)]
    touched = [number for part in parts for number in part]
    assert len(touched) == len(set(touched)), "a block was fetched twice"
    return set(touched)


@pytest.mark.parametrize("block_bytes", [BLOCK, 4096])
def test_all_data_of_the_snapshot_is_loaded_once_and_no_hole(snapshot, tmp_path, block_bytes):
    volume = make_volume(snapshot, tmp_path / "volume.qcow2", block_bytes, RATE)
    initialize(volume)
    assert data(volume) == {*range(201), *range(1600, 1910)}
    with RunningVolume(volume) as running:
        assert running.io("read -q -P 0x5a 0 100M", "read -q -P 0x6b 100M 64k", "read -q -P 0 101M 600M", "read -q -P 0x7c 800M 155M") == []
    touches = touches_of(volume)
    assert {each.by for each in touches} == {"initialization"}
    assert blocks(touches) == 0


def test_what_the_guest_touched_or_wrote_before_is_not_loaded_again(snapshot, tmp_path):
    volume = make_volume(snapshot, tmp_path / "volume.qcow2", initialization_rate=RATE)
    with RunningVolume(volume) as running:
        running.io("read -q 10M 4k", "write -q -P 1 20M 512k")
    initialize(volume)
    assert data(volume) == {*range(201), *range(1600, 1910)} - {40}
    touches = touches_of(volume)
    assert [(each.offset, each.bytes) for each in touches if each.by == "guest"] == [(10 * MIB, BLOCK)]
    qemu_io(
        ["-f", "qcow2", str(volume.file)], "read -P 1 20M 512k", "read -P 0x5a 0 20M", f"read -P 0x5a {20 * 1024 + 512}k {80 * 1024 - 512}k"
    )


def test_what_is_written_meanwhile_stays(snapshot, tmp_path):
    with RunningVolume(make_volume(snapshot, tmp_path / "volume.qcow2")) as running:
        clients = [NbdClient(running.socket, "root") for _ in range(4)]

        def load(number):
            for offset in range(number * BLOCK, 100 * MIB, len(clients) * BLOCK):
                clients[number].cache(offset, BLOCK)

        with ThreadPoolExecutor() as loading:
            loads = [loading.submit(load, number) for number in range(len(clients))]
            # Into the middle of each block, from the end to the beginning: somewhere both meet.
            qemu_io(running.disk, *(f"write -q -P 1 {number * 512 + 64}k 4k" for number in range(199, -1, -1)))
            for each in loads:
                each.result()
        for client in clients:
            client.close()
    inside = [command for number in range(200) for command in block_with_a_write(number * 512)]
    qemu_io(["-f", "qcow2", str(running.volume.file)], *inside)


def block_with_a_write(begin_kib):
    return (
        f"read -q -P 0x5a {begin_kib}k 64k",
        f"read -q -P 1 {begin_kib + 64}k 4k",
        f"read -q -P 0x5a {begin_kib + 68}k 444k",
    )


def test_a_loaded_volume_is_not_loaded_again(snapshot, tmp_path):
    volume = make_volume(snapshot, tmp_path / "volume.qcow2", initialization_rate=RATE)
    initialize(volume)
    assert volume.source
    requests = initialization_record(volume.source.record)
    before = requests.read_text()
    initialize(volume)
    assert requests.read_text() == before


def test_without_a_rate_nothing_is_loaded(snapshot, tmp_path):
    volume = make_volume(snapshot, tmp_path / "volume.qcow2")
    initialize(volume)
    assert touches_of(volume) == []


def test_an_export_that_is_not_there_is_an_error(snapshot, tmp_path):
    with RunningVolume(make_volume(snapshot, tmp_path / "volume.qcow2")) as running, pytest.raises(MachineError, match="has hung up"):
        NbdClient(running.socket, "data0")


def test_an_error_of_the_disk_is_an_error(snapshot, tmp_path):
    with RunningVolume(make_volume(snapshot, tmp_path / "volume.qcow2")) as running:
        client = NbdClient(running.socket, "root")
        client.cache(0, 4096)
        running.server.process.kill()
        running.server.process.wait()
        client.cache(0, 4096)
        with pytest.raises(OSError, match="Input/output error"):
            client.cache(50 * MIB, 4096)
        client.close()
