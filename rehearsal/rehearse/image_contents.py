"""What lies on the disk of a baked image, read without mounting it and so without root.

A new instance replaces host keys and the like at its first boot, so only the disk itself tells whether they were removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from artifacts.commands import run
from rehearse.checks import Checks

# Not on the PATH of a user who is not root.
DEBUGFS = "/usr/sbin/debugfs"

_MUST_NOT_EXIST = (
    "/etc/apt/apt.conf.d/90bake-dask-ami",
    "/root/.bash_history",
    "/root/.docker/config.json",
    "/var/lib/bake-dask-ami",
    "/var/lib/cloud/instance",
    "/var/log/cloud-init.log",
    "/var/log/cloud-init-output.log",
)
_MUST_HOLD_NOTHING = ("/tmp", "/var/tmp", "/var/lib/cloud/instances", "/var/lib/apt/lists/partial")


class Disk:
    """An ext4 file system in a qcow2 file, unpartitioned, as the base image has it."""

    def __init__(self, raw: Path) -> None:
        self._raw = raw

    def names(self, directory: str) -> list[str]:
        """The names in a directory; none when it does not exist."""
        listed = self._ask(f"ls -p {directory}")
        entries = (line.split("/") for line in listed.splitlines() if line.startswith("/"))
        return [fields[5] for fields in entries if len(fields) > 5 and fields[5] not in (".", "..")]

    def read(self, path: str) -> str | None:
        """A file's text, or None when there is no such file."""
        return self._ask(f"cat {path}") if self.exists(path) else None

    def exists(self, path: str) -> bool:
        """Whether there is anything at a path."""
        return "Inode:" in self._ask(f"stat {path}")

    def _ask(self, request: str) -> str:
        return run([DEBUGFS, "-R", request, self._raw])


@contextmanager
def raw_disk(snapshot: Path, scratch: Path) -> Iterator[Path]:
    """The bytes of a snapshot's disk as a sparse file in `scratch`, removed afterwards."""
    raw = scratch / "image.raw"
    run(["qemu-img", "convert", "-O", "raw", snapshot, raw])
    try:
        yield raw
    finally:
        raw.unlink()


def check_image_contents(checks: Checks, raw: Path, user: str) -> None:
    """Check on the disk of the image that nothing of the builder is in it. `user` is the login user of the image."""
    disk = Disk(raw)
    # Without this, a disk that cannot be read would pass every check below.
    if not checks.that("the image's disk can be read", "etc" in disk.names("/"), str(disk.names("/"))):
        return
    host_keys = [name for name in disk.names("/etc/ssh") if re.fullmatch(r"ssh_host_.*key.*", name)]
    checks.that("the image holds no SSH host key", not host_keys, ", ".join(host_keys))
    machine_id = disk.read("/etc/machine-id")
    checks.that("the image's machine-id is there and empty", machine_id == "", repr(machine_id))
    for home in ("/root", f"/home/{user}"):
        keys = (disk.read(f"{home}/.ssh/authorized_keys") or "").strip()
        checks.that(f"the image holds no authorized key in {home}", not keys, keys)
    found = [path for path in (*_MUST_NOT_EXIST, f"/home/{user}/.bash_history") if disk.exists(path)]
    checks.that("the image holds no log, history, login, apt option or instance data of the builder", not found, ", ".join(found))
    full = {path: names for path in _MUST_HOLD_NOTHING if (names := disk.names(path))}
    checks.that("the image's temporary directories are empty", not full, str(full))
