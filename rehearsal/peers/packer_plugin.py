"""The acceptance tests of Packer's amazon plugin, built from its Go module as it is served by the module proxy."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.commands import run
from artifacts.go_modules import download
from artifacts.go_toolchain import GO_VERSION, find_go_toolchain
from artifacts.packer import PLUGIN, Packer
from peers.results import FAILED, NOT_RUN, PASSED, Result
from peers.stage import Stage

# Those that bake with a machine or ask for data; the others of the plugin (instance, volume, chroot) have no acceptance tests.
PACKAGES = ("builder/ebs", "builder/ebssurrogate", "datasource/ami", "datasource/parameterstore", "datasource/secretsmanager")
# Most of each is waiting; more at once than this and two cores are busy with starting Packer.
_PARALLEL = 6
_MINUTES = 20
_ENDS = re.compile(r"^--- (PASS|FAIL|SKIP): (\S+) \((\d+\.\d+)s\)$", re.MULTILINE)
_OUTCOMES = {"PASS": PASSED, "FAIL": FAILED, "SKIP": NOT_RUN}
# Accounts to share with; nobody looks whether they are there.
_SHARED_WITH = {
    "TESTACC_AWS_ACCOUNT_ID": "210987654321",
    "TESTACC_AWS_ORG_ARN": "arn:aws:organizations::123456789012:organization/o-abcdefghij",
    "TESTACC_AWS_OU_ARN": "arn:aws:organizations::123456789012:ou/o-abcdefghij/ou-abcd-12345678",
}


def built_tests() -> Artifact:
    """A directory for each package with its test program `tests`, from the cache or built (minutes on two cores)."""
    return cached("packer-plugin-tests", [repr(PLUGIN), GO_VERSION, Path(__file__).read_bytes()], _build)


def run_package(package: str, tests: Artifact, not_run: Iterable[str], packer: Packer, stage: Stage) -> list[Result]:
    """Runs the acceptance tests of one package; their output and Packer's logs are kept in the stage's directory.

    A test that has not ended, because the program panicked or ran out of time, has failed.
    """
    directory = stage.directory / package.replace("/", "-")
    # Packer's logs are written into the working directory.
    shutil.copytree(tests.path / package, directory)
    skipped = sorted(not_run)
    argv = [
        *("./tests", "-test.v", "-test.run", "^TestAcc", f"-test.parallel={_PARALLEL}", f"-test.timeout={_MINUTES}m"),
        *(["-test.skip", f"^({'|'.join(skipped)})$"] if skipped else []),
    ]
    output = stage.run(argv, directory, _environment(packer))
    names = run(["./tests", "-test.list", "^TestAcc"], cwd=directory).split()
    return read_results(package, names, skipped, output)


def read_results(package: str, names: Iterable[str], not_run: Iterable[str], output: str) -> list[Result]:
    """What came of the named tests, by the output of `-test.v`. Subtests are indented and count in theirs."""
    ends = {name: (_OUTCOMES[word], float(seconds)) for word, name, seconds in _ENDS.findall(output)}
    left_out = dict.fromkeys(not_run, (NOT_RUN, 0.0))
    return [Result(package, name, *{**left_out, **ends}.get(name, (FAILED, 0.0))) for name in names]


def _environment(packer: Packer) -> dict[str, str]:
    return {
        **_SHARED_WITH,
        "PACKER_ACC": "1",
        "CHECKPOINT_DISABLE": "1",
        "PACKER_PLUGIN_PATH": str(packer.plugin_directory),
        "PATH": f"{packer.program_directory}{os.pathsep}{os.environ['PATH']}",
    }


def _build(out: Path) -> None:
    go = find_go_toolchain()
    # The module cache is read-only, and a package's test data has to lie beside it.
    source = out / "source"
    shutil.copytree(download(go.program, PLUGIN), source)
    for directory in (source, *(path for path in source.rglob("*") if path.is_dir())):
        directory.chmod(0o755)
    for package in PACKAGES:
        (out / package).mkdir(parents=True)
        run(
            [go.program, "test", "-c", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", out / package / "tests", f"./{package}"],
            cwd=source,
            environment={"CGO_ENABLED": "0", "GOFLAGS": "", "GOTOOLCHAIN": "local", "GOWORK": "off"},
        )
        for data in (source / package).glob("test-fixtures"):
            shutil.copytree(data, out / package / data.name)
    shutil.rmtree(source)
