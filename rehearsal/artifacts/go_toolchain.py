"""A Go toolchain new enough for the modules we build, found or fetched as a Go module."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from artifacts.commands import run
from artifacts.go_modules import Module, download

# The newest `go` line among the go.mod files of the modules that packer.py builds.
GO_VERSION = "1.26.3"

# Go's own distribution in module form, as `go` itself fetches it for GOTOOLCHAIN (https://go.dev/doc/toolchain).
TOOLCHAIN = Module(
    "golang.org/toolchain",
    f"v0.0.1-go{GO_VERSION}.linux-amd64",
    "h1:LdHRR8AtYKtOQrWMnd5AbvhZMSVJ7HoO2wrqShPaLV8=",
)


class GoMissing(Exception):
    """There is no `go` command at all to start from."""


@dataclass(frozen=True)
class GoToolchain:
    """A `go` command that builds our modules, and where it came from, to be printed."""

    program: Path
    origin: str


def find_go_toolchain() -> GoToolchain:
    """The `go` on PATH when it is GO_VERSION or newer, else GO_VERSION fetched by it.

    Any `go` since 1.13 can fetch it, so the distribution's package does, however old: a toolchain that switches by itself
    came only with 1.21. Raises GoMissing when PATH has none.
    """
    found = shutil.which("go")
    if found is None:
        raise GoMissing("no go command on PATH: install the distribution's golang-go")
    version = _version(found)
    if version >= _parse(GO_VERSION):
        return GoToolchain(Path(found), f"{found}, version {'.'.join(map(str, version))}")
    root = download(Path(found), TOOLCHAIN)
    _make_executable(root)
    return GoToolchain(root / "bin/go", f"Go module {TOOLCHAIN.path}@{TOOLCHAIN.version}")


def _version(program: str) -> tuple[int, ...]:
    # Its own version: inside a module, a newer `go` would name the one it switches to.
    printed = run([program, "version"], cwd=Path("/"), environment={"GOTOOLCHAIN": "local"})
    match = re.search(r"\bgo(\d+(?:\.\d+)+)", printed)
    return _parse(match.group(1)) if match else (0,)


def _parse(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _make_executable(root: Path) -> None:
    """Module archives carry no permissions; `go` sets these when it fetches a toolchain for itself."""
    for folder in ("bin", "pkg/tool"):
        for path in (root / folder).rglob("*"):
            if path.is_file():
                path.chmod(0o555)
