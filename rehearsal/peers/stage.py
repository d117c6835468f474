"""Where the suites run: a local EC2, a directory for what they write, and an end for all of them."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from artifacts.processes import Service
from peers.account import REGION
from rehearse.local_cloud import LocalCloud

_POLL_SECONDS = 0.2
_GRACE_SECONDS = 5


@dataclass(frozen=True)
class Stage:
    """A running local EC2 for several suites at once; `ended` ends what they have started."""

    cloud: LocalCloud
    directory: Path
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self, argv: Sequence[str | Path], directory: Path, environment: Mapping[str, str]) -> str:
        """Run a program of a suite in a directory to its end; gives all that it wrote, which `tests.log` there keeps.

        Of our own environment it gets PATH alone, with a home of its own and the account's: no profile and no plugin of the
        user's is met.
        """
        home = directory / "home"
        home.mkdir()
        given = {"PATH": os.environ["PATH"], "HOME": str(home), **self.cloud.environment(REGION), **environment}
        variables = [f"{name}={value}" for name, value in given.items()]
        log = directory / "tests.log"
        program = Service(directory.name, ["env", "--ignore-environment", f"--chdir={directory}", *variables, *argv], log)
        try:
            while program.is_running() and not self.ended.wait(_POLL_SECONDS):
                pass
        finally:
            program.stop(_GRACE_SECONDS)
        return log.read_text(encoding="utf-8", errors="replace")
