"""What must hold after a bake: each check is one line that passed or failed, with what was seen instead."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearse.job import Job
from rehearse.local_cloud import LocalCloud, Resource, left_over
from rehearse.step import Action, StepResult

DIAGNOSIS_LINES = 10
# Empty without a smoke test.
PROOF_OUTPUTS = frozenset(("smoke-passed", "start-seconds", "smoke-report"))
# Set for an image alone that did not pass its smoke test.
_OF_UNPROVEN_IMAGES = frozenset(("unproven-ami",))
# Empty without an earlier image, without input ssm-parameter, without input keep.
_OF_NIGHTLY_IMAGES = frozenset(("changes", "previous-ami", "retired"))
_OF_PUBLISHED_IMAGES = frozenset(("ssm-parameter", "ssm-parameter-versions"))
# Outputs that stay empty for an image without a GPU.
_OF_GPU_IMAGES = frozenset(("nvidia-driver-version",))


@dataclass
class Checks:
    """Counts checks and prints each as it is made."""

    show: Callable[[str], None]
    passed: int = 0
    failed: int = 0

    def that(self, what: str, holds: bool, seen: str = "") -> bool:
        """Record whether something holds; `seen` is printed when it does not. Gives back whether it does."""
        if holds:
            self.passed += 1
            self.show(f"  ok      {what}")
        else:
            self.failed += 1
            self.show(f"  FAILED  {what}")
            for line in seen.splitlines():
                self.show(f"          {line}")
        return holds


def check_bake(checks: Checks, result: StepResult, action: Action, job: Job, cloud: LocalCloud) -> str | None:
    """Check a bake that should have succeeded; gives the AMI's id, or None when there is none to go on with."""
    checks.that("the step exits with 0", result.succeeded, f"exit code {result.exit_code}\n{_errors(result)}")
    ami = result.outputs.get("ami", "")
    region = result.outputs.get("region", "")
    if not checks.that("output ami is an AMI's id", ami.startswith("ami-"), repr(ami)):
        return None
    baked = _artifact_ids(result.outputs.get("manifest", ""))
    checks.that("Packer's manifest names the same AMI", baked == {region: ami}, f"{baked}, not {region}:{ami}")
    not_set = frozenset() if result.outputs.get("nvidia-driver-version") else _OF_GPU_IMAGES
    not_set |= _OF_UNPROVEN_IMAGES | _OF_NIGHTLY_IMAGES
    not_set |= frozenset() if "ssm-parameter" in job.inputs else _OF_PUBLISHED_IMAGES
    not_set |= frozenset() if "smoke-passed" in result.outputs else PROOF_OUTPUTS
    unset = sorted(name for name in action.outputs - not_set if not result.outputs.get(name))
    checks.that("every output of action.yml is set", not unset, f"empty: {', '.join(unset)}")
    unknown = sorted(result.outputs.keys() - action.outputs)
    checks.that("no output is set that action.yml does not name", not unknown, ", ".join(unknown))
    masked = sorted(name for name, value in result.outputs.items() if job.contains_secret(value))
    checks.that("no output holds a masked value", not masked, ", ".join(masked))
    checks.that("the job summary names the AMI", ami in result.summary, result.summary[:500])
    check_only_image_left(checks, cloud, ami)
    return ami


def check_failure(checks: Checks, result: StepResult, expected: str, cloud: LocalCloud, before: Collection[Resource] = ()) -> None:
    """Check a step that should have failed: red, `expected` near the top of the summary, and nothing left.

    `before` is what somebody else had left in the account when the step began.
    """
    checks.that("the step exits with 1", result.exit_code == 1, f"exit code {result.exit_code}")
    lines = diagnosis_lines(result.summary)
    checks.that(
        f"the first {DIAGNOSIS_LINES} lines of the diagnosis hold {expected!r}",
        any(expected in line for line in lines),
        "\n".join(lines) or "there is no job summary",
    )
    checks.that("an error annotation says what happened", any(note.level == "error" for note in result.annotations))
    checks.that("there is no output ami", not result.outputs.get("ami"), result.outputs.get("ami", ""))
    left = [resource for resource in left_over(cloud.state()) if resource not in before]
    checks.that("nothing at all is left in the account", not left, "\n".join(map(str, left)))


def check_render(checks: Checks, result: StepResult, cloud: LocalCloud) -> None:
    """Check `mode: render`: the files are there, and no account was asked."""
    checks.that("the step exits with 0", result.succeeded, f"exit code {result.exit_code}\n{_errors(result)}")
    for name in ("cloud-init", "template", "variables"):
        path = result.outputs.get(name, "")
        checks.that(f"output {name} is a file", bool(path) and Path(path).is_file(), repr(path))
    actions = [f"{call.get('service')} {call.get('action')}" for call in cloud.calls()]
    checks.that("no account was asked", not actions, "\n".join(actions))


def check_only_image_left(checks: Checks, cloud: LocalCloud, ami: str) -> None:
    """Check that of everything that was made only the image and its snapshots are left."""
    check_only_images_left(checks, cloud, (ami,))


def check_only_images_left(checks: Checks, cloud: LocalCloud, amis: Collection[str], others: Collection[str] = ()) -> None:
    """Check that of all that was made only these images, their snapshots and parameters are left, and `others` by their IDs or names."""
    state = cloud.state()
    images = [row for row in state["images"] if row["id"] in amis]
    available = {row["id"] for row in images if row["state"] == "available"}
    checks.that("the AMI is in the account and available", available == set(amis), str(images))
    parameters = [row["name"] for row in state["ssm_parameters"] if row["value"] in amis]
    kept = {*amis, *others, *parameters, *(snapshot for row in images for snapshot in row["snapshots"])}
    left = [resource for resource in left_over(state) if resource.id not in kept]
    checks.that("nothing else is left", not left, "\n".join(map(str, left)))


def check_cloud(checks: Checks, cloud: LocalCloud, orphans: list[str]) -> None:
    """Check what only the runner and the local EC2 can see: processes that outlived the job, failures behind the API."""
    checks.that("no process of the action outlives the job", not orphans, "\n".join(orphans))
    problems = cloud.state()["problems"]
    checks.that("the local EC2 met no failure of its own", not problems, "\n".join(map(str, problems)))
    check_groups(checks, cloud)


def check_groups(checks: Checks, cloud: LocalCloud) -> None:
    """Check that no inbound rule of any group, however short its life, let the whole world in."""
    rules = [rule for rule in cloud.group_rules() if rule["direction"] == "ingress" and not rule["preexisting"]]
    wide = [rule for rule in rules if rule["open_to_world"]]
    checks.that("no security group was ever open to the world", not wide, "\n".join(map(str, wide)))


def _artifact_ids(manifest: str) -> Mapping[str, str]:
    """Region -> AMI from the last build in Packer's manifest (`artifact_id` is "region:ami,region:ami")."""
    if not manifest or not Path(manifest).is_file():
        return {}
    document = json.loads(Path(manifest).read_text(encoding="utf-8"))
    builds = [build for build in document["builds"] if build["packer_run_uuid"] == document["last_run_uuid"]]
    pairs = [pair for build in builds for pair in build["artifact_id"].split(",")]
    return dict(pair.split(":", 1) for pair in pairs)


def diagnosis_lines(summary: str) -> list[str]:
    """The lines right after the first heading of a failed run's job summary, empty ones left out."""
    lines = summary.splitlines()
    start = next((index for index, line in enumerate(lines) if line.startswith("#")), None)
    if start is None:
        return []
    return [line for line in lines[start + 1 :] if line.strip()][:DIAGNOSIS_LINES]


def _errors(result: StepResult) -> str:
    return "\n".join(note.message for note in result.annotations if note.level == "error")
