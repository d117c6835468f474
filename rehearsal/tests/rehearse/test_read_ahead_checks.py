"""The checks of what an instance reads ahead, against the answers of an instance."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from rehearse.checks import Checks
from rehearse.read_ahead_checks import check_read_ahead

READ = "read 12288 bytes of /dev/vda in 2 pieces, 0 of them failed, from second 1.5 to 2.0 of the uptime\n"
FAST = {
    "ls -d": "",
    "cat /usr/local/lib": "0 4096\n524288 8192\n",
    "systemctl is-enabled": "enabled\n",
    "for i in": "dead success\n",
    "cat /run": READ,
}
PLAIN = {"ls -d": "", "cat /usr/local/lib": "", "systemctl is-enabled": "not-found\n", "for i in": "dead success\n", "cat /run": ""}


@dataclass
class Answers:
    """A shell that answers commands by how they begin."""

    answers: dict[str, str]

    def run(self, command: str) -> str:
        return next(answer for beginning, answer in self.answers.items() if command.startswith(beginning))


def failed(answers: dict[str, str], start: str) -> int:
    checks = Checks(lambda line: None)
    check_read_ahead(checks, Answers(answers), start)  # type: ignore[arg-type]
    return checks.failed


@pytest.mark.parametrize(("answers", "start"), [(FAST, "fast"), (PLAIN, "plain")])
def test_an_image_as_it_should_be_passes(answers, start):
    assert failed(answers, start) == 0


@pytest.mark.parametrize(
    "difference",
    [
        {"ls -d": "/usr/local/lib/bake-dask-ami/record.sh\n"},
        {"cat /usr/local/lib": ""},
        {"systemctl is-enabled": "disabled\n"},
        {"for i in": "failed exit-code\n"},
        {"for i in": "running success\n"},
        {"cat /run": ""},
        {"cat /run": READ.replace("12288", "4096")},
        {"cat /run": READ.replace("0 of them", "1 of them")},
    ],
)
def test_a_fast_image_with_a_fault_fails(difference):
    assert failed({**FAST, **difference}, "fast") > 0


@pytest.mark.parametrize("difference", [{"cat /usr/local/lib": "0 4096\n"}, {"systemctl is-enabled": "enabled\n"}])
def test_a_plain_image_that_reads_ahead_fails(difference):
    assert failed({**PLAIN, **difference}, "plain") > 0
