"""The action's whole life in a job: main, then post, as a runner runs them."""

from __future__ import annotations

from collections.abc import Mapping

from rehearse.checks import Checks, check_cloud
from rehearse.interruption import Interrupted
from rehearse.job import Job
from rehearse.local_cloud import LocalCloud
from rehearse.step import StepResult, end_orphans
from rehearse.timings import Timings


def run_action(job: Job, inputs: Mapping[str, str], name: str, timings: Timings, checks: Checks, cloud: LocalCloud) -> StepResult:
    """Run main and post, and check what holds after any run; gives how main ended.

    `name` is what the timings call it. post runs after a cancelled main too: it is what cleans up.
    """
    show = checks.show
    show(f"\n== {name} (main)")
    try:
        result = job.run_main(inputs)
    except Interrupted:
        show("\n== Interrupted: the step was cancelled as the runner does it; post cleans up (post)")
        job.run_post()
        end_orphans(job.tracking_id)
        raise
    timings.add(f"{name}: main", result.seconds)
    show(f"\n== The end of the job (post); main ended with {result.exit_code}")
    post = job.run_post()
    orphans = end_orphans(job.tracking_id)
    show("\n== Checks")
    if post:
        timings.add(f"{name}: post", post.seconds)
        checks.that("post exits with 0", post.succeeded, f"exit code {post.exit_code}")
    check_cloud(checks, cloud, orphans)
    return result
