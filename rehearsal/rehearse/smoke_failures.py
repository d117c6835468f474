"""Smoke tests that must fail: the same action meets images that were broken on purpose, in virtual machines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fake_packer import install_copying_packer
from rehearse.action_run import run_action
from rehearse.broken_images import FAULTS, Fault, broken_image
from rehearse.checks import Checks, check_failure
from rehearse.environment import Environment
from rehearse.job import Job
from rehearse.local_cloud import ADMINISTRATOR, left_over
from rehearse.options import SMOKE_INPUTS
from rehearse.smoke_test_checks import PART_TAG
from rehearse.step import StepResult
from rehearse.timings import Timings

# What the good bake alone may have: where Packer came from, and names that are taken by now.
_OF_THE_BAKE = frozenset(("ami-name", "output-dir", "packer-mirror"))
# The job's own rights have no copying of AMIs in them: it is no part of what is rehearsed.
_COPYING = {"AWS_ACCESS_KEY_ID": ADMINISTRATOR, "AWS_SECRET_ACCESS_KEY": "secret"}
# The words of an instance's StateReason when its own guest powered it off.
_POWERED_OFF = "Client.InstanceInitiatedShutdown"


def check_smoke_failures(
    checks: Checks,
    environment: Environment,
    job: Job,
    inputs: Mapping[str, str],
    baked: StepResult,
    timings: Timings,
    scratch: Path,
) -> None:
    """Break copies of the image that `job` has baked, each in one way, and check that its smoke test fails as it should.

    `inputs` are the step's that baked it; `scratch` is a directory for disks.
    """
    facts = Path(baked.outputs["manifest"]).with_name("dask-image.json")
    own = {name: value for name, value in inputs.items() if name not in _OF_THE_BAKE}
    own |= {"packer-version": "system", "packer-plugin-version": "system", "smoke-test": "true", "on-smoke-failure": "delete"}
    for fault in FAULTS:
        with broken_image(environment.cloud, baked.outputs["ami"], fault, scratch) as broken:
            programs = install_copying_packer(scratch / f"packer-{fault.code}", broken, facts, _COPYING)
            beside = job.beside(fault.code, {**environment.for_job(baked.outputs["region"]), "PATH": str(programs)})
            _check_failure(checks, environment, beside, {**SMOKE_INPUTS, **own}, fault, timings)


def _check_failure(checks: Checks, environment: Environment, job: Job, inputs: Mapping[str, str], fault: Fault, timings: Timings) -> None:
    cloud = environment.cloud
    before = cloud.state()
    known = {row["id"] for row in before["instances"]}
    result = run_action(job, inputs, f"A smoke test that must fail, {fault.name}", timings, checks, cloud)
    check_failure(checks, result, fault.says, cloud, left_over(before))
    passed = result.outputs.get("smoke-passed")
    checks.that("output smoke-passed is false", passed == "false", str(passed))
    path = Path(result.outputs.get("smoke-report") or "/nonexistent")
    if not checks.that("output smoke-report is a file", path.is_file(), str(path)):
        return
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for phase in report["phases"]:
        timings.add(f"  Smoke test: {phase['phase']}", phase["seconds"])
    code = report["diagnosis"]["code"]
    checks.that(f"the diagnosis is {fault.code}", code == fault.code, json.dumps(report["diagnosis"], indent=2))
    launched = [row for row in cloud.state()["instances"] if PART_TAG in row["tags"] and row["id"] not in known]
    ended = [row for row in launched if row["state"] == "terminated"]
    checks.that("every instance of its cluster was seen terminated", 0 < len(launched) == len(ended), str(launched))
    reasons = {row["id"]: row["reason"] for row in report["instances"]}
    # Not by the deadline: the user data powers an instance off when its container has ended.
    by_itself = [reason for reason in reasons.values() if _POWERED_OFF in reason]
    checks.that("the smoke test ended because an instance powered itself off", bool(by_itself), str(reasons))
