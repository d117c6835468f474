"""The rehearsal's command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

# Docker's own archive and checkip.amazonaws.com need a way out of this machine; so do HashiCorp's releases (releases_here.py).
INPUTS = {"docker-source": "distro", "allow-cidr": "127.0.0.0/8"}

# Without hardware acceleration a cluster takes four to ten minutes on a busy machine.
SMOKE_INPUTS = {"smoke-test": "true", "smoke-timeout-minutes": "30"}
# The Deep Learning AMI has Docker.
GPU_INPUTS = {"variant": "rapids", "allow-cidr": INPUTS["allow-cidr"]}
# A package with questions (debconf): apt runs its script before it is installed, out of /var/cache/debconf.
HARDENED_INPUTS = {"packages": "iperf3"}


@dataclass(frozen=True)
class Options:
    """What the user asked for. `inputs` are the step's, ours and the user's; `action` is the directory of action.yml."""

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

    @property
    def needs_client(self) -> bool:
        """Whether the job launches clusters of its own."""
        return self.smoke or self.smoke_failures

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
    parser = argparse.ArgumentParser(
        prog="npm run rehearse --",
        description="Runs the action in dist/ against an EC2 on this machine, then checks what it made.",
    )
    parser.add_argument("--input", action="append", default=[], metavar="NAME=VALUE", help="an input of the step")
    parser.add_argument("--expect-failure", metavar="TEXT", help="the bake must fail, with TEXT on top of its diagnosis")
    parser.add_argument("--keep", action="store_true", help="leave the local EC2 running until Ctrl-C and say how to use it")
    parser.add_argument("--smoke", action="store_true", help="test the image with a real Dask cluster, as smoke-test: true does")
    parser.add_argument("--smoke-failures", action="store_true", help="break copies of the image and see their smoke test fail")
    parser.add_argument("--debug", action="store_true", help="run the step with RUNNER_DEBUG=1")
    parser.add_argument("--private-registry", action="store_true", help="bake an image that only a login may pull")
    parser.add_argument("--gpu-stand-in", action="store_true", help="bake variant rapids, with stand-ins for all that is NVIDIA's")
    parser.add_argument("--hardened", action="store_true", help="bake upon an image that is hardened as CIS level 2 says")
    parser.add_argument("--action", type=Path, default=repository, help="directory of the action.yml to run")
    parsed = parser.parse_args(argv)
    if parsed.private_registry and parsed.gpu_stand_in:
        parser.error("--private-registry and --gpu-stand-in are rehearsals of their own")
    if parsed.smoke_failures and (parsed.expect_failure is not None or "mode=render" in parsed.input):
        parser.error("--smoke-failures needs a bake that succeeds")
    inputs = dict(GPU_INPUTS if parsed.gpu_stand_in else INPUTS)
    if parsed.hardened:
        inputs |= HARDENED_INPUTS
    for entry in parsed.input:
        name, equals, value = entry.partition("=")
        if not equals or not name:
            parser.error(f"--input {entry!r} is not NAME=VALUE")
        inputs[name] = value
    if parsed.smoke:
        inputs = {**SMOKE_INPUTS, **inputs}
    return Options(
        parsed.action.resolve(),
        inputs,
        parsed.expect_failure,
        parsed.keep,
        parsed.debug,
        parsed.private_registry,
        parsed.gpu_stand_in,
        parsed.hardened,
        parsed.smoke,
        parsed.smoke_failures,
    )


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
