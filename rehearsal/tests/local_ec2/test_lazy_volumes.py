"""The settings and the control path of lazy volumes, without virtual machines; tests/machines/test_lazy_volume.py reads from some."""

import subprocess
import urllib.error
from types import SimpleNamespace

import pytest

from local_ec2.disks import Disks
from local_ec2.lazy_volumes import VolumeSettings, machine_volume

DEFAULTS = VolumeSettings()
PLAIN = {"id": "vol-1", "size": 2, "throughput": None, "initialization_rate": None}


@pytest.fixture
def disks(tmp_path):
    file = tmp_path / "base.qcow2"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", str(file), "1G"], check=True)
    made = Disks(tmp_path / "work", lazy=True)
    made.adopt_snapshot("snap-base", file)
    return made


def source(disks, settings=DEFAULTS, **volume):
    made = machine_volume(disks, SimpleNamespace(**{**PLAIN, **volume}), "snap-base", settings)
    assert made.source
    return made.source


@pytest.mark.parametrize(("throughput", "mib_per_second"), [(None, 125), (60, 125), (600, 600)])
def test_the_bandwidth_is_the_volumes_throughput_but_no_less_than_that_of_gp3(disks, throughput, mib_per_second):
    assert source(disks, throughput=throughput).mib_per_second == mib_per_second


def test_latency_and_block_size_are_settings(disks):
    slow = source(disks, VolumeSettings(first_touch_ms=3.5, block_kib=4))
    assert (slow.latency_ms, slow.block_bytes) == (3.5, 4096)


def test_a_volume_may_have_an_initialization_rate(disks):
    assert source(disks).initialization_rate is None
    assert source(disks, initialization_rate=200).initialization_rate == 200


def test_an_empty_volume_is_not_lazy(disks):
    assert machine_volume(disks, SimpleNamespace(**PLAIN), None, DEFAULTS).source is None


def test_settings_are_changed_one_by_one(ec2):
    assert ec2.get("settings")["volumes"] == {"first_touch_ms": 25.0, "block_kib": 512}
    ec2.set(volumes={"first_touch_ms": 10})
    ec2.set(volumes={"block_kib": 4})
    assert ec2.get("settings")["volumes"] == {"first_touch_ms": 10, "block_kib": 4}


@pytest.mark.parametrize("wrong", [{"block_kib": 64}, {"block_kib": True}, {"first_touch_ms": -1}, {"first_touch_ms": "1"}, {"x": 1}, 4])
def test_wrong_settings_are_rejected(ec2, wrong):
    status, answer = ec2.post("settings", {"volumes": wrong})
    assert status == 400
    assert "volumes" in answer["error"]
    assert ec2.get("settings")["volumes"] == {"first_touch_ms": 25.0, "block_kib": 512}


def test_an_instance_without_a_lazy_volume_has_no_first_touches(ec2):
    assert ec2.get(f"first-touches/{ec2.launch_running()}") == []
    with pytest.raises(urllib.error.HTTPError, match="404"):
        ec2.get("first-touches/i-0123456789abcdef0")
