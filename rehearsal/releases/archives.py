"""Archives as HashiCorp publishes them: their names, and what is in them."""

from __future__ import annotations

import platform
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

PACKER = "packer"
PLUGIN = "packer-plugin-amazon"
# Of the plugin protocol that plugins of today speak; part of the program's name.
PLUGIN_API = "x5.0"

_ARCHITECTURES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}


@dataclass(frozen=True)
class Release:
    """One archive of one version of a product for one platform."""

    product: str
    version: str
    os: str
    arch: str
    archive: Path

    @property
    def archive_name(self) -> str:
        """The name under which the archive is published and listed."""
        return f"{self.product}_{self.version}_{self.os}_{self.arch}.zip"


def this_platform() -> tuple[str, str]:
    """Operating system and processor of this machine as archive names say them, such as ("linux", "amd64").

    Raises KeyError on a processor that nothing is released for.
    """
    return sys.platform, _ARCHITECTURES[platform.machine().lower()]


def program_name(product: str, version: str, os: str, arch: str) -> str:
    """The name that the program of a product has in its archive."""
    return PACKER if product == PACKER else f"{product}_v{version}_{PLUGIN_API}_{os}_{arch}"


def build_archive(product: str, version: str, program: Path, directory: Path) -> Release:
    """Pack `program`, built for this machine, into `directory` as a release of `product`.

    The bytes depend on the program alone. An archive that is there already is taken for the one: name the directory after
    the program's contents to keep archives between runs.
    """
    os, arch = this_platform()
    release = Release(product, version, os, arch, directory / f"{product}_{version}_{os}_{arch}.zip")
    if not release.archive.exists():
        directory.mkdir(parents=True, exist_ok=True)
        unfinished = release.archive.with_suffix(".unfinished")
        # Level 1: nobody downloads it over a slow network, and level 6 takes four times as long.
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(_member("LICENSE.txt", 0o644), "See the licence of the Go module.\n")
            archive.writestr(_member(program_name(product, version, os, arch), 0o755), program.read_bytes())
        unfinished.rename(release.archive)
    return release


def _member(name: str, mode: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = (0o100000 | mode) << 16
    return member
