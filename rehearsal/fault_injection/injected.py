"""One bake into which a failure is injected; what the step makes of it, and what is left."""

from __future__ import annotations

from pathlib import Path

from fault_injection.failures import Failure
from fault_injection.setting import Common, Stage, misbehave, stage
from rehearse.checks import DIAGNOSIS_LINES, Checks, check_cloud, check_only_image_left, diagnosis_lines
from rehearse.local_cloud import left_over
from rehearse.step import StepResult, end_orphans


def check_injected(failure: Failure, common: Common, directory: Path, checks: Checks) -> None:
    """Bake with a failure injected, run post, and check code, words and remedy, and that nothing is left."""
    with stage(common, directory, failure.mirror_fault is not None) as scene:
        inputs = scene.inputs(failure.inputs)
        if failure.mirror_fault is not None:
            misbehave(common.releases, failure.mirror_fault)
            inputs |= common.releases.inputs() | {"packer-plugin-version": ""}
        scene.cloud.set(failure.settings)
        scene.write(failure.files)
        main = scene.job.run_main(inputs)
        post = scene.job.run_post()
        checks.that("post ends green", post is not None and post.succeeded, scene.transcript.end())
        check_cloud(checks, scene.cloud, end_orphans(scene.job.tracking_id))
        if failure.code is None:
            _check_baked(scene, failure, main, checks)
        else:
            _check_failed(scene, failure, main, checks)


def _check_baked(scene: Stage, failure: Failure, main: StepResult, checks: Checks) -> None:
    ami = main.outputs.get("ami", "")
    if checks.that("the bake succeeds nevertheless", main.succeeded and bool(ami), scene.transcript.end(80)):
        check_only_image_left(checks, scene.cloud, ami)
    if failure.log is not None:
        checks.that(f"the log says {failure.log!r}", scene.transcript.holds(failure.log), scene.transcript.end())


def _check_failed(scene: Stage, failure: Failure, main: StepResult, checks: Checks) -> None:
    checks.that("the step ends red", main.exit_code == 1, f"exit code {main.exit_code}\n{scene.transcript.end()}")
    errors = [note for note in main.annotations if note.level == "error"]
    titles = [note.title for note in errors]
    checks.that(f"its one error is {failure.code}", titles == [failure.code], f"{errors}\n{scene.transcript.end()}")
    lines = diagnosis_lines(main.summary)
    found = any((failure.words or "") in line for line in lines)
    checks.that(f"the first {DIAGNOSIS_LINES} lines of the diagnosis hold {failure.words!r}", found, "\n".join(lines))
    checks.that("there is no output ami", not main.outputs.get("ami"), str(main.outputs))
    left = left_over(scene.cloud.state())
    checks.that("nothing is left in the account", not left, "\n".join(map(str, left)))
