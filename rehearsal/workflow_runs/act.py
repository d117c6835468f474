"""nektos/act, a runner of GitHub workflows that we did not write: one run of it, and what it said.

Jobs run on this machine itself (`-P ubuntu-latest=-self-hosted`), by the node on PATH.
"""

from __future__ import annotations

import json
import subprocess
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehearse.step import end_orphans

# Read in act 0.2.89 (pkg/model/workflow.go, pkg/runner/) and seen in its runs.
IGNORED = (
    "concurrency",
    "permissions: every job may do everything",
    "timeout-minutes of a job (that of a step in whole minutes only)",
    "schedules: the event is the one that act is given",
    "ACTIONS_ID_TOKEN_REQUEST_URL: given by this rehearsal where the workflow has the permission",
    "the versions of Node.js in action.yml: the node on PATH runs everything",
    "artifacts' retention",
)


@dataclass
class ActRun:
    """How a run of act ended. `jobs` has the result of every job by its name (`success`, `failure`), `log` what was printed.

    `steps` has the results of main steps by job name and step name, `outputs` those that steps have set, in order.
    `exit_code` is None when act had to be ended because it took too long. `began` is in seconds since the epoch.
    """

    exit_code: int | None
    jobs: dict[str, str] = field(default_factory=dict)
    steps: dict[tuple[str, str], str] = field(default_factory=dict)
    outputs: list[tuple[str, str]] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    began: float = 0.0

    def values_of(self, name: str) -> list[str]:
        """Every value that an output of this name was set to."""
        return [value for output, value in self.outputs if output == name]

    def says(self, text: str) -> bool:
        """Whether a line of the log holds a text."""
        return any(text in line for line in self.log)


class Act:
    """act, with a directory of its own for everything it keeps: the tool cache of its jobs is there too."""

    def __init__(self, program: Path, home: Path) -> None:
        self._program = program
        self._home = home
        self._tracking_id = f"act_{uuid.uuid4()}"

    def run(
        self,
        root: Path,
        workflow: Path,
        event: str,
        repositories: Mapping[str, Path],
        environment: Mapping[str, str],
        deadline_seconds: float,
    ) -> ActRun:
        """Run a workflow of the git repository `root` for an event; `repositories` are those that act shall not fetch.

        `environment` is all that act and the jobs get beside HOME and a tracking id. At the deadline act is killed: on a
        gentler signal it would do the same to the processes of its steps.
        """
        local = [f"--local-repository={name}={directory}" for name, directory in repositories.items()]
        argv = [self._program, event, "--workflows", workflow, "--platform", "ubuntu-latest=-self-hosted", "--json"]
        began = time.time()
        with subprocess.Popen(
            [*map(str, argv), "--no-cache-server", *local, "--env", f"RUNNER_TRACKING_ID={self._tracking_id}"],
            cwd=root,
            env={**environment, "HOME": str(self._home), "RUNNER_TRACKING_ID": self._tracking_id},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
            errors="replace",
        ) as process:
            try:
                output, exit_code = process.communicate(timeout=deadline_seconds)[0], process.returncode
            except subprocess.TimeoutExpired:
                self.end()
                output, exit_code = process.communicate()[0], None
        run = read_log(output, exit_code, self.end())
        run.began = began
        return run

    def end(self) -> list[str]:
        """Kill act and everything that its jobs have started, and give the command lines of what was still there."""
        return end_orphans(self._tracking_id)


def read_log(output: str, exit_code: int | None, orphans: list[str]) -> ActRun:
    """Reads act's log (`--json`); lines that are not JSON are kept as they are."""
    read = ActRun(exit_code, orphans=orphans)
    for line in output.splitlines():
        entry = _entry(line)
        job = str(entry.get("job", "")).partition("/")[2].strip()
        if "jobResult" in entry:
            read.jobs[job] = entry["jobResult"]
        if "stepResult" in entry and entry.get("stage") == "Main":
            read.steps[job, entry["step"]] = entry["stepResult"]
        if entry.get("command") == "set-output":
            read.outputs.append((entry["name"], entry["arg"]))
        if entry.get("command") == "summary":
            read.summaries.append(entry["content"])
        else:
            read.log.append(str(entry.get("msg", line)).rstrip("\n"))
    return read


def _entry(line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError:
        return {}
    return entry if isinstance(entry, dict) else {}
