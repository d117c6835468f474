"""Three nights of the nightly: one that bakes, one in which nothing has changed, and one that bakes anew and removes an old AMI."""

from __future__ import annotations

import json

from rehearse.checks import Checks, check_only_images_left
from rehearse.local_cloud import ADMINISTRATOR, REGION
from workflow_runs.act import ActRun
from workflow_runs.case import Case, nothing, took_role
from workflow_runs.published import CANDIDATE, FAMILY, add_ready_image
from workflow_runs.scene import Scene

_IMAGE = "daskdev/dask"
# As the workflow says.
_KEPT = 5
_JOB = "Bake, test and publish"
# The actions of AWS that change nothing.
_READING = ("Describe", "Get", "List", "AssumeRole")


def _prepare(scene: Scene) -> None:
    """Put the container image into the registry, and AMIs of four earlier nights into the account."""
    _push(scene, 1)
    for day in range(1, _KEPT):
        more = {"repository": "example/analysis", "fingerprint": f"{day}" * 64}
        add_ready_image(scene.cloud, f"{FAMILY}-{day}", f"2026-01-0{day}T00:00:00.000Z", more)


def _baked(scene: Scene, run: ActRun, checks: Checks) -> None:
    checks.that("the first night bakes", run.values_of("reused") == ["false"], str(run.values_of("reused")))
    checks.that("the smoke test passed", run.values_of("smoke-passed") == ["true"], str(run.values_of("smoke-passed")))
    checks.that("the role was taken with the job's OIDC token", scene.tokens.given > 0 and took_role(scene))
    _check_published(scene, run, checks, versions=1)
    _check_images(scene, checks)


def _reused(scene: Scene, run: ActRun, checks: Checks) -> None:
    first = _history(scene)[0]
    checks.that("the second night reuses", run.values_of("reused") == ["true"], "\n".join(run.log[-40:]))
    checks.that("its AMI is that of the first", set(run.values_of("ami")) == {first}, str(run.values_of("ami")))
    calls = [call for call in scene.cloud.calls() if call["time"] >= run.began and call["access_key"] != ADMINISTRATOR]
    written = [call["action"] for call in calls if not call["action"].startswith(_READING)]
    checks.that("it changes nothing in the account", not written, str(written))
    _check_published(scene, run, checks, versions=1)
    _check_images(scene, checks)


def _new_digest(scene: Scene) -> None:
    _push(scene, 2)


def _push(scene: Scene, build: int) -> None:
    """Push a build of the container image: the registry has it, and builders pull it."""
    scene.proxy.upstream.builds[_IMAGE] = build
    scene.cloud.set({"guest": {"image_facts": {"docker_image_digest": scene.proxy.upstream.digest(_IMAGE)}}})


def _baked_anew(scene: Scene, run: ActRun, checks: Checks) -> None:
    checks.that("the third night bakes", run.values_of("reused") == ["false"], str(run.values_of("reused")))
    before = _history(scene)[0]
    why = f"Changed since {before} was baked: digest of {_IMAGE}:latest."
    checks.that("it says what has changed", run.says(why), f"no line says {why!r}")
    _check_published(scene, run, checks, versions=2)
    changes = [json.loads(each) for each in run.values_of("changes") if each]
    digests = [each["sections"]["image"].get("docker_image_digest") for each in changes]
    checks.that("the digests before and now are put out", len(digests) == 1 and len(set(digests[0] or [])) == 2, str(changes))
    checks.that("the AMI before is that of the first night", set(run.values_of("previous-ami")) == {before}, str(run.outputs))
    _check_images(scene, checks)
    gone = [row for row in scene.cloud.state()["images"] if row["name"] == f"{FAMILY}-1"]
    checks.that("the oldest AMI is removed", all(row["state"] == "deregistered" for row in gone), str(gone))


def _history(scene: Scene) -> list[str]:
    versions = scene.cloud.client("ssm").get_parameter_history(Name=CANDIDATE)["Parameters"]
    return [version["Value"] for version in sorted(versions, key=lambda version: version["Version"])]


def _check_published(scene: Scene, run: ActRun, checks: Checks, versions: int) -> None:
    """Check that the parameter names the AMI of the run, with this version."""
    history = _history(scene)
    ami = run.values_of("ami")[-1:]
    checks.that("the parameter names the AMI", len(history) == versions and history[-1:] == ami, f"{history}, {ami}")
    given = set(run.values_of("ssm-parameter-versions"))
    checks.that("its version is put out", given == {f'{{"{REGION}":{versions}}}'}, str(given))
    line = f"{CANDIDATE} names {ami[0] if ami else '?'}"
    checks.that("what comes after the bake sees it", run.says(line), f"no line says {line!r}")


def _check_images(scene: Scene, checks: Checks) -> None:
    """Check that the family has as many images as the workflow keeps, and that nothing else is left but them and the parameter."""
    family = [row["id"] for row in scene.cloud.state()["images"] if row["name"].startswith(FAMILY) and row["state"] == "available"]
    checks.that(f"the family has {_KEPT} AMIs", len(family) == _KEPT, str(family))
    check_only_images_left(checks, scene.cloud, family, (CANDIDATE,))


NIGHTLY = Case(
    "nightly",
    "schedule",
    {_JOB: "success"},
    _baked,
    policies=("bake", "smoke-test", "ssm-parameter", "retention"),
    prepare=_prepare,
    later=((nothing, _reused), (_new_digest, _baked_anew)),
)
