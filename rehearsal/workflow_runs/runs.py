"""All workflows, some at a time; each prints what was seen in one piece."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from rehearse.checks import Checks, check_cloud
from workflow_runs.act import ActRun
from workflow_runs.case import Case, nothing
from workflow_runs.cases import CASES
from workflow_runs.options import Options
from workflow_runs.rights import limit
from workflow_runs.scene import Common, Scene, scene

_LINES_OF_A_FAILURE = 60


@dataclass
class Tally:
    """Counts over all workflows."""

    passed: int = 0
    failed: int = 0


def run_workflows(options: Options, common: Common, directory: Path, say: Callable[[str], None]) -> Tally:
    """Run every workflow that is wanted; gives the counts. A run that breaks down is a failed check."""
    tally, printing = Tally(), threading.Lock()

    def run(case: Case) -> None:
        lines: list[str] = []
        checks = Checks(lines.append)
        started = time.monotonic()
        log: list[str] = []
        try:
            _run(case, common, directory / case.workflow, checks, log)
        except Exception:
            checks.that("the workflow is run to its end", False, traceback.format_exc())
        if options.show or checks.failed:
            lines += [f"  | {line}" for line in (log if options.show else log[-_LINES_OF_A_FAILURE:])]
        with printing:
            tally.passed += checks.passed
            tally.failed += checks.failed
            say("\n".join([f"\n== {case.workflow}.yml, {time.monotonic() - started:.0f} s", *lines]))

    with ThreadPoolExecutor(options.together) as pool:
        try:
            for done in as_completed([pool.submit(run, case) for case in CASES if options.wants(case.workflow)]):
                done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for act in common.running:
                act.end()
            raise
    return tally


def _run(case: Case, common: Common, directory: Path, checks: Checks, log: list[str]) -> None:
    """Run one workflow as often as its case says, and check what came of it; adds act's log to `log`."""
    with scene(common, case.workflow, directory) as where:
        case.prepare(where)
        where.cloud.set(case.settings)
        limit(where.cloud, common.repository, case.policies, case.key_policies)
        orphans: list[str] = []
        for number, (prepare, check) in enumerate(((nothing, case.check), *case.later), 1):
            prepare(where)
            run = where.run(case.event)
            (directory / f"summary-{number}.md").write_text("\n".join(run.summaries), encoding="utf-8")
            log += run.log
            orphans += run.orphans
            _check_jobs(case, run, checks)
            check(where, run, checks)
        _check_rights(where, checks)
        check_cloud(checks, where.cloud, orphans)


def _check_jobs(case: Case, run: ActRun, checks: Checks) -> None:
    if not checks.that("act ends in time", run.exit_code is not None):
        return
    checks.that(f"the jobs end as they should: {dict(case.jobs)}", run.jobs == case.jobs, str(run.jobs))
    red = "failure" in case.jobs.values()
    checks.that(f"the run is {'red' if red else 'green'}", (run.exit_code != 0) == red, f"exit code {run.exit_code}")


def _check_rights(where: Scene, checks: Checks) -> None:
    """Check that the documented policies allow all that was called; a dry run is a question for a right, and may be rejected."""
    rejections = ("UnauthorizedOperation", "AccessDenied")
    rejected = [call for call in where.cloud.calls() if any(each in (call["error"] or "") for each in rejections)]
    lines = [f"{call['service']} {call['action']} {call['parameters']}: {call['error']}" for call in rejected]
    checks.that("the documented policies allow every call", not rejected, "\n".join(lines))
