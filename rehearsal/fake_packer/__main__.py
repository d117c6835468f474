"""As a program, `python -m fake_packer [OPTIONS] -- ARGUMENTS` does what `packer ARGUMENTS` would, as far as the action asks.

`build` makes the AMI that the step's own variables describe in little time, and writes the files that Packer writes:
without options by way of an instance that boots nothing, with `--every-call` by every call that Packer makes, with `--copy AMI`
as a copy of an AMI that is there, whose dask-image.json is the file `--facts`.

Environment variables, each of which may be unset: FAKE_PACKER_AMI is what the manifest names instead; FAKE_PACKER_TIMES is a
file that gets the seconds which every call took; FAKE_PACKER_PYTHON_PACKAGES is a JSON object of the packages of the container
image, name to version; with FAKE_PACKER_INTERRUPTED the local EC2 takes a spot builder back while it is provisioned.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fake_packer.calls import BuildFailed

STARTED = time.monotonic()

FACTS = {
    "docker_image_digest": "sha256:" + "0" * 64,
    "docker_image_bytes": 400_000_000,
    "extra_docker_images": {},
    "gpu_checks": "none",
    "nvidia_driver_version": None,
    "rapids_versions": {},
    "docker_version": "29.1.0",
    "docker_storage_driver": "overlayfs",
    "start": "fast",
    "automatic_upgrades": False,
    "held_packages": [],
    "kernel": "6.1.0",
    # A smoke test's client is made for it, without a way out of this machine: it has to be one that is here.
    "python_version": platform.python_version(),
    "dask_version": "2026.8.0",
    "distributed_version": "2026.8.0",
    "python_packages": {},
    "packages": {},
}


def main(argv: list[str]) -> int:
    """Exit status: Packer's, or 2 for what Packer can and this cannot."""
    parser = argparse.ArgumentParser(prog="fake_packer")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--every-call", action="store_true")
    way.add_argument("--copy", metavar="AMI")
    parser.add_argument("--facts", type=Path, metavar="FILE")
    parser.add_argument("arguments", nargs="*")
    options = parser.parse_args(argv)
    if (options.copy is None) != (options.facts is None):
        parser.error("--copy and --facts go together")
    match options.arguments:
        case ["version"]:
            print("Packer v1.16.0")
        case ["plugins", "installed"]:
            print("/plugins/github.com/hashicorp/amazon/packer-plugin-amazon_v1.8.2_x5.0_linux_amd64")
        case ["build", *arguments]:
            return build(variables(arguments), options)
        case other:
            print(f"the fake packer does not know {other}", file=sys.stderr)
            return 2
    return 0


def variables(arguments: list[str]) -> dict[str, object]:
    """What the step handed to the template."""
    (file,) = (found[1] for argument in arguments if (found := re.fullmatch("-var-file=(.*)", argument)))
    read: dict[str, object] = json.loads(Path(file).read_text(encoding="utf-8"))
    return read


def build(values: dict[str, Any], options: argparse.Namespace) -> int:
    """Make the AMI, and write the manifest and the facts about the image."""
    try:
        ami = image_maker(options)(values)
    except BuildFailed as failed:
        print(f"==> amazon-ebs.dask: {failed}\nBuild 'amazon-ebs.dask' errored after 1 second: {failed}", flush=True)
        return 1
    run = str(uuid.uuid4())
    named = os.environ.get("FAKE_PACKER_AMI", ami)
    artifact = {"artifact_id": f"{values['region']}:{named}", "packer_run_uuid": run}
    Path(values["manifest_file"]).write_text(json.dumps({"builds": [artifact], "last_run_uuid": run}))
    Path(values["image_facts_file"]).write_text(options.facts.read_text() if options.facts else facts_of(values))
    print("Build 'amazon-ebs.dask' finished.", flush=True)
    return 0


def image_maker(options: argparse.Namespace) -> Callable[[dict[str, object]], str]:
    """The function that takes the step's variables, makes the AMI and gives its id."""
    # They import boto3: the calls that make nothing must not wait for it.
    from fake_packer import every_call, images

    if options.copy:
        return lambda values: images.copy_of(options.copy, values)
    return every_call.make_image if options.every_call else images.from_instance


def facts_of(values: dict[str, Any]) -> str:
    """A dask-image.json as the image's own would be."""
    given = values["provision_environment"]
    facts = {**FACTS, "source_ami": values["source_ami"], "docker_image": "daskdev/dask:latest"}
    if given["ENVIRONMENT_KIND"]:
        environment = {name: given[f"ENVIRONMENT_{name.upper()}"] for name in ("kind", "path", "hash")}
        base = given["BASE_IMAGE"] or None
        facts["docker_image"] = given["DOCKER_IMAGE"]
        facts["environment"] = {**environment, "base_image": base, "base_image_digest": base and FACTS["docker_image_digest"]}
    facts["python_packages"] = json.loads(os.environ.get("FAKE_PACKER_PYTHON_PACKAGES", "{}"))
    return json.dumps(facts)


if __name__ == "__main__":
    exit_code = main(sys.argv[1:])
    if os.environ.get("FAKE_PACKER_TIMES"):
        with open(os.environ["FAKE_PACKER_TIMES"], "a") as times:
            times.write(f"{time.monotonic() - STARTED}\n")
    sys.exit(exit_code)
