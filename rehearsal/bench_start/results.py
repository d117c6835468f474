"""What a benchmark has measured so far, kept in files as it goes: a later failure takes nothing away."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from artifacts.commands import CommandFailed
from bench_recipe.bakes import BakeFailed
from bench_start.images import NotTakenOver
from bench_start.measured import Case, Failure, Start
from bench_start.plot import timeline_svg
from bench_start.tables import ratios, report
from rehearse.cluster_group import NotEnded
from rehearse.clusters import NoResult

# What may go wrong with one bake or one cluster. The control paths of the local EC2 raise URLError, which is an OSError.
FAILURES = (BakeFailed, BotoCoreError, ClientError, CommandFailed, NoResult, NotEnded, NotTakenOver, OSError)


@dataclass
class Results:
    """The starts and the failures of a benchmark with the container image `container`, and the seconds of its bakes by image.

    `initialization_rate` is that of `initialized` root volumes, in MiB/s.
    """

    container: str
    initialization_rate: int
    starts: list[Start] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    bake_seconds: dict[str, float] = field(default_factory=dict)

    def attempt(self, case: Case, run: int, work: Callable[[], None], show: Callable[[str], None]) -> None:
        """Do a part of the benchmark; one of FAILURES is noted and shown, and the next part may begin. Anything else is raised."""
        try:
            work()
        except FAILURES as error:
            self.failures.append(Failure(case, run, f"{type(error).__name__}: {error}"))
            show(f"FAILED: {self.failures[-1].error}")

    def write(self, directory: Path) -> list[str]:
        """Write results.json and, when there is a start, timeline.svg; gives the lines of the tables."""
        content = {
            "container": self.container,
            "initialization_rate": self.initialization_rate,
            "bake_seconds": self.bake_seconds,
            "ratios": ratios(self.starts),
            "starts": [asdict(start) for start in self.starts],
            "failures": [asdict(failure) for failure in self.failures],
        }
        (directory / "results.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        if self.starts:
            (directory / "timeline.svg").write_text(timeline_svg(self.starts), encoding="utf-8")
        return report(self.starts, self.failures)
