"""Programs built from Go modules."""

from __future__ import annotations

import shutil
from pathlib import Path

from artifacts.commands import run
from artifacts.go_modules import Module, download
from artifacts.go_toolchain import GoToolchain


def compile_program(go: GoToolchain, module: Module, out: Path, package: str = ".") -> None:
    """Build the program of a module's `package` (a path in the module) as the file `out`, in a directory that is there.

    Raises WrongChecksum when the module is not the pinned one, CommandFailed when it does not compile.
    """
    # The module cache is read-only, and Packer's build embeds files next to its sources: build in a copy.
    source = out.parent / f"{out.name}.source"
    shutil.copytree(download(go.program, module), source)
    for directory in (source, *(path for path in source.rglob("*") if path.is_dir())):
        directory.chmod(0o755)
    run(
        [go.program, "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", out, package],
        cwd=source,
        environment={"CGO_ENABLED": "0", "GOFLAGS": "", "GOTOOLCHAIN": "local", "GOWORK": "off"},
    )
    shutil.rmtree(source)
