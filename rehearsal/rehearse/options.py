"""The rehearsal's command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

from artifacts.container_images import CONTAINER_IMAGES
from rehearse.own_environment import KINDS

VolumeKind = Literal["hot", "lazy"]

# Docker's own archive and checkip.amazonaws.com need a way out of this machine; so do HashiCorp's releases (releases_here.py).
INPUTS = {"docker-source": "distro", "allow-cidr": "127.0.0.0/8"}

# Without hardware acceleration a cluster takes four to ten minutes on a busy machine.
SMOKE_INPUTS = {"smoke-test": "true", "smoke-timeout-minutes": "30"}
# The type is one with the least memory of those that have instance store: 4 GiB, of which the script's worker has to hold more.
INSTANCE_STORE_INPUTS = {"smoke-instance-type": "c6id.large", "smoke-script": str(Path(__file__).with_name("spill.py"))}
# A worker computes with a package of the environment.
ENVIRONMENT_SMOKE_INPUTS = {"smoke-script": str(Path(__file__).with_name("private_package.py"))}
# The parameter that clusters follow in a rehearsal of publications.
PARAMETER = "/dask/rehearsed"
# The Deep Learning AMI has Docker.
GPU_INPUTS = {"variant": "rapids", "allow-cidr": INPUTS["allow-cidr"]}
# A package with questions (debconf): apt runs its script before it is installed, out of /var/cache/debconf.
HARDENED_INPUTS = {"packages": "iperf3"}
# Packer is installed by every rehearsal with virtual machines.
SIMULATED_INPUTS = {"packer-version": "system", "packer-plugin-version": "system"}


@dataclass(frozen=True)
class Options:
    """What the user asked for. `inputs` are the step's, ours and the user's; `action` is the directory of action.yml.

    `dask_python` runs the containers of simulated instances; None with virtual machines. `container` is the container image,
    by its name in artifacts/container_images.py. `volumes` says whether volumes that were made from a snapshot are slow where they
    were never touched. `environment` is the kind of the environment that is baked, by its name in own_environment.py.
    `set_up` says whether the machine is set up as set_up.py does.
    """

    action: Path
    inputs: dict[str, str]
    expected_failure: str | None
    keep: bool
    debug: bool
    private_registry: bool
    gpu_stand_in: bool
    hardened: bool
    smoke: bool
    smoke_failures: bool
    publication: bool = False
    server_image: bool = False
    dask_python: Path | None = None
    container: str = "small"
    volumes: VolumeKind = "hot"
    instance_store: bool = False
    environment: str | None = None
    set_up: bool = False

    @property
    def needs_client(self) -> bool:
        """Whether the job launches clusters of its own."""
        return self.smoke or self.smoke_failures or self.publication

    @property
    def shows_rejection(self) -> bool:
        """Whether to show first that a swapped Packer is rejected: in a rehearsal that bakes the way users will."""
        return self.expected_failure is None and not self.renders_only and "packer-version" not in self.inputs

    @property
    def renders_only(self) -> bool:
        """Whether the step launches nothing by intention."""
        return self.inputs.get("mode") == "render"


def parse_options(argv: list[str], repository: Path) -> Options:
    """Parse the command line; ends the process with status 2 and one line on a bad one."""
    parser = _parser(repository)
    parsed = parser.parse_args(argv)
    _reject_conflicts(parser, parsed)
    inputs = dict(GPU_INPUTS if parsed.gpu_stand_in else INPUTS)
    if parsed.hardened:
        inputs |= HARDENED_INPUTS
    if parsed.machines == "simulated":
        inputs |= SIMULATED_INPUTS
    for entry in parsed.input:
        name, equals, value = entry.partition("=")
        if not equals or not name:
            parser.error(f"--input {entry!r} is not NAME=VALUE")
        inputs[name] = value
    if parsed.smoke or parsed.publication or parsed.instance_store:
        inputs = {**SMOKE_INPUTS, **inputs}
    if parsed.instance_store:
        inputs = {**INSTANCE_STORE_INPUTS, **inputs}
    if parsed.environment and parsed.smoke:
        inputs = {**ENVIRONMENT_SMOKE_INPUTS, **inputs}
    if parsed.publication:
        inputs["ssm-parameter"] = PARAMETER
    return Options(
        parsed.action.resolve(),
        inputs,
        parsed.expect_failure,
        parsed.keep,
        parsed.debug,
        parsed.private_registry,
        parsed.gpu_stand_in,
        parsed.hardened,
        parsed.smoke or parsed.publication or parsed.instance_store,
        parsed.smoke_failures,
        parsed.publication,
        parsed.server_image,
        parsed.dask_python if parsed.machines == "simulated" else None,
        parsed.container,
        parsed.volumes,
        parsed.instance_store,
        parsed.environment,
        parsed.set_up,
    )


def _parser(repository: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="npm run rehearse --",
        description="Runs the action in dist/ against an EC2 on this machine, then checks what it made.",
    )
    parser.add_argument("--input", action="append", default=[], metavar="NAME=VALUE", help="an input of the step")
    parser.add_argument("--expect-failure", metavar="TEXT", help="the bake must fail, with TEXT on top of its diagnosis")
    parser.add_argument("--keep", action="store_true", help="leave the local EC2 running until Ctrl-C and say how to use it")
    parser.add_argument("--smoke", action="store_true", help="test the image with a real Dask cluster, as smoke-test: true does")
    parser.add_argument("--smoke-failures", action="store_true", help="break copies of the image and see their smoke test fail")
    parser.add_argument("--instance-store", action="store_true", help="as --smoke, with workers that spill to instance store")
    parser.add_argument("--publication", action="store_true", help="launch clusters by a parameter that is moved meanwhile")
    parser.add_argument("--machines", choices=("vm", "simulated"), default="vm", help="what the instances are; default vm")
    parser.add_argument("--volumes", choices=("hot", "lazy"), default="hot", help="lazy: volumes load as EBS's do; default hot")
    parser.add_argument("--dask-python", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--debug", action="store_true", help="run the step with RUNNER_DEBUG=1")
    parser.add_argument("--private-registry", action="store_true", help="bake an image that only a login may pull")
    parser.add_argument("--environment", choices=KINDS, help="bake an environment with packages of an index that requires a login")
    parser.add_argument("--set-up", action="store_true", help="set the machine up with cloud-init, files and setup-script")
    parser.add_argument("--container", choices=tuple(CONTAINER_IMAGES), default="small", help="the container image; default small")
    parser.add_argument("--gpu-stand-in", action="store_true", help="bake variant rapids, with stand-ins for all that is NVIDIA's")
    parser.add_argument("--hardened", action="store_true", help="bake upon an image that is hardened as CIS level 2 says")
    parser.add_argument("--server-image", action="store_true", help="bake upon an image that starts what Ubuntu's server images start")
    parser.add_argument("--action", type=Path, default=repository, help="directory of the action.yml to run")
    return parser


def _reject_conflicts(parser: argparse.ArgumentParser, parsed: argparse.Namespace) -> None:
    if parsed.private_registry and parsed.gpu_stand_in:
        parser.error("--private-registry and --gpu-stand-in are rehearsals of their own")
    for name in ("smoke_failures", "publication"):
        if getattr(parsed, name) and (parsed.expect_failure is not None or "mode=render" in parsed.input):
            parser.error(f"--{name.replace('_', '-')} needs a bake that succeeds")
    if parsed.environment and (parsed.container != "small" or parsed.gpu_stand_in or parsed.publication or parsed.instance_store):
        parser.error("--environment has a container image of its own: without --container, --gpu-stand-in, --publication, --instance-store")
    if parsed.container != "small" and parsed.gpu_stand_in:
        parser.error("--container chooses a Dask image, and --gpu-stand-in bakes another one")
    if parsed.publication and parsed.gpu_stand_in:
        parser.error("--publication launches clusters, and no cluster computes with the stand-ins of --gpu-stand-in")
    if parsed.machines == "simulated":
        for name in (
            "smoke_failures",
            "private_registry",
            "gpu_stand_in",
            "hardened",
            "instance_store",
            "server_image",
            "environment",
            "set_up",
        ):
            if getattr(parsed, name):
                parser.error(f"--{name.replace('_', '-')} needs virtual machines, not --machines simulated")
        if parsed.volumes == "lazy":
            parser.error("--volumes lazy needs virtual machines, not --machines simulated")
        if parsed.dask_python is None:
            parser.error("--machines simulated needs --dask-python, which npm run rehearse gives")


def pattern_among(names: Collection[str]) -> Callable[[str], str]:
    """Give argparse a type: a shell pattern that matches at least one of these names as a whole."""

    def pattern(text: str) -> str:
        if not any(fnmatchcase(name, text) for name in names):
            known = "\n".join(f"  {name}" for name in sorted(names))
            raise argparse.ArgumentTypeError(
                f"{text!r} matches no name. A pattern is matched against the whole name, with *, ? and [...] as in a shell: "
                f"'*{text}*' matches every name that holds it. The names are:\n{known}"
            )
        return text

    return pattern
