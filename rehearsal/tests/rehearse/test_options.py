"""Options that go together, and those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.options import parse_options


def test_broken_images_are_proven_after_any_bake(tmp_path: Path) -> None:
    options = parse_options(["--smoke-failures", "--private-registry"], tmp_path)
    assert options.needs_client
    assert options.smoke_failures
    assert not options.smoke
    assert "smoke-test" not in options.inputs


@pytest.mark.parametrize("other", [["--expect-failure", "x"], ["--input", "mode=render"]])
def test_without_a_bake_there_is_nothing_to_break(tmp_path: Path, other: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_options(["--smoke-failures", *other], tmp_path)
    assert ended.value.code == 2
    assert "--smoke-failures needs a bake that succeeds" in capsys.readouterr().err


def test_a_hardened_image_gets_a_package_unless_the_user_says_otherwise(tmp_path: Path) -> None:
    options = parse_options(["--gpu-stand-in", "--hardened"], tmp_path)
    assert options.hardened
    assert (options.inputs["variant"], options.inputs["packages"]) == ("rapids", "iperf3")
    assert parse_options(["--hardened", "--input", "packages="], tmp_path).inputs["packages"] == ""
    assert "packages" not in parse_options(["--gpu-stand-in"], tmp_path).inputs


def test_a_publication_needs_an_image_that_a_smoke_test_has_passed(tmp_path: Path) -> None:
    options = parse_options(["--publication", "--input", "smoke-timeout-minutes=5"], tmp_path)
    assert options.smoke
    assert options.needs_client
    given = {name: options.inputs[name] for name in ("smoke-test", "smoke-timeout-minutes", "ssm-parameter")}
    assert given == {"smoke-test": "true", "smoke-timeout-minutes": "5", "ssm-parameter": "/dask/rehearsed"}


def test_the_stand_in_for_rapids_is_a_container_image_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert parse_options([], tmp_path).container == "small"
    assert parse_options(["--container", "realistic"], tmp_path).container == "realistic"
    with pytest.raises(SystemExit) as ended:
        parse_options(["--container", "realistic", "--gpu-stand-in"], tmp_path)
    assert ended.value.code == 2
    assert "--gpu-stand-in bakes another one" in capsys.readouterr().err


def test_instance_store_is_tested_by_a_cluster_that_spills(tmp_path: Path) -> None:
    options = parse_options(["--instance-store"], tmp_path)
    assert options.smoke
    assert options.instance_store
    assert options.inputs["smoke-test"] == "true"
    assert options.inputs["smoke-instance-type"] == "c6id.large"
    assert Path(options.inputs["smoke-script"]).is_file()
    assert "smoke-script" not in parse_options(["--smoke"], tmp_path).inputs


def test_an_environment_is_tested_by_a_worker_that_computes_with_its_package(tmp_path: Path) -> None:
    options = parse_options(["--environment", "uv", "--smoke", "--private-registry"], tmp_path)
    assert (options.environment, options.private_registry) == ("uv", True)
    assert Path(options.inputs["smoke-script"]).is_file()
    assert "smoke-script" not in parse_options(["--environment", "uv"], tmp_path).inputs
    own = parse_options(["--environment", "uv", "--smoke", "--input", "smoke-script=mine.py"], tmp_path)
    assert own.inputs["smoke-script"] == "mine.py"


@pytest.mark.parametrize("other", [["--container", "realistic"], ["--gpu-stand-in"], ["--publication"], ["--instance-store"]])
def test_an_environment_has_a_container_image_of_its_own(tmp_path: Path, other: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_options(["--environment", "requirements", *other], tmp_path)
    assert ended.value.code == 2
    assert "--environment has a container image of its own" in capsys.readouterr().err


@pytest.mark.parametrize(
    "other",
    [
        *(["--instance-store"], ["--smoke-failures"], ["--hardened"], ["--gpu-stand-in"], ["--private-registry"]),
        *(["--server-image"], ["--environment", "uv"], ["--set-up"]),
    ],
)
def test_simulated_instances_have_no_disks(tmp_path: Path, other: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_options(["--machines", "simulated", "--dask-python", "/python", *other], tmp_path)
    assert ended.value.code == 2
    assert f"{other[0]} needs virtual machines" in capsys.readouterr().err


def test_virtual_machines_need_no_dask_here(tmp_path: Path) -> None:
    assert parse_options(["--dask-python", "/python"], tmp_path).dask_python is None
    assert parse_options(["--dask-python", "/python", "--machines", "simulated"], tmp_path).dask_python == Path("/python")


def test_volumes_are_hot_unless_asked_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert parse_options([], tmp_path).volumes == "hot"
    assert parse_options(["--volumes", "lazy"], tmp_path).volumes == "lazy"
    with pytest.raises(SystemExit):
        parse_options(["--machines", "simulated", "--dask-python", "/python", "--volumes", "lazy"], tmp_path)
    assert "--volumes lazy needs virtual machines" in capsys.readouterr().err
