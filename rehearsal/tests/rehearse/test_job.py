"""A small action in a child process, run as GitHub's runner runs one."""

from __future__ import annotations

import json
import os
import shutil
import textwrap
import threading
from pathlib import Path

import pytest

from rehearse.action_definition import BadAction, read_action
from rehearse.job import Job
from rehearse.step import end_orphans

DEFINITION = """
name: fake
inputs:
  docker-image: {default: "daskdev/dask:latest"}
  two words: {default: "2"}
  wanted: {default: true}
  region: {description: no fallback}
outputs:
  ami: {description: x}
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
        node = shutil.which("node")
        assert node is not None
        environment = {"AWS_REGION": "eu-west-2", "PATH": "/some/packer"}
        self.job = Job(read_action(action), Path(node), directory / "job", environment, self._show)

    def _show(self, line: str) -> None:
        with self._line:
            self.shown.append(line)
            self._line.notify_all()

    def wait_for(self, line: str) -> None:
        with self._line:
            assert self._line.wait_for(lambda: line in self.shown, DEADLINE_SECONDS), self.shown


def test_the_step_sees_inputs_and_environment_as_on_a_runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "the users own")
    fixture = Fixture(tmp_path, "console.log(JSON.stringify(process.env))", "")
    result = fixture.job.run_main({"region": "us-east-1", "unknown": "x", "docker-image": ""})
    seen = json.loads(fixture.shown[0])
    assert result.succeeded
    assert {name: value for name, value in seen.items() if name.startswith("INPUT_")} == {
        "INPUT_DOCKER-IMAGE": "",
        "INPUT_TWO_WORDS": "2",
        "INPUT_WANTED": "true",
        "INPUT_REGION": "us-east-1",
        "INPUT_UNKNOWN": "x",
    }
    assert seen["PATH"].startswith("/some/packer:/usr/")
    assert seen["AWS_REGION"] == "eu-west-2"
    assert seen["HOME"].startswith(str(tmp_path))
    assert seen["HOME"] != os.environ.get("HOME")
    assert "AWS_PROFILE" not in seen


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
    assert result.exit_code == 130
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
    assert step.wait().exit_code == -9
    assert fixture.shown == ["ready", "SIGINT", "SIGTERM"]


@pytest.mark.parametrize(
    ("definition", "said"),
    [
        ("runs: {using: composite, steps: []}", "no JavaScript action"),
        ("runs: {using: node24, main: dist/index.js}", "npm run build"),
        ("inputs: {token: {default: '${{ github.token }}'}}\nruns: {using: node24, main: main.js}", "token"),
    ],
)
def test_an_action_that_cannot_be_run(tmp_path: Path, definition: str, said: str) -> None:
    (tmp_path / "action.yml").write_text(definition)
    (tmp_path / "main.js").touch()
    with pytest.raises(BadAction, match=said):
        read_action(tmp_path)
