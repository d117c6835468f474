"""HashiCorp's releases as this machine can have them: our own builds, signed by a key of the rehearsal's.

Nothing of HashiCorp's can be reached from here, so the action in `dist` would rightly reject what we serve. A copy of it
that trusts the rehearsal's key instead goes the same way, from the index to a running Packer.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from artifacts.packer import PACKER, PLUGIN, Packer
from artifacts.processes import Service
from rehearse import REPOSITORY
from rehearse.step import NODE

PROGRAM = REPOSITORY / "__tests__/packer-install/support/serve-releases.ts"
DEADLINE_SECONDS = 300
# A range, because an exact version that is pinned must have the pinned hash, which our builds have not.
PACKER_RANGE = ">=1.16.0 <1.17.0"


@dataclass(frozen=True)
class Releases:
    """A running release server, where it is told to misbehave, and the directory of an action.yml whose bundle trusts its key."""

    service: Service
    url: str
    control: str
    action: Path

    def inputs(self) -> dict[str, str]:
        """The inputs with which the action gets Packer from here, by its signature."""
        return {"packer-version": PACKER_RANGE, "packer-mirror": self.url}

    def stop(self) -> None:
        """End the server; returns when its process is gone."""
        self.service.stop()


def start_releases(workdir: Path, tools: Packer, action: Path) -> Releases:
    """Start the release server with our builds. Raises ServiceFailed when it does not come up.

    `action` is the directory of the action.yml to copy.
    """
    workdir.mkdir(parents=True)
    (plugin,) = tools.plugin_directory.rglob("packer-plugin-amazon_*amd64")
    programs = ["--packer", f"{PACKER.version.lstrip('v')}={tools.program_directory / 'packer'}"]
    programs += ["--plugin", f"{PLUGIN.version.lstrip('v')}={plugin}"]
    argv: list[str | Path] = [NODE, PROGRAM, "--keys", workdir / "keys", *programs]
    service = Service("release server", argv, workdir / "releases.log")
    try:
        ready = json.loads(service.wait_for_line(r'^\{"url".*\}$', DEADLINE_SECONDS).group(0))
        copy = _copy_that_trusts(workdir / "keys", action, workdir / "action")
        return Releases(service, ready["url"], ready["control"], copy)
    except BaseException:
        service.stop()
        raise


def _copy_that_trusts(keys: Path, action: Path, copy: Path) -> Path:
    shutil.copytree(action / "dist", copy / "dist")
    shutil.copy(action / "action.yml", copy)
    for file in keys.iterdir():
        shutil.copy(file, copy / "dist" / "keys")
    return copy
