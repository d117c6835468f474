"""The EC2 tests of dask-cloudprovider, as they lie in its wheel."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from pathlib import Path

from artifacts.commands import run
from peers.results import FAILED, NOT_RUN, PASSED, Result
from peers.stage import Stage

SUITE = "dask-cloudprovider"
_TESTS = ("test_ec2.py", "test_helper.py")
# What ends a test that waits for ever; pytest-timeout goes by the tests' own marks where they have one.
_SECONDS = 600


def run_tests(python: Path, not_run: Iterable[str], stage: Stage) -> list[Result]:
    """Runs them with `python`, which has dask-cloudprovider and pytest; output and report are kept in the stage's directory."""
    directory = stage.directory / SUITE
    directory.mkdir(parents=True)
    report = directory / "report.xml"
    skipped = sorted(not_run)
    installed = _package(python)
    argv: list[str | Path] = [
        *(python, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-p", "peers.get_session", "-o", "asyncio_mode=auto"),
        # They need it said that they may cost something.
        *("--create-external-resources", f"--timeout={_SECONDS}", f"--junitxml={report}", f"--rootdir={installed}"),
        *(f"--deselect=aws/tests/{file}::{name}" for file in _TESTS for name in skipped),
        *(installed / "aws/tests" / file for file in _TESTS),
    ]
    here = Path(__file__).resolve().parents[1]
    stage.run(argv, directory, {"PYTHONPATH": str(here), "PYTHONDONTWRITEBYTECODE": "1"})
    return [*read_report(report), *(Result(SUITE, name, NOT_RUN) for name in skipped)]


def read_report(report: Path) -> list[Result]:
    """What came of the tests in a JUnit report, nothing where there is none. One that skips itself has not been run."""
    if not report.exists():
        return []
    found: list[Result] = []
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        kinds = {child.tag for child in case}
        outcome = FAILED if kinds & {"failure", "error"} else NOT_RUN if "skipped" in kinds else PASSED
        found.append(Result(SUITE, case.attrib["name"], outcome, float(case.attrib.get("time", 0))))
    return found


def _package(python: Path) -> Path:
    program = "import dask_cloudprovider, pathlib; print(pathlib.Path(dask_cloudprovider.__file__).parent)"
    return Path(run([python, "-c", program]).strip())
