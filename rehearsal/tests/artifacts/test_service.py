"""Programs that run beside us: found ready, and ended with all they started, however we end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from artifacts.processes import Service, ServiceFailed

REHEARSAL = Path(__file__).resolve().parents[2]
DEADLINE_SECONDS = 60


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(pid: int) -> None:
    end = time.monotonic() + DEADLINE_SECONDS
    while is_alive(pid):
        assert time.monotonic() < end, f"{pid} is still there"
        time.sleep(0.05)


def test_it_is_ended_with_its_children(tmp_path: Path) -> None:
    script = "sleep 600 & echo child $!; trap '' TERM; exec sleep 600"
    service = Service("fake", ["sh", "-c", script], tmp_path / "log")
    child = int(service.wait_for_line(r"^child (\d+)$", DEADLINE_SECONDS).group(1))
    service.stop(grace_seconds=0.2)
    assert not service.is_running()
    wait_until_gone(child)


def test_one_that_ends_early_says_why(tmp_path: Path) -> None:
    service = Service("fake", ["sh", "-c", "echo no such port; exit 3"], tmp_path / "log")
    with pytest.raises(ServiceFailed, match=r"(?s)status 3.*no such port"):
        service.wait_for_line("listening", DEADLINE_SECONDS)


def test_one_that_stays_silent_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    service = Service("fake", ["sleep", "600"], tmp_path / "log")
    with pytest.raises(ServiceFailed, match="not ready"):
        service.wait_for_line("listening", 0.2)
    service.stop()


def test_it_ends_with_us_even_when_we_are_killed(tmp_path: Path) -> None:
    script = (
        "import time; from pathlib import Path; from artifacts.processes import Service\n"
        f"service = Service('fake', ['sh', '-c', 'echo ready; exec sleep 600'], Path({str(tmp_path / 'log')!r}))\n"
        "service.wait_for_line('ready', 60); print(service.pid, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(REHEARSAL)}
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert is_alive(pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    wait_until_gone(pid)
