"""A small action in a child process, run as GitHub's runner runs one."""

from __future__ import annotations

import signal
import textwrap
import threading
from pathlib import Path

import pytest

from artifacts.commands import CommandFailed
from rehearse.job import Job
from rehearse.step import end_orphans, read_action

DEFINITION = """
name: fake
inputs: {docker-image: {default: "daskdev/dask:latest"}}
runs: {using: node24, main: main.js, post: post.js, post-if: always()}
"""
DEADLINE_SECONDS = 60


class Fixture:
    """An action made of two scripts, a job to run it in, and the lines that were shown."""

    def __init__(self, directory: Path, main: str, post: str) -> None:
        action = directory / "action"
        action.mkdir()
        (action / "action.yml").write_text(DEFINITION)
        for name, script in (("main.js", main), ("post.js", post)):
            (action / name).write_text("const fs = require('fs');\n" + textwrap.dedent(script))
        self.shown: list[str] = []
        self._line = threading.Condition()
        self.job = Job(read_action(action), directory / "job", {}, self._show)

    def _show(self, line: str) -> None:
        with self._line:
            self.shown.append(line)
            self._line.notify_all()

    def wait_for(self, line: str) -> None:
        with self._line:
            assert self._line.wait_for(lambda: line in self.shown, DEADLINE_SECONDS), self.shown


def test_outputs_state_and_summary_come_back(tmp_path: Path) -> None:
    main = """
        fs.appendFileSync(process.env.GITHUB_OUTPUT, 'ami<<E\\nami-1\\nE\\n')
        fs.appendFileSync(process.env.GITHUB_STATE, 'run=42\\n')
        fs.appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# hello s3cret')
        console.log('::add-mask::s3cret')
        console.log('::error::it is s3cret')
        process.exitCode = 1
    """
    fixture = Fixture(tmp_path, main, "console.log(process.env.STATE_run, process.env['INPUT_DOCKER-IMAGE'])")
    result = fixture.job.run_main({})
    post = fixture.job.run_post()
    assert (result.exit_code, result.outputs, result.summary) == (1, {"ami": "ami-1"}, "# hello ***")
    assert [note.level for note in result.annotations] == ["error"]
    assert fixture.shown == ["error: it is ***", "42 daskdev/dask:latest"]
    assert post is not None
    assert post.succeeded


def test_a_cancelled_step_gets_sigint_alone_and_post_gets_its_state(tmp_path: Path) -> None:
    main = """
        fs.appendFileSync(process.env.GITHUB_STATE, 'run=42\\n')
        process.on('SIGINT', () => { console.log('node'); process.exit(130) })
        const wait = 'trap "touch interrupted" INT; echo armed; while :; do sleep 600; done'
        const child = require('child_process').spawn('sh', ['-c', wait], { stdio: ['ignore', 'pipe', 'ignore'] })
        child.stdout.on('data', () => console.log('ready'))
        setInterval(() => {}, 1000)
    """
    fixture = Fixture(tmp_path, main, "console.log(process.env.STATE_run)")
    step = fixture.job.start_main({})
    fixture.wait_for("ready")
    step.cancel()
    ended = end_orphans(fixture.job.tracking_id)
    result = fixture.job.finish(step)
    fixture.job.run_post()
    assert (result.exit_code, result.cancelled_by) == (130, "SIGINT")
    assert fixture.shown == ["ready", "node", "42"]
    # The shell, which has the words in its command line, or already its child: it is armed before it has started it.
    assert any("sleep 600" in command for command in ended)
    assert list((fixture.job.root / "workspace").iterdir()) == []


def test_a_step_that_ignores_signals_is_killed(tmp_path: Path) -> None:
    main = """
        process.on('SIGINT', () => console.log('SIGINT')); process.on('SIGTERM', () => console.log('SIGTERM'))
        setInterval(() => {}, 1000); console.log('ready')
    """
    fixture = Fixture(tmp_path, main, "")
    step = fixture.job.start_main({})
    fixture.wait_for("ready")
    step.cancel()
    assert (step.wait().exit_code, step.wait().cancelled_by) == (None, "SIGKILL")
    assert fixture.shown == ["ready", "SIGINT", "SIGTERM"]


def test_what_a_step_has_saved_when_its_process_is_killed_is_kept(tmp_path: Path) -> None:
    main = "fs.appendFileSync(process.env.GITHUB_STATE, 'run=42\\n'); console.log('ready'); setInterval(() => {}, 1000)"
    fixture = Fixture(tmp_path, main, "console.log(process.env.STATE_run)")
    step = fixture.job.start_main({})
    fixture.wait_for("ready")
    step.send_signal(signal.SIGKILL)
    fixture.job.finish(step)
    fixture.job.run_post()
    assert fixture.shown == ["ready", "42"]


@pytest.mark.parametrize("main", ["fs.appendFileSync(process.env.GITHUB_OUTPUT, 'no pair')", "fs.rmSync(process.env.GITHUB_STATE)"])
def test_a_step_whose_files_a_runner_would_refuse_is_an_error_that_says_so(tmp_path: Path, main: str) -> None:
    with pytest.raises(CommandFailed, match=r"Invalid format 'no pair'|no such file"):
        Fixture(tmp_path, main, "").job.run_main({})


def test_an_action_that_cannot_be_run_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"there is no .*action\.yml"):
        read_action(tmp_path)
