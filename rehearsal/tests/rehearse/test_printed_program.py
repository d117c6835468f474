"""The program of a job summary, in child processes that stand for a user's Python."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rehearse.clusters import NoResult
from rehearse.printed_program import printed_command, printed_program, scale_printed_program

CALL = "EC2Cluster(ami='ami-1')"
PROGRAM = "with EC2Cluster() as cluster:\n    print(11)\n"
# What the lines that are appended use; their block is that of `if`.
FAKE = """\
class Cluster:
    def scale(self, count):
        print("scale to", count)
    def wait_for_workers(self, count):
        pass
cluster = client = Cluster()
if True:
"""


def test_the_program_is_the_block_that_launches_a_cluster() -> None:
    blocks = f"```python\n{CALL}\n```\ntext\n````python\n{PROGRAM}````\n"
    assert printed_program(f"## ready\n\n{blocks}") == PROGRAM


@pytest.mark.parametrize("summary", ["", f"```python\n{CALL}\n```\n", f"```python\n{PROGRAM}```\n" * 2])
def test_a_summary_without_exactly_one_program_is_an_error(summary: str) -> None:
    with pytest.raises(ValueError, match="programs that launch a cluster"):
        printed_program(summary)


def test_the_command_is_in_a_comment() -> None:
    first = "# uv run --python 3.11 --with-requirements 'client requirements.txt' cluster.py\n"
    command = ["uv", "run", "--python", "3.11", "--with-requirements", "client requirements.txt", "cluster.py"]
    assert printed_command(first + "# or else\n" + PROGRAM) == command
    with pytest.raises(ValueError, match="0 commands instead of one"):
        printed_command(PROGRAM)


def test_the_cluster_scales_after_the_publication(tmp_path: Path) -> None:
    done: list[str] = []
    scale_printed_program([sys.executable, "cluster.py"], FAKE + "    print(11)\n", {}, tmp_path / "run", lambda: done.append("published"))
    assert done == ["published"]


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("    print(12)\n", "did not print '11'"),
        ("    print(11); raise SystemExit(1)\n", "did not print 'launched'"),
        ("    print(11); client.wait_for_workers = None\n", "did not print 'scaled'"),
        ("    print(11); import atexit, os; atexit.register(os._exit, 3)\n", "ended with 3"),
    ],
)
def test_a_program_that_fails_is_no_result(tmp_path: Path, program: str, said: str) -> None:
    with pytest.raises(NoResult, match=said):
        scale_printed_program([sys.executable, "cluster.py"], FAKE + program, {}, tmp_path / "run", lambda: None)
