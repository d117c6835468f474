"""Container image layers as tar files, written so that a guest without hardware acceleration unpacks them quickly."""

from __future__ import annotations

import fnmatch
import tarfile
from collections.abc import Iterable
from pathlib import Path

# Nothing a program of the image opens. Every byte here is hashed and inflated by an emulated processor.
UNUSED_AT_RUN_TIME = (
    "usr/share/doc/*",
    "usr/share/man/*",
    "usr/share/info/*",
    "usr/share/locale/*",
    "usr/share/lintian/*",
    "usr/share/bug/*",
    "usr/share/perl*",
    "usr/bin/perl*",
    "usr/lib/*/perl*",
    "usr/lib/*/libperl*",
    "usr/lib/*/gconv/*",
    "usr/lib/python3*/pydoc_data/*",
    "usr/lib/python3*/lib2to3/*",
    "usr/lib/python3*/ensurepip/*",
    "usr/lib/python3*/unittest/__pycache__/*",
    "usr/bin/tini-static",
    # mmdebstrap leaves this machine's mirror and proxy there.
    "etc/apt/*",
    "var/lib/dpkg/info/*",
    "var/cache/*",
    "var/log/*",
)


def write_base_layer(root: Path, out: Path) -> None:
    """Copy the tar of a root file system without what nobody opens and without device nodes.

    A container runtime mounts its own /dev, and device nodes in a layer need a privilege to unpack that it does not.
    Raises ValueError when a hard link that stays would lose the file it points to.
    """
    with tarfile.open(root) as source, tarfile.open(out, "w", format=tarfile.PAX_FORMAT) as layer:
        for member in source:
            name = member.name.removeprefix("./")
            if member.isdev() or _is_unused(name):
                continue
            if member.islnk() and _is_unused(member.linkname.removeprefix("./")):
                raise ValueError(f"{name} is a hard link to {member.linkname}, which is left out")
            layer.addfile(member, source.extractfile(member) if member.isreg() else None)


def write_python_layer(packages: Path, destination: str, out: Path) -> None:
    """Write a layer with the tree `packages` at `destination` (as owned by root) and `python` as a name for `python3`."""
    with tarfile.open(out, "w", format=tarfile.PAX_FORMAT) as layer:
        _add_packages(layer, packages, destination)
        link = tarfile.TarInfo("usr/local/bin/python")
        link.type = tarfile.SYMTYPE
        link.linkname = "/usr/bin/python3"
        layer.addfile(link)


def write_packages_layer(packages: Path, destination: str, out: Path) -> None:
    """Write a layer with the tree `packages` at `destination` (as owned by root)."""
    with tarfile.open(out, "w", format=tarfile.PAX_FORMAT) as layer:
        _add_packages(layer, packages, destination)


def _add_packages(layer: tarfile.TarFile, packages: Path, destination: str) -> None:
    for path in sorted(_tree(packages)):
        layer.add(path, f"{destination}/{path.relative_to(packages)}", recursive=False, filter=_owned_by_root)


def _is_unused(name: str) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in UNUSED_AT_RUN_TIME)


def _tree(root: Path) -> Iterable[Path]:
    return (path for path in root.rglob("*"))


def _owned_by_root(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
    return member
