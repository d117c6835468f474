"""The checks after a bake pass on a good one, and each kind of fault fails one of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rehearse.checks import Checks, check_bake, check_failure, check_groups, check_render
from rehearse.job import Job
from rehearse.local_cloud import LocalCloud, left_over
from rehearse.step import Action, Annotation, StepResult

AMI, SNAPSHOT = "ami-0123", "snap-0123"
ACTION = Action(Path(), frozenset(("ami", "region", "manifest")), has_post=False)


class FakeCloud(LocalCloud):
    """A cloud with the state and the calls that a test gives it."""

    def __init__(self, **state: list[dict[str, Any]]) -> None:
        self._state = {
            "images": [{"id": AMI, "name": "dask", "state": "available", "snapshots": [SNAPSHOT], "preexisting": False}],
            "snapshots": [{"id": SNAPSHOT, "name": None, "state": "completed", "preexisting": False}],
            "instances": [{"id": "i-1", "name": "builder", "state": "terminated", "preexisting": False}],
            "vpcs": [{"id": "vpc-1", "name": None, "state": "available", "preexisting": True}],
            "ssm_parameters": [],
            "problems": [],
            **state,
        }
        self.made: list[dict[str, Any]] = []
        self.rules: list[dict[str, Any]] = []

    def state(self) -> dict[str, Any]:
        return self._state

    def calls(self) -> list[dict[str, Any]]:
        return self.made

    def group_rules(self) -> list[dict[str, Any]]:
        return self.rules


class FakeJob(Job):
    def __init__(self, inputs: dict[str, str]) -> None:
        self._inputs = inputs

    def contains_secret(self, text: str) -> bool:
        return "s3cret" in text


def result(tmp_path: Path, **changes: Any) -> StepResult:
    manifest = tmp_path / "manifest.json"
    builds = [
        {"packer_run_uuid": "old", "artifact_id": "eu-west-2:ami-old"},
        {"packer_run_uuid": "new", "artifact_id": f"eu-west-2:{AMI}"},
    ]
    manifest.write_text(json.dumps({"builds": builds, "last_run_uuid": "new"}))
    outputs = {"ami": AMI, "region": "eu-west-2", "manifest": str(manifest)} | changes.pop("outputs", {})
    good = StepResult(outputs, f"## `{AMI}` is ready", "summary", [], 1.0, {}, [], 0)
    return replace(good, **changes)


def failures_of_bake(step: StepResult, cloud: FakeCloud, action: Action = ACTION, **inputs: str) -> list[str]:
    shown: list[str] = []
    check_bake(Checks(shown.append), step, action, FakeJob({name.replace("_", "-"): value for name, value in inputs.items()}), cloud)
    return [line.split("FAILED  ")[1] for line in shown if "FAILED" in line]


def test_a_good_bake_passes(tmp_path: Path) -> None:
    assert failures_of_bake(result(tmp_path), FakeCloud()) == []


@pytest.mark.parametrize(
    ("changes", "failed"),
    [
        ({"exit_code": 1}, "exits with 0"),
        ({"outputs": {"ami": ""}}, "output ami"),
        ({"outputs": {"ami": "ami-other"}}, "manifest names the same AMI"),
        ({"outputs": {"region": ""}}, "every output"),
        ({"outputs": {"extra": "x"}}, "no output is set that"),
        ({"outputs": {"region": "s3cret"}}, "masked"),
        ({"summary": "nothing"}, "job summary"),
    ],
)
def test_a_fault_of_the_step_fails(tmp_path: Path, changes: dict[str, Any], failed: str) -> None:
    assert any(failed in line for line in failures_of_bake(result(tmp_path, **changes), FakeCloud()))


@pytest.mark.parametrize(
    "state",
    [
        {"instances": [{"id": "i-1", "name": "builder", "state": "running", "preexisting": False}]},
        {"key_pairs": [{"id": "key-1", "name": "packer", "state": None, "preexisting": False}]},
        {"snapshots": [{"id": "snap-9", "name": None, "state": "completed", "preexisting": False}]},
        {"images": []},
        {"ssm_parameters": [{"name": "/dask", "value": "ami-9"}]},
    ],
)
def test_a_fault_in_the_account_fails(tmp_path: Path, state: dict[str, Any]) -> None:
    assert failures_of_bake(result(tmp_path), FakeCloud(**state)) != []


def test_a_bake_that_publishes_leaves_its_parameter_and_says_so(tmp_path: Path) -> None:
    cloud = FakeCloud(ssm_parameters=[{"name": "/dask", "value": AMI}])
    action = replace(ACTION, outputs=ACTION.outputs | {"ssm-parameter", "ssm-parameter-versions", "previous-ami"})
    published = {"ssm-parameter": "/dask", "ssm-parameter-versions": '{"eu-west-2":1}'}
    assert failures_of_bake(result(tmp_path, outputs=published), cloud, action, ssm_parameter="/dask") == []
    assert failures_of_bake(result(tmp_path), cloud, action, ssm_parameter="/dask") == ["every output of action.yml is set"]
    assert failures_of_bake(result(tmp_path), cloud, action) == []


def failures_of_failing(summary: str, cloud: FakeCloud, exit_code: int = 1) -> int:
    step = StepResult({}, summary, "summary", [Annotation("error", "x")], 1.0, {}, [], exit_code)
    checks = Checks(lambda line: None)
    check_failure(checks, step, "no such package", cloud)
    return checks.failed


EMPTY: dict[str, Any] = {"images": [], "snapshots": []}


def test_the_failure_that_was_expected_passes() -> None:
    assert failures_of_failing("## It failed\n\nE: no such package\n", FakeCloud(**EMPTY)) == 0


@pytest.mark.parametrize("summary", ["", "no such package\n## It failed\n", "## It failed\n" + "x\n" * 10 + "no such package\n"])
def test_a_diagnosis_that_is_missing_or_too_far_down_fails(summary: str) -> None:
    assert failures_of_failing(summary, FakeCloud(**EMPTY)) == 1


def test_a_failing_bake_that_leaves_something_or_is_green_fails() -> None:
    assert failures_of_failing("## It failed\nno such package", FakeCloud()) == 1
    assert failures_of_failing("## It failed\nno such package", FakeCloud(**EMPTY), exit_code=0) == 1


def test_rendering_that_asks_an_account_fails(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    step = result(tmp_path, outputs={"cloud-init": str(file), "template": str(file), "variables": str(file)})
    cloud = FakeCloud()
    checks = Checks(lambda line: None)
    check_render(checks, step, cloud)
    assert checks.failed == 0
    cloud.made.append({"service": "ec2", "action": "DescribeImages"})
    check_render(checks, step, cloud)
    assert checks.failed == 1


def test_what_is_left_is_named_as_a_person_would() -> None:
    keys = [{"id": "key-1", "name": "packer_1"}]
    left = left_over({"key_pairs": keys, "ssm_parameters": [{"name": "/dask"}], "problems": ["x"]})
    assert [str(resource) for resource in left] == ["key pair key-1 (packer_1)", "ssm parameter /dask"]


@pytest.mark.parametrize(
    ("rule", "failed"),
    [
        ({"direction": "ingress", "preexisting": False, "open_to_world": True}, 1),
        ({"direction": "ingress", "preexisting": False, "open_to_world": False}, 0),
        ({"direction": "ingress", "preexisting": True, "open_to_world": True}, 0),
        ({"direction": "egress", "preexisting": False, "open_to_world": True}, 0),
    ],
)
def test_a_group_that_lets_the_world_in_is_found(rule: dict[str, Any], failed: int) -> None:
    cloud, checks = FakeCloud(), Checks(lambda _: None)
    cloud.rules = [rule]
    check_groups(checks, cloud)
    assert (checks.passed, checks.failed) == (1 - failed, failed)
