"""What act says, and how it is ended."""

from __future__ import annotations

import json
from pathlib import Path

from workflow_runs.act import Act, read_log

JOB = {"job": "Nightly/Bake  ", "jobID": "bake"}
LINES = [
    "no JSON at all",
    json.dumps({**JOB, "stage": "Main", "step": "Bake", "stepResult": "success", "msg": "done"}),
    json.dumps({**JOB, "stage": "Post", "step": "Bake", "stepResult": "failure", "msg": "post"}),
    json.dumps({**JOB, "command": "set-output", "name": "ami", "arg": "ami-1", "msg": "set"}),
    json.dumps({"command": "summary", "content": "## The AMI is ready", "msg": "..."}),
    json.dumps({**JOB, "jobResult": "success", "msg": "succeeded"}),
]


def test_the_log_tells_results_outputs_and_summaries() -> None:
    read = read_log("\n".join(LINES), 0, [])
    assert read.jobs == {"Bake": "success"}
    assert read.steps == {("Bake", "Bake"): "success"}
    assert read.values_of("ami") == ["ami-1"]
    assert read.summaries == ["## The AMI is ready"]
    assert read.log == ["no JSON at all", "done", "post", "set", "succeeded"]


def _act(directory: Path, script: str) -> Act:
    program = directory / "act"
    program.write_text(f"#!/bin/bash\n{script}\n")
    program.chmod(0o755)
    return Act(program, directory)


def _run(act: Act, directory: Path, deadline_seconds: float):
    return act.run(directory, Path("x.yml"), "push", {}, {"PATH": "/usr/bin:/bin"}, deadline_seconds)


def test_what_outlives_act_is_found_and_ended(tmp_path: Path) -> None:
    # Until the child has executed its program, its command line is that of the script.
    begun = "until grep -q sleep /proc/$!/comm; do sleep 0.1; done"
    run = _run(_act(tmp_path, f'echo "$1 of $HOME"; sleep 600 >/dev/null 2>&1 & {begun}; exit 3'), tmp_path, 60)
    assert (run.exit_code, run.log) == (3, [f"push of {tmp_path}"])
    assert run.orphans == ["sleep 600"]


def test_act_is_killed_at_the_deadline_with_what_it_has_started(tmp_path: Path) -> None:
    run = _run(_act(tmp_path, "echo begun; sleep 600"), tmp_path, 1)
    assert run.exit_code is None
    assert run.log == ["begun"]
