"""One entry point of an action as a process: its files, its output, its end, its cancellation."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearse.file_commands import FileCommandError, parse_pairs
from rehearse.workflow_commands import Annotation, OutputReader

# actions/runner, src/Runner.Sdk/ProcessInvoker.cs: how long it waits after SIGINT and after SIGTERM.
SIGINT_SECONDS = 7.5
SIGTERM_SECONDS = 2.5
# Output that a child process of the step still holds open after the step itself has ended is not waited for.
OUTPUT_SECONDS = 10
_FILES = ("OUTPUT", "STATE", "ENV", "PATH", "STEP_SUMMARY")


@dataclass(frozen=True)
class StepResult:
    """How a step ended. `exit_code` is negative when a signal ended it; `summary_path` is its job summary's file."""

    exit_code: int
    outputs: Mapping[str, str]
    environment: Mapping[str, str]
    path_additions: Sequence[str]
    summary: str
    summary_path: Path
    annotations: Sequence[Annotation]
    seconds: float

    @property
    def succeeded(self) -> bool:
        """Whether the runner would call the step a success."""
        return self.exit_code == 0


class Step:
    """A running step. Its log and command files lie in `files`; `reader` sees every line of its output."""

    def __init__(self, argv: Sequence[str], cwd: Path, environment: Mapping[str, str], files: Path, reader: OutputReader) -> None:
        files.mkdir(parents=True)
        self._files = {name: files / name.lower() for name in _FILES}
        for path in self._files.values():
            path.touch()
        self._reader = reader
        self._log = files / "log"
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            argv,
            cwd=cwd,
            env={**environment, **{f"GITHUB_{name}": str(path) for name, path in self._files.items()}},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._pump = threading.Thread(target=self._read_output, daemon=True)
        self._pump.start()

    @property
    def pid(self) -> int:
        """The process id of node: the one process that the runner signals."""
        return self._process.pid

    def is_running(self) -> bool:
        """Whether node has not ended yet."""
        return self._process.poll() is None

    def wait(self) -> StepResult:
        """Wait for the step's end. Raises FileCommandError when it wrote a file that the runner would refuse."""
        exit_code = self._process.wait()
        seconds = time.monotonic() - self._started
        self._pump.join(OUTPUT_SECONDS)
        summary = self._files["STEP_SUMMARY"]
        return StepResult(
            exit_code=exit_code,
            outputs={**self._reader.outputs, **parse_pairs(self._text("OUTPUT"))},
            environment=parse_pairs(self._text("ENV")),
            path_additions=self._text("PATH").splitlines(),
            summary=self._reader.masked(self._text("STEP_SUMMARY")),
            summary_path=summary,
            annotations=tuple(self._reader.annotations),
            seconds=seconds,
        )

    def cancel(self) -> signal.Signals:
        """End the step as the runner does on a cancelled job: signals to node alone, not to its process group.

        Gives the signal that it took.
        """
        for number, seconds in ((signal.SIGINT, SIGINT_SECONDS), (signal.SIGTERM, SIGTERM_SECONDS)):
            self.send_signal(number)
            try:
                self._process.wait(seconds)
                break
            except subprocess.TimeoutExpired:
                continue
        else:
            number = signal.SIGKILL
            self.send_signal(number)
            self._process.wait()
        self._pump.join(OUTPUT_SECONDS)
        return number

    def send_signal(self, number: signal.Signals) -> None:
        """Send node a signal; nothing happens when it has ended."""
        self._process.send_signal(number)

    def saved_state(self) -> dict[str, str]:
        """What the step has saved for post so far. What the runner could not read, it would not pass on either."""
        try:
            return {**self._reader.state, **parse_pairs(self._text("STATE"))}
        except FileCommandError:
            return dict(self._reader.state)

    def _read_output(self) -> None:
        assert self._process.stdout is not None
        with self._log.open("wb") as log:
            for raw in self._process.stdout:
                log.write(raw)
                log.flush()
                self._reader.read(raw.decode(errors="replace").rstrip("\r\n"))

    def _text(self, name: str) -> str:
        return self._files[name].read_bytes().decode("utf-8-sig", errors="replace")


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
