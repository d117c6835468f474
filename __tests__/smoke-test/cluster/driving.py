"""cluster.py as the action starts it: a process of its own that tells what it does on standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).parents[3] / "src" / "smoke-test" / "cluster.py"
# Programs and modules in the place of NVIDIA's.
GPU_STAND_INS = Path(__file__).parent / "gpu_stand_ins"
DEADLINE_SECONDS = 300


@dataclass(frozen=True)
class Driven:
    """How a run of cluster.py ended: exit status, its events, and what else was printed."""

    status: int
    events: list[dict[str, Any]]
    said: str

    def of(self, kind: str) -> list[dict[str, Any]]:
        """The events of one kind, in order."""
        return [event for event in self.events if event["event"] == kind]

    @property
    def phases(self) -> list[str]:
        """The phases that began, in order."""
        return [event["phase"] for event in self.of("phase")]

    @property
    def results(self) -> dict[str, Any]:
        """What each check gave."""
        return {event["check"]: event["result"] for event in self.of("check")}


def drive(home: Path, arguments: list[str], given: dict[str, Any] | None, environment: Mapping[str, str]) -> Driven:
    """Run cluster.py to its end with nothing of our own environment but what is given."""
    ended = subprocess.run(
        [sys.executable, str(PROGRAM), *arguments],
        input="" if given is None else json.dumps(given),
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        timeout=DEADLINE_SECONDS,
        check=False,
    )
    return Driven(ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()], ended.stderr)
