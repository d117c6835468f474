"""Everything the action meets: releases of Packer, a registry, an EC2. Built, started and ended here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.client_packages import client_packages, pip_environment
from artifacts.container_images import CONTAINER_IMAGES
from artifacts.packer import Packer, packer
from artifacts.pip_image import pip_image
from artifacts.rapids_image import RAPIDS_TAG, rapids_image
from artifacts.rapids_image import REPOSITORY as RAPIDS_REPOSITORY
from artifacts.registry import Login, start_registry
from machines.accelerator import accelerator
from machines.base_image import GPU_STAND_IN, HARDENED, PLAIN, base_image_key_inputs, build_base_image
from machines.host import host_distribution
from machines.low_ports import require_low_ports
from machines.server_image import server_flavour
from rehearse.local_cloud import QUICK, LocalCloud, start_local_cloud, start_simulated_cloud
from rehearse.options import Options
from rehearse.own_environment import OwnEnvironment, start_own_environment
from rehearse.private_registry import PrivateRegistry, start_private_registry
from rehearse.releases_here import Releases, start_releases
from rehearse.set_up import write_set_up
from rehearse.timings import Timings

# The action asks the registries of container images and the archives of packages. Connections to port 1 are rejected, so that no request
# leaves this machine; what is on loopback, as everything else here, is asked without a proxy. boto3 does not read a CIDR in NO_PROXY.
NO_WAY_OUT = {"HTTPS_PROXY": "http://127.0.0.1:1", "HTTP_PROXY": "http://127.0.0.1:1", "NO_PROXY": "localhost,127.0.0.1,127.0.0.0/8"}
# Inputs that name files of the workspace, which has to contain them.
WORKSPACE_INPUTS = {"environment", "setup-script", "cloud-init", "files", "client-environment"}
PACKAGES = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Environment:
    """What the job runs with and in."""

    packer: Packer
    releases: Releases
    cloud: LocalCloud
    private: PrivateRegistry | None
    wheels: Path | None
    own: OwnEnvironment | None = None
    workspace: Path | None = None
    set_up: Mapping[str, str] = field(default_factory=dict)

    def inputs(self) -> dict[str, str]:
        """The inputs of the step that go with what was started."""
        private = self.private.inputs() if self.private else {}
        own = self.own.inputs() if self.own else {}
        return {**self.releases.inputs(), **private, **own, **self.set_up}

    def logins(self) -> dict[str, Login]:
        """The logins that a bake is given, by what they are for."""
        private = {"the private registry": self.private.login} if self.private else {}
        own = {"the package index": self.own.index.login} if self.own else {}
        return {**private, **own}

    def for_job(self, region: str | None, with_packer: bool = False) -> dict[str, str]:
        """What earlier steps of a workflow would have left: credentials, a region, on request Packer on PATH."""
        aws = self.cloud.environment(region) if region else self.cloud.environment()
        aws |= NO_WAY_OUT
        if self.wheels:
            aws |= pip_environment(self.wheels)
        if self.workspace:
            aws["GITHUB_WORKSPACE"] = str(self.workspace)
        if not with_packer:
            return aws
        tools = {"PATH": str(self.packer.program_directory), "PACKER_PLUGIN_PATH": str(self.packer.plugin_directory)}
        return {**aws, **tools}


def start_environment(stack: ExitStack, scratch: Path, options: Options, timings: Timings, show: Callable[[str], None]) -> Environment:
    """Build or find every artifact and start release server, registry and local EC2, to be ended by `stack`.

    `scratch` is a directory for their files; `options` name the action and what beyond it is wanted. Raises what the
    parts raise: HostError, ServiceFailed, CommandFailed, GoMissing.
    """
    granted = require_low_ports()
    if granted:
        show(f"Changed on this machine: {granted}")
    tools = packer()
    _timed(timings, "Packer and its plugin", tools.artifact)
    with timings.part("Release server"):
        releases = start_releases(scratch / "releases", tools, options.action)
        stack.callback(releases.stop)
    if options.dask_python is not None:
        cloud, private = _start_simulated(stack, scratch, options.dask_python, timings), None
    else:
        cloud, private = _start_virtual(stack, scratch, options, timings, show)
    cloud.limit(policies_of(options))
    own = None
    if options.environment:
        with timings.part("Package index and environment"):
            own = start_own_environment(options.environment, scratch / "own-environment")
            stack.callback(own.index.stop)
    wheels = None
    if options.needs_client:
        wheels = _timed(timings, "The client's packages", client_packages(options.action)).path
    workspace = own.workspace if own else scratch / "workspace" if options.set_up else workspace_of(options.inputs)
    set_up = write_set_up(workspace) if options.set_up and workspace else {}
    return Environment(tools, releases, cloud, private, wheels, own, workspace, set_up)


def workspace_of(inputs: Mapping[str, str]) -> Path | None:
    """The directory in which the step looks for what its inputs name: the current one, where they are given by hand."""
    return Path.cwd() if inputs.keys() & WORKSPACE_INPUTS else None


def _start_simulated(stack: ExitStack, scratch: Path, dask_python: Path, timings: Timings) -> LocalCloud:
    with timings.part("Local EC2"):
        cloud = start_simulated_cloud(scratch / "ec2", dask_python, PACKAGES)
        stack.callback(cloud.stop)
    cloud.set({"durations": QUICK})
    return cloud


def _start_virtual(
    stack: ExitStack, scratch: Path, options: Options, timings: Timings, show: Callable[[str], None]
) -> tuple[LocalCloud, PrivateRegistry | None]:
    """Build or find what virtual machines need, and start their EC2 and the registries."""
    flavour = GPU_STAND_IN if options.gpu_stand_in else PLAIN
    if options.hardened:
        flavour = flavour.with_all_of(HARDENED)
    if options.server_image:
        flavour = flavour.with_all_of(server_flavour(host_distribution()))
    build = partial(build_base_image, flavour=flavour)
    base_image = _timed(timings, "Base image", cached("base-image", base_image_key_inputs(flavour), build))
    image = _timed(timings, "Container image", _container_image(options))
    found = accelerator(base_image.path / "vmlinuz")
    show(f"Virtual machines run on {found.name}{f': {found.reason}' if found.reason else ''}")
    with timings.part("Registry"):
        named = (RAPIDS_REPOSITORY, None, RAPIDS_TAG) if options.gpu_stand_in else ()
        registry = start_registry(scratch / "registry", image.path / "layout", *named)
        stack.callback(registry.stop)
    private = None
    if options.private_registry:
        with timings.part("Private registry"):
            private = start_private_registry(scratch / "private-registry", image.path / "layout")
            stack.callback(private.stop)
    with timings.part("Local EC2"):
        cloud = start_local_cloud(scratch / "ec2", base_image.path, registry.port, PACKAGES, found.name, options.volumes)
        stack.callback(cloud.stop)
    return cloud, private


def _container_image(options: Options) -> Artifact:
    if options.gpu_stand_in:
        return rapids_image()
    return pip_image() if options.environment else CONTAINER_IMAGES[options.container]()


def policies_of(options: Options) -> list[str]:
    """The modes whose documented policies the job needs."""
    spot = ["spot"] if options.inputs.get("spot") == "true" else []
    published = ["ssm-parameter"] if options.publication else []
    return ["bake", *(["smoke-test"] if options.needs_client else []), *published, *spot]


def _timed(timings: Timings, name: str, artifact: Artifact) -> Artifact:
    timings.add(name, artifact.build_seconds or 0.0, "from the cache" if artifact.build_seconds is None else "built")
    return artifact
