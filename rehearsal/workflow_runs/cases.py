"""Every workflow of docs/workflows: the event that starts it, what it is run in, and what must hold afterwards."""

from __future__ import annotations

from artifacts.rapids_image import RAPIDS_TAG, REPOSITORY
from rehearse.checks import Checks, check_only_images_left
from rehearse.local_cloud import ADMINISTRATOR, left_over
from workflow_runs.act import ActRun
from workflow_runs.case import Case, Check, took_role
from workflow_runs.nightly import NIGHTLY
from workflow_runs.published import CANDIDATE, STABLE, named_by, publish_two, rejected
from workflow_runs.scene import Scene

_FAILING = {"guest": {"scripts": {"pull-images.sh": {"lines": ["no space left on device"], "exit": 1}}}}
_LONG_AGO = "2020-01-01T00:00:00.000Z"
_TAGS = {"bake-dask-ami:run": "00000000-0000-4000-8000-000000000000", "bake-dask-ami:status": "building"}


def _baked(images: int = 1, says: str = "{}") -> Check:
    """A check that so many AMIs are there, each shown by a later step or job in a line that begins with `says`, and nothing else."""

    def check(scene: Scene, run: ActRun, checks: Checks) -> None:
        amis = sorted(set(run.values_of("ami")))
        checks.that(f"{images} AMIs are put out" if images > 1 else "the AMI is put out", len(amis) == images, str(amis))
        names = set(run.values_of("ami-name"))
        checks.that("every AMI has a name of its own", len(names) == images, str(sorted(names)))
        for ami in amis:
            line = says.format(ami)
            checks.that("what comes after the bake sees the AMI", run.says(line), f"no line says {line!r}")
        check_only_images_left(checks, scene.cloud, amis)
        checks.that("the role was taken with the job's OIDC token", scene.tokens.given > 0 and took_role(scene))

    return check


def _rendered(scene: Scene, run: ActRun, checks: Checks) -> None:
    files = sorted(path.name for path in scene.artifacts.rglob("*") if path.is_file())
    checks.that("the rendered files are the artifact", "cloud-config.yml" in files and "bake.pkrvars.json" in files, str(files))
    summary = "\n".join(run.summaries)
    checks.that("the job summary shows what would be baked", "htop" in summary, summary[:500])
    calls = [call["action"] for call in scene.cloud.calls()]
    checks.that("no account was asked", not calls, str(calls))


def _failed(scene: Scene, run: ActRun, checks: Checks) -> None:
    logs = [path for path in scene.artifacts.rglob("*") if path.is_file()]
    held = any("no space left on device" in path.read_text(errors="replace") for path in logs)
    checks.that("the artifact's logs hold what went wrong", held, "\n".join(map(str, logs)))
    checks.that("the step after it prints where to look", run.says("The bake failed, see https://github.com/example/analysis/"))
    left = left_over(scene.cloud.state())
    checks.that("nothing is left in the account", not left, "\n".join(map(str, left)))


def _leave_things(scene: Scene) -> None:
    """Leave a group whose run has long ended, and one of a run that may still go on."""
    ec2 = scene.cloud.client("ec2")
    for name, expires in (("left", _LONG_AGO), ("in use", "2999-01-01T00:00:00.000Z")):
        tags = [{"Key": key, "Value": value} for key, value in {**_TAGS, "bake-dask-ami:expires": expires}.items()]
        specification = [{"ResourceType": "security-group", "Tags": tags}]
        ec2.create_security_group(GroupName=name, Description=name, TagSpecifications=specification)


def _swept(scene: Scene, run: ActRun, checks: Checks) -> None:
    left = [resource.name for resource in left_over(scene.cloud.state())]
    checks.that("what a lost run has left is gone, what may be in use is there", left == ["in use"], str(left))
    removed = [line for line in run.log if line.startswith("removed: ")]
    reported = len(removed) == 1 and '"kind":"security group"' in removed[0].replace('": "', '":"')
    checks.that("a later step sees what was removed", reported, str(removed))


def _publish_stable(scene: Scene) -> None:
    publish_two(scene.cloud, STABLE)


def _publish_candidate(scene: Scene) -> None:
    publish_two(scene.cloud, CANDIDATE)


def _rolled_back(scene: Scene, run: ActRun, checks: Checks) -> None:
    checks.that("the parameter names the AMI before", named_by(scene.cloud, STABLE) == "first")
    checks.that("a later step sees which one", run.says(f"{STABLE} names ami-"), "\n".join(run.log[-20:]))
    left = rejected(scene.cloud)
    checks.that("the AMI that is left is rejected", left == ["second"], str(left))


def _too_new_to_promote(scene: Scene, run: ActRun, checks: Checks) -> None:
    checks.that("a candidate of today is not promoted", named_by(scene.cloud, STABLE) is None, str(run.outputs))
    checks.that("the log says so", run.says(f"was published as {CANDIDATE} at least 48 h ago"), str(run.log[-20:]))


def _used(scene: Scene, run: ActRun, checks: Checks) -> None:
    published = scene.cloud.client("ssm").get_parameter(Name=STABLE)["Parameter"]["Value"]
    line = f"EC2Cluster(ami='{published}', region='eu-west-2'"
    checks.that("a later step gets the AMI that the parameter names", run.says(line), f"no line says {line!r}")
    calls = [call["action"] for call in scene.cloud.calls() if call["access_key"] != ADMINISTRATOR]
    checks.that("the parameter is read once, and nothing else is asked", calls == ["GetParameter"], str(calls))


_BAKE = {"Bake": "success"}
# Those first that take longest.
CASES = (
    NIGHTLY,
    Case(
        "matrix",
        "workflow_dispatch",
        # act numbers the jobs of a matrix.
        {
            "Bake daskdev/dask:2026.7.1-py3.12-1": "success",
            "Bake daskdev/dask:2026.7.1-py3.13-2": "success",
            f"Bake {REPOSITORY}:{RAPIDS_TAG}-3": "success",
        },
        _baked(3, " is in {}"),
    ),
    Case("failure", "workflow_dispatch", {"Bake": "failure"}, _failed, _FAILING),
    Case(
        "use-in-another-job",
        "workflow_dispatch",
        {**_BAKE, "Use the AMI": "success"},
        _baked(says="EC2Cluster(ami='{}', region='eu-west-2'"),
    ),
    Case("composite", "workflow_dispatch", _BAKE, _baked()),
    Case("bake", "workflow_dispatch", _BAKE, _baked()),
    Case("consumer", "schedule", {"Use the AMI": "success"}, _used, prepare=_publish_stable, key_policies=("ssm-parameter",)),
    Case("sweep", "schedule", {"Sweep": "success"}, _swept, prepare=_leave_things),
    Case(
        "rollback",
        "workflow_dispatch",
        {"Roll back": "success"},
        _rolled_back,
        policies=("publish",),
        prepare=_publish_stable,
    ),
    Case(
        "promote",
        "schedule",
        {"Promote": "success"},
        _too_new_to_promote,
        policies=("publish",),
        prepare=_publish_candidate,
    ),
    Case("pull-request", "pull_request", {"Render": "success"}, _rendered),
)
