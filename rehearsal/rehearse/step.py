"""A step of an action, run as GitHub's runner runs it by ../runner (TypeScript, which the tests of the action use as well)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from artifacts.commands import CommandFailed, run
from rehearse import REPOSITORY

# The npm package `node` is the Node.js that runs the action on GitHub's runners; it runs TypeScript as it is.
NODE = REPOSITORY / "node_modules/node/bin/node"
_RUNNER = (str(NODE), str(REPOSITORY / "rehearsal/runner/main.ts"))


@dataclass(frozen=True)
class Action:
    """The action.yml in a directory: the names of its outputs, and whether it has a post step."""

    directory: Path
    outputs: frozenset[str]
    has_post: bool


def read_action(directory: Path) -> Action:
    """Read `directory`/action.yml. Raises CommandFailed when it is missing, cannot be run here, or its bundle is not there."""
    found = json.loads(run([*_RUNNER, directory]))
    return Action(directory, frozenset(found["outputs"]), "post" in found)


@dataclass(frozen=True)
class Annotation:
    """What the runner shows on the job's page: `level` is error, warning or notice; `title` may be empty."""

    level: str
    message: str
    title: str = ""


@dataclass(frozen=True)
class StepResult:
    """How a step ended, as ../runner/step.ts has it; `exit_code` is None when a signal ended it."""

    outputs: Mapping[str, str]
    summary: str
    summary_file: str
    annotations: Sequence[Annotation]
    seconds: float
    state: Mapping[str, str]
    masks: Sequence[str]
    exit_code: int | None = None
    cancelled_by: str | None = None

    @property
    def succeeded(self) -> bool:
        """Whether the runner would call the step a success."""
        return self.exit_code == 0


class Step:
    """A running step. `request` is as ../runner/main.ts takes it; `show` gets every line of the log, secrets masked."""

    def __init__(self, request: Mapping[str, object], show: Callable[[str], None]) -> None:
        self.result: StepResult | None = None
        self._show = show
        self._process = subprocess.Popen(
            _RUNNER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            # Keeps a Ctrl-C in the terminal from reaching the step: the runner decides when it is cancelled.
            start_new_session=True,
        )
        self._tell(json.dumps(request))
        self._pump = threading.Thread(target=self._read_events, daemon=True)
        self._pump.start()

    def is_running(self) -> bool:
        """Whether the step has not ended yet."""
        return self._process.poll() is None

    def wait(self) -> StepResult:
        """Wait for the step's end. Raises CommandFailed when it cannot be run, or wrote a file that the runner would refuse."""
        status = self._process.wait()
        self._pump.join()
        if self.result is None:
            assert self._process.stderr is not None
            raise CommandFailed(_RUNNER, status, self._process.stderr.read())
        return self.result

    def cancel(self) -> None:
        """End the step as the runner does on a cancelled job: signals to node alone, not to its process group."""
        self._tell("cancel")
        self._process.wait()
        self._pump.join()

    def send_signal(self, number: signal.Signals) -> None:
        """Send node a signal; nothing happens when it has ended."""
        self._tell(number.name)

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()

    def _read_events(self) -> None:
        assert self._process.stdout is not None
        for event in map(json.loads, self._process.stdout):
            if "line" in event:
                self._show(event["line"])
            elif "ended" in event:
                annotations = [Annotation(**note) for note in event["ended"].pop("annotations")]
                self.result = StepResult(annotations=annotations, **event["ended"])


def end_orphans(tracking_id: str) -> list[str]:
    """Kill every process that still carries a job's RUNNER_TRACKING_ID and return their command lines.

    As Runner.Worker/JobExtension.cs does when the job ends.
    """
    marker = f"RUNNER_TRACKING_ID={tracking_id}".encode()
    killed: list[str] = []
    for directory in Path("/proc").glob("[0-9]*"):
        try:
            if marker not in (directory / "environ").read_bytes().split(b"\0"):
                continue
            command = (directory / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
            os.kill(int(directory.name), signal.SIGKILL)
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if command:
            killed.append(command)
    return killed
