"""What must hold after a smoke test: a real cluster computed, and is gone."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from rehearse.checks import Checks
from rehearse.local_cloud import LocalCloud
from rehearse.step import StepResult
from rehearse.timings import Timings

PART_TAG = "bake-dask-ami:part"
SMOKE_TEST_TAG = "bake-dask-ami:proof"
# Steps of a machine's start that come one after the other; those of one line in any order.
STEPS: tuple[tuple[str, ...], ...] = (
    ("launch",),
    ("kernel",),
    ("userspace",),
    ("cloud-init", "docker"),
    ("container",),
    ("process",),
    ("port open",),
    ("connected",),
    ("first result",),
)
# The start of a process is known in ticks of 10 ms, and clocks are compared to half a round trip.
CLOCK_ERROR_SECONDS = 0.25
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
    check_timeline(checks, report["timeline"])
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


def check_timeline(checks: Checks, machines: list[dict[str, Any]]) -> None:
    """Check that a scheduler and a worker have the time of every step, in the order of the steps."""
    roles = [machine["role"] for machine in machines]
    checks.that("the report has the timelines of the scheduler and of a worker", roles == ["scheduler", "worker"], str(roles))
    for machine in machines:
        times, steps = machine["times"], [step for together in STEPS for step in together]
        missing = [step for step in steps if step not in times]
        since = ", ".join(f"{step} {times[step] - times['launch']:.1f}" for step in steps if step not in missing)
        if checks.that(f"the timeline of the {machine['role']} has every step", not missing, f"{', '.join(missing)} missing of {since}"):
            ends = [(min(times[step] for step in together), max(times[step] for step in together)) for together in STEPS]
            ordered = all(last <= first + CLOCK_ERROR_SECONDS for (_, last), (first, _) in pairwise(ends))
            checks.that(f"the timeline of the {machine['role']} is in order", ordered, since)


def _is_number(text: str) -> bool:
    try:
        return float(text) > 0
    except ValueError:
        return False
