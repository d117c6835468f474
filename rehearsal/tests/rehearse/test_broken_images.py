"""A fault is on the disk, and nothing else of it has changed, or there is no such image to test."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from rehearse.broken_images import FAULTS, Fault, NotBroken, remove_from
from rehearse.image_contents import Disk

MKE2FS = shutil.which("mke2fs", path="/usr/sbin:/sbin")
UNITS = "etc/systemd/system"
LINKS = (f"{UNITS}/multi-user.target.wants/docker.service", f"{UNITS}/sockets.target.wants/docker.socket")
RECORD = "var/lib/docker/image/overlay2/repositories.json"
OTHERS = (
    f"{UNITS}/multi-user.target.wants/ssh.service",
    f"{UNITS}/docker.service.d/mirror.conf",
    "var/lib/docker/image/overlay2/layerdb/x",
)
NOT_ENABLED, NO_IMAGE = FAULTS


def disk_with(tmp_path: Path, *files: str) -> Path:
    """The bytes of a file system with these files; those in a directory of wants are links, as systemd makes them."""
    for name in files:
        path = tmp_path / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if ".wants/" in name:
            path.symlink_to(f"/lib/systemd/system/{path.name}")
        else:
            path.write_text("{}")
    raw = tmp_path / "raw"
    subprocess.run([str(MKE2FS), "-q", "-t", "ext4", "-d", str(tmp_path / "tree"), str(raw), "8M"], check=True)
    return raw


@pytest.mark.parametrize(("fault", "removed"), [(NOT_ENABLED, LINKS), (NO_IMAGE, (RECORD,))])
def test_what_the_fault_takes_away_is_gone_and_nothing_else(tmp_path: Path, fault: Fault, removed: tuple[str, ...]) -> None:
    raw = disk_with(tmp_path, *LINKS, RECORD, *OTHERS)
    remove_from(raw, fault)
    gone = {name for name in (*LINKS, RECORD, *OTHERS) if not Disk(raw).exists(f"/{name}")}
    assert gone == set(removed)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_changes_nothing_is_none(tmp_path: Path, fault: Fault) -> None:
    with pytest.raises(NotBroken, match="nothing on the disk"):
        remove_from(disk_with(tmp_path, *OTHERS), fault)
