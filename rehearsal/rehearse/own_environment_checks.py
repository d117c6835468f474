"""What must hold for an image with an environment of its own: its record, its container images, its packages, who asked the index."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

from artifacts.index_packages import PRIVATE_MODULE, READABLE_MILLION
from artifacts.package_index import PRIVATE_PREFIX, Request
from rehearse.checks import Checks
from rehearse.launch import Shell
from rehearse.own_environment import CONTEXT_IN_IMAGE, IGNORED, OwnEnvironment
from rehearse.step import StepResult

# Nobody can serve an image of this name.
REPOSITORY = "localhost/bake-dask-ami"


def record_of(result: StepResult) -> dict[str, Any]:
    """The record of a baked image (dask-image.json), which lies beside the manifest. Raises OSError when it is not there."""
    record: dict[str, Any] = json.loads(Path(result.outputs["manifest"]).with_name("dask-image.json").read_text(encoding="utf-8"))
    return record


def check_record(checks: Checks, result: StepResult, own: OwnEnvironment) -> None:
    """Check that the record says which environment is in the image, and lists its packages."""
    record = record_of(result)
    image = str(record["docker_image"])
    checks.that(f"the container image is {REPOSITORY}", image.startswith(f"{REPOSITORY}:"), image)
    recorded = record.get("environment") or {}
    said = (recorded.get("kind"), recorded.get("path"))
    checks.that("the record names the environment", said == (own.recorded_kind, own.path), str(recorded))
    packages, wanted = record["python_packages"], own.packages()
    found = {name: packages.get(name) for name in wanted}
    checks.that("the record lists the packages of the environment", found == wanted, str(found))
    checks.that("the job summary names the environment", own.path in result.summary, result.summary[:2000])


def check_index(checks: Checks, own: OwnEnvironment) -> None:
    """Check that the private part of the index was read with the login, and only with it."""
    private = [request for request in own.index.requests if request.path.startswith(PRIVATE_PREFIX)]
    fetched = [request for request in private if _is_private_wheel(request) and request.status == 200]
    checks.that("the private package came from the private index", bool(fetched), "\n".join(map(str, own.index.requests)))
    others = [request for request in private if request.user is None and request.status != 401]
    checks.that("the private index rejects everybody without login", not others, "\n".join(map(str, others)))


def check_smoke_script(checks: Checks, result: StepResult) -> None:
    """Check that a worker of the smoke test's cluster has computed with the private package."""
    path = Path(result.outputs.get("smoke-report") or "/nonexistent")
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"checks": []}
    results = {check["check"]: check["result"] for check in report["checks"]}
    said = str(results.get("smoke-script"))
    checks.that("a worker has computed with the private package", READABLE_MILLION in said, str(results))


def check_instance_environment(checks: Checks, shell: Shell, image: str, own: OwnEnvironment, others: list[str]) -> None:
    """Check the container images of an instance: `image` has the environment; beside it are `others` and no build cache."""
    names = [image, *others]
    # The base image may be one of the others under another name.
    inspected = shell.run(f"sudo docker image inspect --format '{{{{.Id}}}}' -- {shlex.join(names)} || true").split()
    listed = shell.run("sudo docker image ls --no-trunc --format '{{.ID}} {{.Repository}}:{{.Tag}}'")
    found = {line.split()[0] for line in listed.splitlines()}
    expected = len(inspected) == len(names) and found == set(inspected)
    checks.that("its container images are those of the environment and of the inputs", expected, listed)
    usage = shell.run("sudo docker system df --format '{{.Type}}={{.Size}}'").splitlines()
    checks.that("the build has left no cache", "Build Cache=0B" in usage, str(usage))
    program = f"import {PRIVATE_MODULE}; print({PRIVATE_MODULE}.readable(10**6))"
    computed = _in_container(shell, image, f"python -c {shlex.quote(program)}")
    checks.that("the private package computes in the container", computed == READABLE_MILLION, computed)
    secrets = _in_container(shell, image, "sh -c 'ls -A /run/secrets 2>/dev/null; env'")
    held = own.index.login.password in secrets or "PIP_" in secrets
    checks.that("no secret is in the container", not held and secrets != "", secrets)
    if own.kind == "dockerfile":
        files = _in_container(shell, image, f"ls -A {CONTEXT_IN_IMAGE}").split()
        kept = "requirements.txt" in files and IGNORED not in files
        checks.that("the context is in the image without what .dockerignore names", kept, str(files))


def _in_container(shell: Shell, image: str, command: str) -> str:
    return shell.run(f"sudo docker run --rm --pull=never --network=none {shlex.quote(image)} {command} 2>&1 || true").strip()


def _is_private_wheel(request: Request) -> bool:
    return request.user is not None and request.path.endswith(".whl") and PRIVATE_MODULE in request.path
