"""The check of the timeline fails if it lacks a step, or has one that comes too early."""

from __future__ import annotations

from typing import Any

import pytest

from rehearse.checks import Checks
from rehearse.smoke_test_checks import STEPS, check_timeline

TIMES = {step: float(at) for at, step in enumerate(step for together in STEPS for step in together)}


def failed(machines: list[dict[str, Any]]) -> int:
    """How many checks of these timelines fail."""
    checks = Checks(lambda line: None)
    check_timeline(checks, machines)
    return checks.failed


def machines(times: dict[str, float]) -> list[dict[str, Any]]:
    """A scheduler that is well, and a worker with these times."""
    return [{"role": "scheduler", "times": TIMES}, {"role": "worker", "times": times}]


def test_a_complete_timeline_passes_and_docker_may_be_ready_before_cloud_init() -> None:
    assert failed(machines(TIMES)) == 0
    assert failed(machines({**TIMES, "docker": TIMES["userspace"]})) == 0


@pytest.mark.parametrize("step", [step for step in TIMES if step != "launch"])
def test_a_step_that_is_missing_or_too_early_fails(step: str) -> None:
    assert failed(machines({other: at for other, at in TIMES.items() if other != step})) == 1
    assert failed(machines({**TIMES, step: -1.0})) == 1


def test_a_machine_that_is_missing_fails() -> None:
    assert failed(machines(TIMES)[:1]) == 1
