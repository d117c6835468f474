"""Where one case runs: an EC2 of its own, a job of its own, and what all cases share."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from artifacts.client_packages import pip_environment
from artifacts.packer import Packer
from fault_injection.transcript import Transcript
from rehearse.environment import NO_WAY_OUT
from rehearse.job import Job
from rehearse.local_cloud import QUICK, LocalCloud, start_simulated_cloud
from rehearse.options import INPUTS
from rehearse.releases_here import Releases
from rehearse.step import read_action

SYSTEM_PACKER = {"packer-version": "system", "packer-plugin-version": "system"}
PACKAGES = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Common:
    """What every case uses: the repository, Packer, a release server, and for clusters Dask and its client's wheels."""

    repository: Path
    packer: Packer
    releases: Releases
    dask_python: Path
    wheels: Path
    tool_cache: Path
    # Held by the case that uses the release server: its faults strike whoever comes.
    mirror: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True)
class Stage:
    """A running local EC2 with simulated instances, and a job that has not begun."""

    common: Common
    cloud: LocalCloud
    job: Job
    transcript: Transcript
    directory: Path

    def inputs(self, more: Mapping[str, str]) -> dict[str, str]:
        """The inputs of the step: those of every rehearsal, Packer as it is on PATH, and more."""
        return {**INPUTS, **SYSTEM_PACKER, **more}

    def write(self, files: Mapping[str, str]) -> None:
        """Write files into the job's workspace: name to text."""
        workspace = self.job.root / "workspace"
        workspace.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (workspace / name).write_text(text)

    def sweep_job(self, name: str) -> Job:
        """A later job of another workflow that runs the sweep action. `name` is that of its directory."""
        action = read_action(self.common.repository / "sweep")
        return Job(action, self.directory / name, self.cloud.environment() | NO_WAY_OUT, self.transcript)


@contextmanager
def stage(common: Common, directory: Path, from_mirror: bool = False) -> Iterator[Stage]:
    """Start the local EC2 and prepare the job; `from_mirror` takes the action that trusts the release server's key."""
    with common.mirror if from_mirror else nullcontext(), _light_cloud(common, directory) as cloud:
        cloud.set({"durations": QUICK})
        cloud.limit(["bake", "smoke-test", "spot", "sweep"])
        transcript = Transcript()
        action = read_action(common.releases.action if from_mirror else common.repository)
        environment = {**cloud.environment(), **NO_WAY_OUT, **({} if from_mirror else _tools(common))}
        yield Stage(common, cloud, Job(action, directory / "job", environment, transcript), transcript, directory)


@contextmanager
def _light_cloud(common: Common, directory: Path) -> Iterator[LocalCloud]:
    cloud = start_simulated_cloud(directory / "ec2", common.dask_python, PACKAGES)
    try:
        yield cloud
    finally:
        cloud.stop()


def _tools(common: Common) -> dict[str, str]:
    packer = {"PATH": str(common.packer.program_directory), "PACKER_PLUGIN_PATH": str(common.packer.plugin_directory)}
    return {**packer, "RUNNER_TOOL_CACHE": str(common.tool_cache), **pip_environment(common.wheels)}


def requests_of(releases: Releases) -> list[str]:
    """The paths that the release server was asked for so far."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{releases.control}/requests", timeout=60) as answer:
        paths: list[str] = json.load(answer)
    return paths


def misbehave(releases: Releases, fault: Mapping[str, object]) -> None:
    """Have the release server commit a fault (__tests__/packer-install/support/serve-releases.ts)."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(f"{releases.control}/faults", json.dumps(fault).encode(), method="POST")
    opener.open(request, timeout=60).close()
