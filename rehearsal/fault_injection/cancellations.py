"""One bake that is cancelled, or whose runner is lost, at one moment; and what is left of it."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

from fault_injection.moments import Moment
from fault_injection.setting import Common, Stage, misbehave, requests_of, stage
from fault_injection.transcript import LineMissing
from rehearse.checks import Checks, check_cloud
from rehearse.local_cloud import left_over
from rehearse.step import Step, StepResult, end_orphans

# Bounds a hang; a moment comes after a minute or less.
MOMENT_SECONDS = 600.0
_POLL_SECONDS = 0.1
# Post is at work by then: its first look has found nothing, and the answer is still to come.
_LATE_SECONDS = 2.0
ARCHIVE = r"/packer/.*\.zip"
OLDER_THAN_SECONDS = 1.0
DAY = 86_400.0
EXPIRES = "bake-dask-ami:expires"


def check_cancelled(moment: Moment, common: Common, directory: Path, checks: Checks) -> None:
    """Cancel a bake at a moment by the runner's signals and times, run post, and check that nothing is left."""
    with stage(common, directory, moment.stalled_download) as scene:
        step = _begin(scene, moment, checks)
        if step is None:
            return
        step.cancel()
        main = scene.job.finish(step)
        checks.that("main exits on the runner's first signal", main.cancelled_by == "SIGINT", f"it took {main.cancelled_by}")
        checks.that("main ends red", main.exit_code == 1, f"exit code {main.exit_code}")
        said = [note.message for note in main.annotations if "cancelled" in note.message]
        checks.that("main says that it was cancelled, and what happens next", bool(said), scene.transcript.end())
        checks.that("the job summary says so", "cancelled" in main.summary, main.summary)
        letting_go = threading.Timer(_LATE_SECONDS if moment.let_go_late else 0, scene.cloud.set, [{"holds": []}])
        letting_go.start()
        post = scene.job.run_post()
        letting_go.join()
        checks.that("post ends green", post is not None and post.succeeded, scene.transcript.end())
        _check_nothing_left(scene, checks)


def check_lost(moment: Moment, common: Common, directory: Path, checks: Checks) -> None:
    """Lose the runner at a moment: no signal, and no post step. Later the sweep action removes what is left."""
    with stage(common, directory) as scene:
        step = _begin(scene, moment, checks)
        if step is None:
            return
        step.send_signal(signal.SIGKILL)
        step.wait()
        # The machine is gone with everything that ran on it.
        end_orphans(scene.job.tracking_id)
        scene.cloud.set({"holds": []})
        left = left_over(scene.cloud.state())
        checks.that("something is left", bool(left))
        _check_sweep_keeps_what_is_young(scene, checks, len(left))
        _let_time_pass(scene)
        first = _sweep(scene, "first-sweep", OLDER_THAN_SECONDS)
        checks.that("the sweep action ends green", first.succeeded, scene.transcript.end())
        _check_nothing_left(scene, checks)
        before = len(_removals(scene))
        second = _sweep(scene, "second-sweep", OLDER_THAN_SECONDS)
        checks.that("a second sweep ends green", second.succeeded, scene.transcript.end())
        checks.that("a second sweep finds nothing to remove", len(_removals(scene)) == before, scene.transcript.end())


def _begin(scene: Stage, moment: Moment, checks: Checks) -> Step | None:
    """Start main and wait until the moment has come; None when it has not, which is a failed check."""
    scene.write(moment.files)
    scene.cloud.set(moment.settings)
    inputs = scene.inputs(moment.inputs)
    asked = len(_archives_asked_for(scene)) if moment.stalled_download else 0
    if moment.stalled_download:
        misbehave(scene.common.releases, {"path": ARCHIVE, "kind": "stall"})
        inputs |= scene.common.releases.inputs() | {"packer-plugin-version": ""}
    step = scene.job.start_main(inputs)
    try:
        if moment.log is not None:
            scene.transcript.wait_for(moment.log, MOMENT_SECONDS)
        elif moment.stalled_download:
            _wait_until(lambda: len(_archives_asked_for(scene)) > asked, step)
        else:
            _wait_until(lambda: bool(scene.cloud.held()), step)
    except LineMissing as error:
        step.cancel()
        checks.that(f"the bake comes to the moment: {moment.name}", False, f"{error}\n{scene.transcript.end()}")
        return None
    return step


def _wait_until(come: Callable[[], bool], step: Step) -> None:
    end = time.monotonic() + MOMENT_SECONDS
    while not come():
        if time.monotonic() > end or not step.is_running():
            raise LineMissing("it had not been reached when the step ended")
        time.sleep(_POLL_SECONDS)


def _archives_asked_for(scene: Stage) -> list[str]:
    return [path for path in requests_of(scene.common.releases) if re.fullmatch(ARCHIVE, path)]


def _check_nothing_left(scene: Stage, checks: Checks) -> None:
    left = left_over(scene.cloud.state())
    checks.that("nothing is left in the account", not left, "\n".join(map(str, left)) + "\n" + scene.transcript.end())
    check_cloud(checks, scene.cloud, end_orphans(scene.job.tracking_id))


def _check_sweep_keeps_what_is_young(scene: Stage, checks: Checks, left: int) -> None:
    _sweep(scene, "early-sweep", DAY)
    now = len(left_over(scene.cloud.state()))
    checks.that("the sweep action leaves alone what may still be in use", now == left, f"{now} of {left} are left")


def _let_time_pass(scene: Stage) -> None:
    """Move what the tags say of the end into the past; creation times cannot be moved, so the sweep is asked for seconds."""
    ec2 = scene.cloud.client("ec2")
    state = scene.cloud.state()
    ids = [row["id"] for kind, rows in state.items() for row in rows if kind != "problems" and EXPIRES in (row.get("tags") or {})]
    if ids:
        ec2.create_tags(Resources=ids, Tags=[{"Key": EXPIRES, "Value": "2020-01-01T00:00:00.000Z"}])
    time.sleep(_LATE_SECONDS)


def _sweep(scene: Stage, name: str, older_than_seconds: float) -> StepResult:
    inputs = {"older-than-hours": f"{older_than_seconds / 3600:.6f}", "dry-run": "false"}
    return scene.sweep_job(name).run_main(inputs)


def _removals(scene: Stage) -> list[str]:
    verbs = ("Delete", "Deregister", "Terminate", "Cancel")
    return [call["action"] for call in scene.cloud.calls() if call["action"].startswith(verbs)]
