"""A long-running program of ours: started in its own session, watched through its log, ended for certain."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

POLL_SECONDS = 0.05


class ServiceFailed(Exception):
    """A service ended, or stayed silent, before it was ready."""


class Service:
    """One program, its standard output and error in `log`.

    Its own session keeps a Ctrl-C in the terminal from reaching it directly: we end it when what uses it has ended.
    `setpriv --pdeathsig` has the kernel end it even if we are killed outright. Its standard input stays open as long as
    we live, for programs that end when it closes.
    """

    def __init__(self, name: str, argv: Sequence[str | Path], log: Path, environment: Mapping[str, str] | None = None) -> None:
        self.name = name
        self.log = log
        with log.open("ab") as sink:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", "--", *map(str, argv)],
                stdin=subprocess.PIPE,
                stdout=sink,
                stderr=sink,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """The process id; setpriv replaces itself by the program, so it is the program's own."""
        return self._process.pid

    def is_running(self) -> bool:
        """Whether the program has not ended yet."""
        return self._process.poll() is None

    def wait_for_line(self, pattern: str, deadline_seconds: float) -> re.Match[str]:
        """The first match of `pattern` in the log; raises ServiceFailed when the program ends or the time is over."""
        end = time.monotonic() + deadline_seconds
        while True:
            # Asked before the log is read: what a program wrote before it ended is still found.
            alive = self.is_running()
            match = re.search(pattern, self._log_text(), re.MULTILINE)
            if match:
                return match
            if not alive:
                raise ServiceFailed(f"{self.name} ended with status {self._process.returncode}:\n{self._last_lines()}")
            if time.monotonic() > end:
                raise ServiceFailed(f"{self.name} was not ready after {deadline_seconds:.0f} s:\n{self._last_lines()}")
            time.sleep(POLL_SECONDS)

    def stop(self, grace_seconds: float = 60) -> None:
        """End the program and everything in its session's process group; returns when it is gone."""
        if self._process.stdin and not self._process.stdin.closed:
            self._process.stdin.close()
        if self.is_running():
            self._signal(signal.SIGTERM)
            try:
                self._process.wait(grace_seconds)
            except subprocess.TimeoutExpired:
                self._signal(signal.SIGKILL)
                self._process.wait()
        # The program is gone; what it left in its process group must not outlive it.
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)

    def _log_text(self) -> str:
        return self.log.read_text(errors="replace")

    def _last_lines(self) -> str:
        return "\n".join(self._log_text().splitlines()[-20:])
