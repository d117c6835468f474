"""`python -m peers`: runs the suites of others; peers.mjs says what has to be there before."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from artifacts.packer import Packer, packer
from machines.low_ports import require_low_ports
from peers.account import PUBLIC_IMAGES, prepare_account
from peers.dask_cloudprovider import SUITE, run_tests
from peers.packer_plugin import PACKAGES, built_tests, run_package
from peers.results import FAILED, NOT_RUN, PASSED, Declared, Result, read_declared, surprises, table
from peers.stage import Stage
from rehearse.local_cloud import start_simulated_cloud
from rehearse.program import run_program
from rehearse.rehearsal import say

_DECLARED = Path(__file__).with_name("declared.json")
_PACKAGES_HERE = Path(__file__).resolve().parents[1]


def main() -> int:
    """Exit status: 0 every test came out as it is declared, 1 one did not, else as run_program gives it."""
    options = _options()
    return run_program(lambda kept, scratch: _story(options, kept, scratch))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="npm run rehearse:peers --", description="Runs test suites that others wrote against an EC2 on this machine."
    )
    parser.add_argument("--peer-python", type=Path, required=True, help=argparse.SUPPRESS)
    suites = (*PACKAGES, SUITE)
    parser.add_argument("--only", choices=suites, action="append", metavar="SUITE", help=f"one of {', '.join(suites)}")
    return parser.parse_args()


def _story(options: argparse.Namespace, kept: Path, scratch: Path) -> int:
    granted = require_low_ports()
    if granted:
        say(f"Changed on this machine: {granted}")
    wanted = options.only or [*PACKAGES, SUITE]
    declared = [each for each in read_declared(_DECLARED) if each.suite in wanted]
    tools = packer()
    cloud = start_simulated_cloud(scratch / "ec2", options.peer_python, _PACKAGES_HERE, PUBLIC_IMAGES)
    try:
        prepare_account(cloud)
        # What is kept tells why a test failed: Packer's logs, and those of the suites.
        results = _run(wanted, declared, tools, options.peer_python, Stage(cloud, kept))
    finally:
        cloud.stop()
    say(table(results, declared))
    unexpected = surprises(results, declared, wanted)
    for line in unexpected:
        say(f"Not expected: {line}")
    count = Counter(result.outcome for result in results)
    say(f"\n{count[FAILED]} tests failed and {count[NOT_RUN]} were not run; the logs are in {kept}")
    say(f"{count[PASSED]} passed, {len(unexpected)} failed")
    return 0 if count[PASSED] > 0 and not unexpected else 1


def _run(wanted: list[str], declared: list[Declared], tools: Packer, python: Path, stage: Stage) -> list[Result]:
    """Every suite at once: most of each is waiting."""
    left_out = {suite: [each.name for each in declared if (each.suite, each.outcome) == (suite, NOT_RUN)] for suite in wanted}
    suites: list[Callable[[], list[Result]]] = []
    if packages := [suite for suite in wanted if suite in PACKAGES]:
        tests = built_tests()
        suites += [partial(run_package, package, tests, left_out[package], tools, stage) for package in packages]
    if SUITE in wanted:
        suites.append(partial(run_tests, python, left_out[SUITE], stage))
    with ThreadPoolExecutor(len(suites)) as pool:
        running = [pool.submit(suite) for suite in suites]
        try:
            return [result for each in running for result in each.result()]
        finally:
            # The pool waits for its threads, also when we are interrupted.
            stage.ended.set()


if __name__ == "__main__":
    sys.exit(main())
