"""Packer and its amazon plugin, built from their Go modules for machines that cannot reach HashiCorp's releases."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.commands import run
from artifacts.go_modules import Module
from artifacts.go_program import compile_program
from artifacts.go_toolchain import GO_VERSION, find_go_toolchain

PACKER = Module("github.com/hashicorp/packer", "v1.16.0", "h1:+e9/aNeyZuEGm9fGre3wfg2BNnj1AQj5HzboO4iEYuY=")
PLUGIN = Module("github.com/hashicorp/packer-plugin-amazon", "v1.8.2", "h1:fNNWpbfky9+KY9+qZWgfTGjdDUOvVag8rC3gEUWkjOY=")
PLUGIN_SOURCE = "github.com/hashicorp/amazon"


class WrongVersion(Exception):
    """A program we built says it is another version than the one asked for."""


@dataclass(frozen=True)
class Packer:
    """Packer as the action finds it: a directory for PATH and one for PACKER_PLUGIN_PATH."""

    artifact: Artifact

    @property
    def program_directory(self) -> Path:
        """The directory that holds `packer`."""
        return self.artifact.path / "bin"

    @property
    def plugin_directory(self) -> Path:
        """The directory that `packer plugins install` has filled."""
        return self.artifact.path / "plugins"


def packer() -> Packer:
    """Packer with the amazon plugin installed, from the cache or built (minutes on two cores)."""
    inputs: list[str | bytes] = [repr(PACKER), repr(PLUGIN), GO_VERSION, Path(__file__).read_bytes()]
    return Packer(cached("packer", inputs, _build))


def _build(out: Path) -> None:
    go = find_go_toolchain()
    program = out / "bin/packer"
    plugin = out / "packer-plugin-amazon"
    compile_program(go, PACKER, program)
    compile_program(go, PLUGIN, plugin)
    _check(program, plugin)
    _install_plugin(program, plugin, out)
    plugin.unlink()


def _check(program: Path, plugin: Path) -> None:
    """Packer takes a plugin by the version that it tells, and the action asks Packer for its own."""
    printed = run([program, "version"], environment={"CHECKPOINT_DISABLE": "1"})
    match = re.match(r"Packer (v\S+)", printed)
    told = {PACKER: match and match.group(1), PLUGIN: f"v{json.loads(run([plugin, 'describe']))['version']}"}
    for module, version in told.items():
        if version != module.version:
            raise WrongVersion(f"{module.path}@{module.version} says it is {version}")


def _install_plugin(program: Path, plugin: Path, out: Path) -> None:
    run(
        [program, "plugins", "install", "--path", plugin, PLUGIN_SOURCE],
        environment={
            "CHECKPOINT_DISABLE": "1",
            "PACKER_PLUGIN_PATH": str(out / "plugins"),
            "PACKER_CONFIG_DIR": str(out / "configuration"),
        },
    )
    shutil.rmtree(out / "configuration", ignore_errors=True)
