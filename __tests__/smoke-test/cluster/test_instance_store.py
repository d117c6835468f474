"""Whether workers spill to instance store, from what Linux says of the disks below a directory."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from distributed import Client

import checks
import instance_store

EBS = "Amazon Elastic Block Store"


class Sysfs:
    """A sysfs with block devices."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def disk(self, name: str, model: str) -> Path:
        """Make a disk; an empty model is none."""
        path = self._root / "devices" / name
        path.mkdir(parents=True)
        if model:
            (path / "device").mkdir()
            # As the field of an NVMe disk is padded.
            (path / "device" / "model").write_text(f"{model:40}\n")
        return path

    def above(self, name: str, *disks: Path) -> Path:
        """Make a device that is made of others."""
        path = self._root / "devices" / name
        (path / "slaves").mkdir(parents=True)
        for each in disks:
            (path / "slaves" / each.name).symlink_to(each)
        return path

    def number(self, device: Path, number: str) -> Path:
        """The device by its number."""
        link = self._root / "dev" / "block" / number
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(device)
        return link


@pytest.fixture
def sysfs(tmp_path: Path) -> Sysfs:
    return Sysfs(tmp_path)


def test_a_disk_of_the_instance_store(sysfs: Sysfs) -> None:
    assert instance_store.models_of(sysfs.number(sysfs.disk("nvme1n1", instance_store.MODEL), "259:1")) == [instance_store.MODEL]


def test_a_partition_is_on_its_disk(sysfs: Sysfs) -> None:
    disk = sysfs.disk("nvme0n1", EBS)
    (disk / "nvme0n1p1").mkdir()
    (disk / "nvme0n1p1" / "partition").write_text("1\n")
    assert instance_store.models_of(sysfs.number(disk / "nvme0n1p1", "259:2")) == [EBS]


def test_a_logical_volume_is_on_all_its_disks(sysfs: Sysfs) -> None:
    array = sysfs.above("md127", sysfs.disk("nvme1n1", instance_store.MODEL), sysfs.disk("nvme2n1", EBS))
    assert instance_store.models_of(sysfs.number(sysfs.above("dm-0", array), "253:0")) == [instance_store.MODEL, EBS]


def test_disks_without_a_model_and_containers_layers(sysfs: Sysfs) -> None:
    assert instance_store.models_of(sysfs.number(sysfs.disk("vda", ""), "254:0")) == [""]
    assert instance_store.models_of(sysfs.number(sysfs.disk("vdb", ""), "254:16") / ".." / "0:51") == []


class Reporting:
    """A client whose workers spill to these places."""

    def __init__(self, *models: list[str]) -> None:
        self._models = models

    def run(self, function: object) -> dict[str, dict[str, Any]]:
        """What the workers would give."""
        assert function is instance_store.spill_directory
        places = [{"directory": "/mnt/dask-scratch/a", "models": models, "bytes": 116_000_000_000} for models in self._models]
        return {f"tls://10.0.0.{index}:1": place for index, place in enumerate(places)}


def test_the_size_is_reported() -> None:
    client = Reporting([instance_store.MODEL], [instance_store.MODEL, instance_store.MODEL])
    assert instance_store.instance_store(client) == {"result": "116 GB"}


@pytest.mark.parametrize(
    ("models", "where"),
    [
        ([EBS], EBS),
        ([instance_store.MODEL, EBS], f"{instance_store.MODEL} and {EBS}"),
        ([], "the container's own layer"),
        ([""], "a disk without a model"),
    ],
)
def test_a_worker_that_spills_elsewhere_is_named(models: list[str], where: str) -> None:
    with pytest.raises(checks.CheckFailed) as caught:
        instance_store.instance_store(Reporting([instance_store.MODEL], models))
    said = f"the instance store is not used: worker tls://10.0.0.1:1 spills to /mnt/dask-scratch/a, which is on {where}"
    assert str(caught.value) == said


def test_a_cluster_without_workers_fails() -> None:
    with pytest.raises(checks.CheckFailed, match="the cluster has no workers"):
        instance_store.instance_store(Reporting())


def test_real_workers_give_the_directory_that_they_spill_to(client: Client) -> None:
    places: dict[str, dict[str, Any]] = client.run(instance_store.spill_directory)
    assert len(places) == 2
    for place in places.values():
        worker: Any = SimpleNamespace(local_directory=place["directory"])
        assert place == instance_store.spill_directory(worker)
        assert place["bytes"] == os.statvfs(place["directory"]).f_blocks * os.statvfs(place["directory"]).f_frsize
