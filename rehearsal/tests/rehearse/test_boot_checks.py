"""The checks of an instance's boot fail for units that run though they are masked, or do not run well."""

from __future__ import annotations

import pytest

from rehearse.boot_checks import TRIMMED, check_boot, check_server_boot
from rehearse.checks import Checks
from rehearse.launch import Shell

WELL = {
    "systemctl is-system-running": "running\n",
    "systemctl --failed": "",
    "systemd-analyze time": "Startup finished in 2s (kernel) + 8s (userspace) = 10s\ngraphical.target reached after 8s.\n",
    "find": "\n".join((*TRIMMED, "apt-daily.timer")),
    "systemctl list-units": "docker.service loaded active running Docker\nsnapd.socket loaded active listening Socket\n",
    "cat": "Hello, world!\nwritten",
    "sudo snap list": "No snaps are installed yet. Try 'snap install hello-world'.\n",
}


class FakeShell(Shell):
    """Answers each command as `answers` says, by the command's beginning."""

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers = answers

    def run(self, command: str) -> str:
        return next(answer for start, answer in self._answers.items() if command.startswith(start))


def failed(start: str = "fast", **changes: str) -> int:
    checks = Checks(lambda line: None)
    shell = FakeShell({**WELL, **changes})
    check_boot(checks, shell)
    check_server_boot(checks, shell, start)
    return checks.failed


def test_a_trimmed_instance_passes() -> None:
    assert failed() == 0


def test_a_plain_instance_passes_without_masks_but_those_of_automatic_upgrades() -> None:
    running = {"systemctl list-units": "snapd.service loaded active running Snap\nman-db.timer loaded active waiting Daily\n"}
    assert failed("plain", find="apt-daily.timer\n", **running) == 0
    assert failed("plain") == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"systemctl is-system-running": "degraded\n", "systemctl --failed": "a.service loaded failed failed A\n"},
        {"systemctl list-units": "man-db.timer loaded active waiting Daily man-db regeneration\n"},
        {"systemctl list-units": "snapd.service loaded active running Snap Daemon\n"},
        {"find": "\n".join(TRIMMED - {"man-db.timer"})},
        {"cat": "written"},
        {"cat": "Hello, world!\n"},
        {"sudo snap list": "error: cannot communicate with server\n"},
    ],
)
def test_one_thing_that_is_wrong_fails(changes: dict[str, str]) -> None:
    assert failed(**changes) == 1
