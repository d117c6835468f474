"""What must hold after a smoke test: a real cluster computed, and is gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rehearse.checks import Checks
from rehearse.local_cloud import LocalCloud
from rehearse.step import StepResult
from rehearse.timings import Timings

PART_TAG = "bake-dask-ami:part"
SMOKE_TEST_TAG = "bake-dask-ami:proof"
STATUS_TAG = "bake-dask-ami:status"


def check_smoke_test(checks: Checks, result: StepResult, ami: str, cloud: LocalCloud, timings: Timings) -> None:
    """Check a smoke test that should have been passed, and put its phases into the table of timings."""
    checks.that("output smoke-passed is true", result.outputs.get("smoke-passed") == "true", str(dict(result.outputs)))
    checks.that("output start-seconds is a number", _is_number(result.outputs.get("start-seconds", "")))
    path = Path(result.outputs.get("smoke-report") or "/nonexistent")
    if not checks.that("output smoke-report is a file", path.is_file(), str(path)):
        return
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for phase in report["phases"]:
        timings.add(f"  Smoke test: {phase['phase']}", phase["seconds"])
    results = {check["check"]: check["result"] for check in report["checks"]}
    checks.that("the cluster computed 11", results.get("first result") == 11, str(results))
    checks.that("a worker in a machine of its own computed", len(report["workers"]) == 1, str(report["workers"]))
    checks.that("it talked TLS", all(row["address"].startswith("tls://") for row in report["workers"]), str(report["workers"]))
    checks.that("the job summary reports the smoke test", "### Smoke test" in result.summary)
    state = cloud.state()
    cluster = [row for row in state["instances"] if PART_TAG in row["tags"]]
    ended = [row for row in cluster if row["state"] == "terminated"]
    checks.that("a scheduler and a worker were launched and terminated", len(cluster) == len(ended) == 2, str(cluster))
    ran = {row["image"] for row in cluster}
    checks.that("both ran the new image", ran == {ami}, str(ran))
    groups = [row for row in state["security_groups"] if PART_TAG in row["tags"]]
    checks.that("their security group is gone", not groups, str(groups))
    image = next(row for row in state["images"] if row["id"] == ami)
    tags = {key: image["tags"].get(key) for key in (STATUS_TAG, SMOKE_TEST_TAG)}
    checks.that("the image is tagged as ready and smoked", tags == {STATUS_TAG: "ready", SMOKE_TEST_TAG: "smoked"}, str(tags))


def _is_number(text: str) -> bool:
    try:
        return float(text) > 0
    except ValueError:
        return False
