"""Source of Go modules, by their ordinary names and checked against sums kept here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from artifacts.commands import run


class WrongChecksum(Exception):
    """What was fetched is not what was pinned."""


@dataclass(frozen=True)
class Module:
    """A module at a version and the hash (`h1:`, as in go.sum) of its tree."""

    path: str
    version: str
    checksum: str


def download(go: Path, module: Module) -> Path:
    """The read-only directory of the module's source in Go's module cache, fetched when it is not there.

    Raises WrongChecksum when its hash is not the pinned one: Go's own check against the public checksum database can be
    switched off in the environment, this one cannot.
    """
    answer = json.loads(run([go, "mod", "download", "-json", f"{module.path}@{module.version}"], cwd=Path("/")))
    if answer["Sum"] != module.checksum:
        raise WrongChecksum(f"{module.path}@{module.version} has {answer['Sum']}, pinned is {module.checksum}")
    return Path(answer["Dir"])
