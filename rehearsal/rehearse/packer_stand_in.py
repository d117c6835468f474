"""Stands in for Packer where a rehearsal is about what comes after the bake: `packer build` copies an image that is there.

As a program, `python -m rehearse.packer_stand_in --ami AMI --facts FILE -- ARGUMENTS` does what `packer ARGUMENTS` would. AMI
is the image to copy, FILE its dask-image.json.
"""

from __future__ import annotations

import argparse
import json
import shlex
import shutil
import sys
import uuid
from pathlib import Path
from typing import Any

import boto3

from artifacts.packer import PACKER, PLUGIN
from rehearse.local_cloud import ADMINISTRATOR

PACKAGES = Path(__file__).resolve().parent.parent


def install_stand_in(directory: Path, ami: str, facts: Path) -> Path:
    """Write a program `packer` into a new directory, for the PATH of a job; gives the directory."""
    directory.mkdir()
    argv = [sys.executable, "-m", "rehearse.packer_stand_in", "--ami", ami, "--facts", str(facts)]
    program = directory / "packer"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(PACKAGES))} exec {shlex.join(argv)} -- "$@"\n')
    program.chmod(0o755)
    return directory


def main(argv: list[str]) -> int:
    """Exit status: 0, or 2 for what Packer can and this cannot."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ami", required=True)
    parser.add_argument("--facts", required=True, type=Path)
    parser.add_argument("arguments", nargs="*")
    parsed = parser.parse_args(argv)
    match parsed.arguments:
        case ["version"]:
            print(f"Packer {PACKER.version}")
        case ["plugins", "installed"]:
            print(f"/plugins/github.com/hashicorp/amazon/packer-plugin-amazon_{PLUGIN.version}_x5.0_linux_amd64")
        case ["build", *arguments]:
            build(_variables(arguments), parsed.ami, parsed.facts)
        case other:
            print(f"the stand-in for Packer does not know {other}", file=sys.stderr)
            return 2
    return 0


def build(values: dict[str, Any], source: str, facts: Path) -> None:
    """Make the image that the step's variables describe from the image `source`, and write what Packer would leave."""
    region = values["region"]
    # It is no part of what is rehearsed: the job's own rights have no copying in them.
    credentials = {"aws_access_key_id": ADMINISTRATOR, "aws_secret_access_key": "secret", "aws_session_token": ""}
    ec2 = boto3.client("ec2", region_name=region, **credentials)
    tags = [{"Key": key, "Value": value} for key, value in values["ami_tags"].items()]
    print(f"==> amazon-ebs.dask: This is a stand-in for Packer: it copies {source}", flush=True)
    ami = ec2.copy_image(
        SourceImageId=source,
        SourceRegion=region,
        Name=values["ami_name"],
        TagSpecifications=[{"ResourceType": kind, "Tags": tags} for kind in ("image", "snapshot")],
    )["ImageId"]
    ec2.get_waiter("image_available").wait(ImageIds=[ami], WaiterConfig={"Delay": 1})
    shutil.copy(facts, values["image_facts_file"])
    run = str(uuid.uuid4())
    artifact = {"artifact_id": f"{region}:{ami}", "packer_run_uuid": run}
    Path(values["manifest_file"]).write_text(json.dumps({"builds": [artifact], "last_run_uuid": run}))
    print("Build 'amazon-ebs.dask' finished.", flush=True)


def _variables(arguments: list[str]) -> dict[str, Any]:
    (file,) = (argument.removeprefix("-var-file=") for argument in arguments if argument.startswith("-var-file="))
    values: dict[str, Any] = json.loads(Path(file).read_text(encoding="utf-8"))
    return values


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
