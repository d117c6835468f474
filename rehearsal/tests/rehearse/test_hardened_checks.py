"""The checks of a hardened rehearsal fail for whatever is less restricted than it should be."""

from __future__ import annotations

import pytest

from rehearse.checks import Checks
from rehearse.hardened_checks import check_hardened_builders, check_hardened_instance
from rehearse.launch import Launched, Shell
from rehearse.local_cloud import LocalCloud

MOUNTS = dict.fromkeys(("/dev/shm", "/tmp", "/var/tmp"), "rw,nosuid,nodev,noexec,relatime")
ANSWERS = {
    "for directory": "",
    "umask;": "0077\n0077\n",
    "sudo -n -l": "Matching Defaults entries for ubuntu on ip-10-0-0-4:\n    use_pty, logfile=/var/log/sudo.log\n",
    "sudo -n sshd": "permitrootlogin no\ndisableforwarding yes\nallowusers ubuntu\n",
}


class FakeCloud(LocalCloud):
    """A cloud in which every instance has the same console."""

    def __init__(self, console: str) -> None:
        self._console = console

    def console(self, instance_id: str) -> str:
        return self._console


class FakeShell(Shell):
    """Answers each command as `answers` says, by the command's beginning."""

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers = answers

    def run(self, command: str) -> str:
        return next(answer for start, answer in self._answers.items() if command.lstrip().startswith(start))


def login(umask: str = "0077", **mounts: str) -> str:
    listed = "".join(f"; {where} {options}" for where, options in {**MOUNTS, **mounts}.items() if options)
    return f"[   31.4] local-ec2: login of ubuntu: umask {umask}{listed}\r\n"


def failed_checks(console: str) -> int:
    checks = Checks(lambda line: None)
    check_hardened_builders(checks, FakeCloud(console), ["i-1"])
    return checks.failed


def test_a_hardened_builder_passes() -> None:
    assert failed_checks(login() + login()) == 0


@pytest.mark.parametrize(
    "console",
    [
        "",
        login() + login(umask="0022"),
        *(login(**{where: options.replace("noexec,", "")}) for where, options in MOUNTS.items()),
        *(login(**{where: ""}) for where in MOUNTS),
        login().replace("; /tmp", "; /tmp rw,nosuid,nodev; /tmp"),
    ],
)
def test_one_login_without_a_restriction_fails(console: str) -> None:
    assert failed_checks(console) == 1


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("for directory", "/var/tmp\n"),
        ("umask;", "0077\n0022\n"),
        ("sudo -n -l", "Matching Defaults entries for ubuntu on ip-10-0-0-4:\n    env_reset\n"),
        ("sudo -n sshd", "permitrootlogin no\ndisableforwarding no\nallowusers ubuntu\n"),
    ],
)
def test_an_instance_without_a_restriction_fails(command: str, answer: str) -> None:
    checks = Checks(lambda line: None)
    check_hardened_instance(checks, Launched("i-1", FakeShell(ANSWERS)))
    assert (checks.passed, checks.failed) == (4, 0)
    check_hardened_instance(checks, Launched("i-1", FakeShell({**ANSWERS, command: answer})))
    assert checks.failed == 1
