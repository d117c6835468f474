"""A baked disk counts only with Docker, the container image and a cloud-init that met no error."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from bench_recipe.images import faults
from rehearse.image_contents import Disk

MKE2FS = shutil.which("mke2fs", path="/usr/sbin:/sbin")
RECORD = "var/lib/docker/image/overlay2/repositories.json"
RESULT = "var/lib/cloud/data/result.json"
BAKED = {
    "usr/sbin/dockerd": "x",
    RECORD: json.dumps({"Repositories": {"daskdev/dask": {"daskdev/dask:latest": "sha256:0"}}}),
    RESULT: json.dumps({"v1": {"errors": []}}),
}


def found(tmp_path: Path, files: dict[str, str]) -> list[str]:
    """The faults of a disk with these files."""
    for name, text in files.items():
        path = tmp_path / "tree" / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
    raw = tmp_path / "raw"
    subprocess.run([str(MKE2FS), "-q", "-t", "ext4", "-d", str(tmp_path / "tree"), str(raw), "8M"], check=True)
    return faults(Disk(raw))


@pytest.mark.parametrize("left_out", [(), (RESULT,)])
def test_a_baked_disk_has_none(tmp_path: Path, left_out: tuple[str, ...]) -> None:
    """With cloud-init's result, or without it, which the action removes."""
    assert not found(tmp_path, {name: text for name, text in BAKED.items() if name not in left_out})


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"usr/sbin/dockerd": None}, "there is no dockerd"),
        ({RECORD: None}, "Docker has no image daskdev/dask"),
        ({RECORD: '{"Repositories": {}}'}, "Docker has no image daskdev/dask"),
        ({RESULT: '{"v1": {"errors": ["runcmd failed"]}}'}, "cloud-init: runcmd failed"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, changed: dict[str, str | None], fault: str) -> None:
    """One fault each."""
    files = {name: text for name, text in {**BAKED, **changed}.items() if text is not None}
    assert found(tmp_path, files) == [fault]
