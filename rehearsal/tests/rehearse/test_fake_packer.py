"""The fake Packer makes the image that the step's variables describe, and leaves what Packer would leave."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from fake_packer import install_copying_packer

ADMINISTRATOR = {"AWS_ACCESS_KEY_ID": "AKIAADMINISTRATOR000", "AWS_SECRET_ACCESS_KEY": "secret"}


def run(programs: Path, endpoint: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    credentials = {"AWS_ACCESS_KEY_ID": "AKIATEST", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": "of the job"}
    environment = {"AWS_ENDPOINT_URL": endpoint, "PATH": os.environ["PATH"], **credentials}
    return subprocess.run([programs / "packer", *arguments], env=environment, capture_output=True, text=True, check=False)


def test_an_image_that_is_there_is_copied_under_the_runs_name_and_tags(tmp_path: Path, ec2: Any) -> None:
    there = ec2.bake()
    facts = tmp_path / "facts.json"
    facts.write_text('{"dask_version": "1"}')
    programs = install_copying_packer(tmp_path / "programs", there, facts, ADMINISTRATOR)
    values = {
        "region": "eu-west-2",
        "ami_name": "dask-copied",
        "ami_tags": {"bake-dask-ami:run": "x"},
        "image_facts_file": str(tmp_path / "dask-image.json"),
        "manifest_file": str(tmp_path / "manifest.json"),
    }
    variables = tmp_path / "bake.pkrvars.json"
    variables.write_text(json.dumps(values))
    ended = run(programs, ec2.endpoint, "build", "-color=false", f"-var-file={variables}", str(tmp_path))
    assert ended.returncode == 0, ended.stderr
    assert "a fake Packer" in ended.stdout
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    (build,) = manifest["builds"]
    assert build["packer_run_uuid"] == manifest["last_run_uuid"]
    region, _, ami = build["artifact_id"].partition(":")
    image = ec2.image(ami)
    assert (region, image["Name"], image["Tags"]) == ("eu-west-2", "dask-copied", [{"Key": "bake-dask-ami:run", "Value": "x"}])
    assert ami != there
    assert (tmp_path / "dask-image.json").read_text() == facts.read_text()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["version"], 0, "Packer v1.16.0\n"),
        (["plugins", "installed"], 0, "/github.com/hashicorp/amazon/packer-plugin-amazon_v1.8.2_x5.0_linux_amd64\n"),
        (["validate", "."], 2, "the fake packer does not know ['validate', '.']\n"),
    ],
)
def test_it_answers_what_the_action_asks_and_nothing_else(tmp_path: Path, arguments: list[str], status: int, said: str) -> None:
    ended = run(install_copying_packer(tmp_path / "programs", "ami-1", tmp_path, ADMINISTRATOR), "http://127.0.0.1:1", *arguments)
    assert (ended.returncode, (ended.stdout + ended.stderr)[-len(said) :]) == (status, said)
