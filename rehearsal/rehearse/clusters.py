"""One cluster, by the program that the action smoke-tests images with: timed from its launch to its first result."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehearse import REPOSITORY
from rehearse.cluster_group import ClusterGroup

PROGRAM = REPOSITORY / "src/smoke-test/cluster.py"
# A cluster from the unbaked image takes ten minutes on two cores without KVM; this only ends one that hangs.
DEADLINE_SECONDS = 3000
Show = Callable[[str], None]


class NoResult(Exception):
    """A cluster did not compute."""


@dataclass(frozen=True)
class Image:
    """What a cluster is launched from: an AMI (or `resolve:ssm:NAME`), what its instances do before they run the container, and how."""

    ami: str
    extra_bootstrap: list[str]
    docker_args: str
    # Members of EC2's EbsBlockDevice for the root volumes.
    ebs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ClusterStart:
    """How a cluster started.

    `seconds` are those from the start of cluster.py to the first result, `timeline` the machines of its event `timeline`: dictionaries of
    `role`, `instance` and `times` (epoch seconds by this computer's clock, by step). Empty if there was no such event.
    """

    seconds: float
    timeline: list[dict[str, Any]]


def default_network(ec2: Any) -> dict[str, str]:
    """The arguments of EC2Cluster that name the default VPC and one of its subnets."""
    subnets = ec2.describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
    subnet = min(subnets, key=lambda found: found["AvailabilityZone"])
    return {"vpc": subnet["VpcId"], "subnet_id": subnet["SubnetId"]}


def parameters(image: Image, group: ClusterGroup, network: Mapping[str, object], versions: Mapping[str, str]) -> dict[str, Any]:
    """What cluster.py reads: one scheduler and one worker. `network` are the arguments of EC2Cluster that say where, and what else."""
    cluster = {
        **network,
        "ami": image.ami,
        "bootstrap": False,
        "extra_bootstrap": image.extra_bootstrap or None,
        "docker_args": image.docker_args,
        "security_groups": [group.id],
        "instance_tags": group.tags,
        "volume_tags": group.tags,
        "use_private_ip": False,
        "worker_class": "dask.distributed.Nanny",
        "n_workers": 1,
    }
    root_volume: dict[str, object] = {"device": "/dev/sda1", "ebs": dict(image.ebs)}
    checks = {"workers": 1, "gpu": False, "instance_store": False, "script": None, "versions": dict(versions)}
    return {**checks, "cluster": cluster, "root_volume": root_volume}


def first_result(python: Path, given: Mapping[str, Any], environment: Mapping[str, str], files: Path, show: Show) -> ClusterStart:
    """Launch a cluster and let it compute; returns how it started.

    `files` is a directory to be made for the program's log. Raises NoResult when a check failed or the deadline passed.
    """
    home = files / "home"
    home.mkdir(parents=True)
    own = {"HOME": str(home), "PATH": os.environ["PATH"]}
    # The kernel ends it even if we are killed outright.
    argv = ["setpriv", "--pdeathsig", "KILL", "--", str(python), str(PROGRAM)]
    with (
        (files / "cluster.log").open("w") as log,
        subprocess.Popen(argv, env={**environment, **own}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        deadline = threading.Timer(DEADLINE_SECONDS, process.kill)
        deadline.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(given))
            process.stdin.close()
            return cluster_start(map(json.loads, process.stdout), show)
        finally:
            deadline.cancel()
            # Whether it came to its end or not: what it has launched is ended by whoever made the group.
            process.kill()


def cluster_start(events: Iterable[Mapping[str, Any]], show: Show) -> ClusterStart:
    """How a cluster started, from the events of cluster.py up to `passed`. Raises NoResult when there is no first result."""
    seconds = None
    timeline: list[dict[str, Any]] = []
    for event in events:
        match event["event"]:
            case "phase":
                show(f"{event['seconds']:>9.1f} s  {event['phase']}")
            case "check" if event["check"] == "first result":
                seconds = float(event["seconds"])
            case "timeline":
                timeline = event["machines"]
            case "passed" if seconds is not None:
                return ClusterStart(seconds, timeline)
            case "failed":
                raise NoResult(f"The cluster failed while {event['phase']}: {' / '.join(event['error'])}")
    raise NoResult("The cluster ended without a result")
