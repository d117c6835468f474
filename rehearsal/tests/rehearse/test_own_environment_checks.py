"""The checks of an image with an environment pass on a good one, and each kind of fault fails one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from artifacts.package_index import PackageIndex, Request, new_login
from rehearse.checks import Checks
from rehearse.launch import Shell
from rehearse.own_environment import OwnEnvironment
from rehearse.own_environment_checks import check_index, check_instance_environment, check_record, check_smoke_script
from rehearse.step import StepResult

IMAGE, EXTRA = "localhost/bake-dask-ami:0123456789ab", "daskdev/dask:latest"
PATH = "environment"
RECORD: dict[str, Any] = {
    "docker_image": IMAGE,
    "environment": {"kind": "dockerfile", "path": PATH},
    "python_packages": {"humanize": "4.17.0", "rehearsal-private": "1.0.0", "dask": "2026.8.0"},
}
ANSWERS = {
    "image inspect": "sha256:1\nsha256:2\n",
    "image ls": f"sha256:1 {IMAGE}\nsha256:2 {EXTRA}\nsha256:2 10.0.2.2:5000/team/dask:latest\n",
    "system df": "Images=121MB\nContainers=0B\nLocal Volumes=0B\nBuild Cache=0B\n",
    "python -c": "1,000,000 of rehearsal-private\n",
    "sh -c": "PATH=/usr/bin\n",
    "ls -A /opt": "Dockerfile\n.dockerignore\nrequirements.txt\n",
}
WHEEL = "/private/files/rehearsal_private-1.0.0-py3-none-any.whl"
ASKED = [Request("/private/simple/", None, 401), Request("/private/simple/", "reader", 200), Request(WHEEL, "reader", 200)]


class FakeShell(Shell):
    """Answers each command as `answers` says, by a part of the command."""

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers = answers

    def run(self, command: str) -> str:
        return next(answer for part, answer in self._answers.items() if part in command)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[OwnEnvironment]:
    index = PackageIndex([], [], new_login())
    index.requests += ASKED
    wheels = (Path("humanize-4.17.0-py3-none-any.whl"), Path("rehearsal_private-1.0.0-py3-none-any.whl"))
    yield OwnEnvironment("dockerfile", tmp_path, wheels, index)
    index.stop()


def result(tmp_path: Path, record: dict[str, Any], checks: list[dict[str, str]] | None = None) -> StepResult:
    (tmp_path / "dask-image.json").write_text(json.dumps(record))
    (tmp_path / "report.json").write_text(json.dumps({"checks": checks or []}))
    outputs = {"manifest": str(tmp_path / "manifest.json"), "smoke-report": str(tmp_path / "report.json")}
    return StepResult(outputs, f"# An AMI\nEnvironment: {PATH}\n", "", [], 1.0, {}, [], 0)


def failures(check: Any, *arguments: Any) -> int:
    checks = Checks(lambda _: None)
    check(checks, *arguments)
    assert checks.passed + checks.failed > 0
    return checks.failed


@pytest.mark.parametrize(
    ("change", "failed"),
    [
        ({}, 0),
        ({"docker_image": "daskdev/dask:latest"}, 1),
        ({"environment": None}, 1),
        ({"environment": {"kind": "requirements", "path": PATH}}, 1),
        ({"environment": {"kind": "dockerfile", "path": "elsewhere"}}, 1),
        ({"python_packages": {"humanize": "4.17.0"}}, 1),
        ({"python_packages": {"humanize": "4.0.0", "rehearsal-private": "1.0.0"}}, 1),
    ],
)
def test_the_record_names_environment_and_packages(tmp_path: Path, own: OwnEnvironment, change: dict[str, Any], failed: int) -> None:
    assert failures(check_record, result(tmp_path, {**RECORD, **change}), own) == failed


@pytest.mark.parametrize(
    ("part", "answer"),
    [
        ("image ls", f"sha256:1 {IMAGE}\nsha256:2 {EXTRA}\nsha256:3 10.0.2.2:5000/team/dask:latest\n"),
        ("image ls", f"sha256:1 {IMAGE}\n"),
        ("image inspect", "sha256:1\n"),
        ("system df", "Images=121MB\nBuild Cache=1.1kB\n"),
        ("system df", "Images=121MB\n"),
        ("python -c", "ModuleNotFoundError: No module named 'rehearsal_private'\n"),
        ("sh -c", "PIP_INDEX_URL\nPATH=/usr/bin\n"),
        ("sh -c", ""),
        ("ls -A /opt", "Dockerfile\nnotes.txt\nrequirements.txt\n"),
        ("ls -A /opt", "Dockerfile\n"),
    ],
)
def test_an_instance_has_the_image_and_nothing_of_its_build(own: OwnEnvironment, part: str, answer: str) -> None:
    assert failures(check_instance_environment, FakeShell(ANSWERS), IMAGE, own, [EXTRA]) == 0
    assert failures(check_instance_environment, FakeShell({**ANSWERS, part: answer}), IMAGE, own, [EXTRA]) == 1


def test_the_password_in_the_variables_of_a_container_is_found(own: OwnEnvironment) -> None:
    answers = {**ANSWERS, "sh -c": f"TOKEN={own.index.login.password}\n"}
    assert failures(check_instance_environment, FakeShell(answers), IMAGE, own, [EXTRA]) == 1


def test_the_private_wheel_has_to_come_from_the_index_with_the_login(own: OwnEnvironment) -> None:
    assert failures(check_index, own) == 0
    own.index.requests.append(Request("/private/simple/", None, 200))
    assert failures(check_index, own) == 1
    own.index.requests[:] = [Request("/private/simple/", None, 401), Request(WHEEL, None, 401)]
    assert failures(check_index, own) == 1


def test_a_worker_has_to_compute_with_the_package(tmp_path: Path) -> None:
    said = "'1,000,000 of rehearsal-private'"
    assert failures(check_smoke_script, result(tmp_path, {}, [{"check": "smoke-script", "result": said}])) == 0
    assert failures(check_smoke_script, result(tmp_path, {}, [{"check": "smoke-script", "result": "None"}])) == 1
    assert failures(check_smoke_script, result(tmp_path, {})) == 1
