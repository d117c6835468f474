"""The look at an image's disk finds what a bake must not leave there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from rehearse.checks import Checks
from rehearse.image_contents import check_image_contents, raw_disk

# debugfs and mke2fs are in sbin, which is not on every user's PATH.
MKE2FS = shutil.which("mke2fs", path="/usr/sbin:/sbin")
CLEAN = {"etc/machine-id": "", "home/ubuntu/.profile": "x", "root/.profile": "x", "tmp/": None, "var/lib/cloud/instances/": None}


def failures(tmp_path: Path, files: dict[str, str | None]) -> list[str]:
    """The checks that fail for a disk with these files (directories end in a slash)."""
    tree = tmp_path / "tree"
    for name, text in files.items():
        path = tree / name
        if text is None:
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    raw, disk = tmp_path / "raw", tmp_path / "disk.qcow2"
    subprocess.run([str(MKE2FS), "-q", "-t", "ext4", "-d", str(tree), str(raw), "8M"], check=True)
    subprocess.run(["qemu-img", "convert", "-f", "raw", "-O", "qcow2", str(raw), str(disk)], check=True)
    shown: list[str] = []
    checks = Checks(shown.append)
    with raw_disk(disk, tmp_path) as bytes_of_it:
        check_image_contents(checks, bytes_of_it, "ubuntu")
    assert checks.failed == sum("FAILED" in line for line in shown)
    return [line for line in shown if not line.startswith("  ok")]


def test_a_clean_image_passes(tmp_path: Path) -> None:
    assert failures(tmp_path, CLEAN) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("etc/ssh/ssh_host_ed25519_key", "secret", "host key"),
        ("etc/machine-id", "0123456789abcdef0123456789abcdef\n", "machine-id"),
        ("home/ubuntu/.ssh/authorized_keys", "ssh-ed25519 AAAA packer\n", "/home/ubuntu"),
        ("root/.ssh/authorized_keys", "ssh-ed25519 AAAA packer\n", "/root"),
        ("root/.docker/config.json", "{}", "/root/.docker/config.json"),
        ("home/ubuntu/.bash_history", "ls", ".bash_history"),
        ("var/lib/cloud/instances/i-1/user-data.txt", "x", "i-1"),
        ("etc/apt/apt.conf.d/90bake-dask-ami", "x", "90bake-dask-ami"),
        ("tmp/script_1234.sh", "x", "script_1234.sh"),
    ],
)
def test_what_is_left_of_the_builder_is_found(tmp_path: Path, name: str, text: str, said: str) -> None:
    found = failures(tmp_path, {**CLEAN, name: text})
    assert any(said in line for line in found), found


def test_an_image_without_machine_id_fails(tmp_path: Path) -> None:
    files = {name: text for name, text in CLEAN.items() if name != "etc/machine-id"}
    assert len(failures(tmp_path, files)) > 0


def test_a_disk_that_is_no_file_system_fails(tmp_path: Path) -> None:
    disk = tmp_path / "disk.qcow2"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", str(disk), "8M"], check=True)
    shown: list[str] = []
    checks = Checks(shown.append)
    with raw_disk(disk, tmp_path) as bytes_of_it:
        check_image_contents(checks, bytes_of_it, "ubuntu")
    assert (checks.passed, checks.failed) == (0, 1)
