"""What the workspace of a rehearsal with a set-up holds, and when the current directory is the workspace."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

from rehearse.environment import workspace_of
from rehearse.set_up import write_set_up


def test_the_inputs_name_what_is_in_the_workspace(tmp_path: Path) -> None:
    inputs = write_set_up(tmp_path)
    sources = [inputs["cloud-init"], inputs["setup-script"], *(line.split("=")[0] for line in inputs["files"].splitlines())]
    assert [name for name in sources if not (tmp_path / name).exists()] == []
    assert (tmp_path / "set-up/tools/current").resolve() == tmp_path / "set-up/tools/bin/tool"


def test_the_cloud_config_is_what_dask_cloudprovider_printed_and_no_yaml(tmp_path: Path) -> None:
    text = (tmp_path / write_set_up(tmp_path)["cloud-init"]).read_text()
    assert text.startswith("#cloud-config")
    assert "docker run --net=host" in text
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load(text)


def test_the_script_is_one_for_bash(tmp_path: Path) -> None:
    script = tmp_path / write_set_up(tmp_path)["setup-script"]
    assert subprocess.run(["bash", "-n", script], check=False, capture_output=True, text=True).stderr == ""


@pytest.mark.parametrize("name", ["setup-script", "cloud-init", "files", "environment"])
def test_the_current_directory_is_the_workspace_of_inputs_given_by_hand(name: str) -> None:
    assert workspace_of({name: "README.md"}) == Path.cwd()
    assert workspace_of({"packages": "jq"}) is None
