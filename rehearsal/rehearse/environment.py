"""Everything the action meets: releases of Packer, a registry, an EC2. Built, started and ended here."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.container_image import container_image
from artifacts.node import node_program
from artifacts.packer import Packer, packer
from artifacts.registry import start_registry
from machines.accelerator import accelerator
from machines.base_image import base_image_key_inputs, build_base_image
from machines.low_ports import require_low_ports

from rehearse.action_definition import read_action
from rehearse.local_cloud import LocalCloud, start_local_cloud
from rehearse.releases_here import Releases, start_releases
from rehearse.timings import Timings

PACKAGES = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Environment:
    """What the job runs with and in."""

    node: Path
    packer: Packer
    releases: Releases
    cloud: LocalCloud

    def for_job(self, region: str | None, with_packer: bool = False) -> dict[str, str]:
        """What earlier steps of a workflow would have left: credentials, a region, on request Packer on PATH."""
        aws = self.cloud.environment(region) if region else self.cloud.environment()
        # A proof installs its client with pip, from the index that this machine has.
        aws |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        if not with_packer:
            return aws
        tools = {"PATH": str(self.packer.program_directory), "PACKER_PLUGIN_PATH": str(self.packer.plugin_directory)}
        return {**aws, **tools}


def start_environment(
    stack: ExitStack, scratch: Path, action: Path, timings: Timings, show: Callable[[str], None]
) -> Environment:
    """Build or find every artifact and start release server, registry and local EC2, to be ended by `stack`.

    `scratch` is a directory for their files, `action` that of the action.yml to run. Raises what the parts raise: HostError,
    ServiceFailed, CommandFailed, NoSuchNode, GoMissing.
    """
    granted = require_low_ports()
    if granted:
        show(f"Changed on this machine: {granted}")
    base_image = _timed(timings, "Base image", cached("base-image", base_image_key_inputs(), build_base_image))
    image = _timed(timings, "Container image", container_image())
    tools = packer()
    _timed(timings, "Packer and its plugin", tools.artifact)
    with timings.part("Node.js"):
        node = node_program(read_action(action).using)
    found = accelerator(base_image.path / "vmlinuz")
    show(f"Virtual machines run on {found.name}{f': {found.reason}' if found.reason else ''}")
    with timings.part("Release server"):
        releases = start_releases(scratch / "releases", tools, action, PACKAGES)
        stack.callback(releases.stop)
    with timings.part("Registry"):
        registry = start_registry(scratch / "registry", image.path / "layout")
        stack.callback(registry.stop)
    with timings.part("Local EC2"):
        cloud = start_local_cloud(scratch / "ec2", base_image.path, registry.port, PACKAGES)
        stack.callback(cloud.stop)
    return Environment(node, tools, releases, cloud)


def _timed(timings: Timings, name: str, artifact: Artifact) -> Artifact:
    timings.add(name, artifact.build_seconds or 0.0, "from the cache" if artifact.build_seconds is None else "built")
    return artifact
