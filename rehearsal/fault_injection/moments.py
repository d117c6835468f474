"""The points of a bake at which it is cancelled, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HOUR = 3600.0
# A workflow's own file, called with the connected client: it computes until it is ended.
ENDLESS_SCRIPT = """
import time


def main(client):
    print("the cluster computes", flush=True)
    client.submit(time.sleep, 3600).result()
"""
SMOKE = {"smoke-test": "true", "smoke-timeout-minutes": "30"}
ENVIRONMENT = {"requirements.txt": "einops==0.8.1\n"}


@dataclass(frozen=True)
class Moment:
    """One point of a bake, held open until the step is told to end.

    `settings` of the local EC2 keep the bake there; it has come when a line of the step's log matches `log`, or, without one,
    when a call is held. Calls are let go when main is out, those of `let_go_late` only while post is at work.
    """

    name: str
    settings: Mapping[str, object] = field(default_factory=dict)
    log: str | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    let_go_late: bool = False
    # Of the job's workspace: name to text.
    files: Mapping[str, str] = field(default_factory=dict)
    # For the download: the step takes Packer from the release server, which stops in the middle.
    stalled_download: bool = False


def _hold(action: str, phase: str, **more: object) -> dict[str, object]:
    return {"holds": [{"action": action, "phase": phase, **more}]}


def _script(name: str) -> dict[str, object]:
    return {"guest": {"scripts": {name: {"seconds": HOUR}}}}


MOMENTS = (
    Moment("before Packer is installed", _hold("DescribeSubnets", "before")),
    Moment("in the download of Packer", stalled_download=True),
    Moment("while Packer validates", _hold("Describe*", "before", user_agent="*Packer*")),
    Moment("before RunInstances", _hold("*KeyPair", "after")),
    Moment("in RunInstances, before it is carried out", _hold("RunInstances", "before"), let_go_late=True),
    Moment("in RunInstances, before it is answered", _hold("RunInstances", "after")),
    Moment("waiting for SSH", {"guest": {"ssh_after": None}}, r"Waiting for SSH to become available"),
    Moment("in cloud-init", _script("wait-for-cloud-init.sh"), r"Provisioning with shell script: .*wait-for-cloud-init\.sh"),
    Moment(
        "building the environment",
        _script("build-environment.sh"),
        r"Provisioning with shell script: .*build-environment\.sh",
        inputs={"environment": "requirements.txt"},
        files=ENVIRONMENT,
    ),
    Moment("in provisioning", _script("provision.sh"), r"Provisioning with shell script: .*provision\.sh"),
    Moment("in the reboot that records the start", _script("keep-start.sh"), r"Provisioning with shell script: .*keep-start\.sh"),
    Moment("stopping the builder", {"durations": {"stopping": HOUR}}, r"Stopping the source instance"),
    Moment("in CreateImage", _hold("CreateImage", "after")),
    Moment("waiting for the image", {"durations": {"image": HOUR}}, r"Waiting for AMI to become ready"),
    Moment("launching the smoke test's cluster", _hold("RunInstances", "after", match={"TagSpecification*": "smoke"}), inputs=SMOKE),
    Moment(
        "computing",
        log=r"the cluster computes|smoke-script",
        inputs={**SMOKE, "smoke-script": "endless.py"},
        files={"endless.py": ENDLESS_SCRIPT},
    ),
    Moment("ending the smoke test's cluster", _hold("TerminateInstances", "before", user_agent="*otocore*"), inputs=SMOKE),
)
# Those at which the runner itself is lost: no signal, no post step.
LOST = ("in RunInstances, before it is answered", "in provisioning", "waiting for the image", "computing")
