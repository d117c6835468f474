"""One measured start of a cluster: its events, the first touches of its machines, how long they waited for their disks."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench_start.measured import FIRST_RESULT, Case, Machine, Start, touched_by
from rehearse.cluster_group import cluster_group
from rehearse.clusters import Image, Show, default_network, first_result, parameters
from rehearse.local_cloud import ADMINISTRATOR, REGION, LocalCloud
from rehearse.rehearsal import DOCKER_IMAGE, INSTANCE_TYPE

PRESSURE = Path(__file__).with_name("pressure.py")
# Room for what the source image has to install; nothing is written to it that does not fit on less.
FILESYSTEM_GIB = 16
_PRESSURE_LINE = re.compile(r"^io-pressure: (.*)$", re.MULTILINE)
_SOME = re.compile(r"^some .*\btotal=(\d+)$", re.MULTILINE)


def measured_start(
    cloud: LocalCloud, python: Path, image: Image, versions: Mapping[str, str], case: Case, run: int, files: Path, show: Show
) -> Start:
    """Launch a cluster of a scheduler and a worker from `image`, let it compute, and end it.

    `python` is that of a client, `files` a directory to be made for logs. Raises NoResult, NotEnded, and botocore's ClientError.
    """
    ec2 = cloud.client("ec2", REGION)
    with cluster_group(ec2) as group:
        given = {**parameters(image, group, _network(ec2), versions), "script": str(PRESSURE)}
        began = time.time()
        start = first_result(python, given, _user(cloud), files, show)
        timelines = start.timeline or described(_instances(ec2, group.tags))
    stalls = io_stalls((files / "cluster.log").read_text(errors="replace"))
    machines = [_machine(cloud, timeline, began + start.seconds, start.seconds, stalls) for timeline in timelines]
    return Start(case, run, start.seconds, machines)


def _machine(cloud: LocalCloud, timeline: Mapping[str, Any], result: float, seconds: float, stalls: Mapping[str, float]) -> Machine:
    """A machine as measured; `result` is the time of the first result, for a timeline that has none."""
    times = {FIRST_RESULT: result, **timeline["times"]}
    touched = touched_by(cloud.first_touches(timeline["instance"]), times)
    # cluster.py counts its seconds from the launch of the cluster.
    launched = times[FIRST_RESULT] - seconds
    since = {step: round(moment - launched, 3) for step, moment in times.items()}
    return Machine(timeline["role"], timeline["instance"], since, touched, stalls.get(timeline["role"]))


def described(instances: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The machines in the form of the event `timeline`, by what EC2 says of them: for a cluster that gave no such event."""
    return [
        {"role": _role(instance), "instance": instance["InstanceId"], "times": {"launch": instance["LaunchTime"].timestamp()}}
        for instance in sorted(instances, key=lambda instance: instance["LaunchTime"])
    ]


def io_stalls(log: str) -> dict[str, float]:
    """The seconds in which some task of a machine waited for a disk, by role, from what pressure.py printed; empty without it."""
    line = _PRESSURE_LINE.search(log)
    if line is None:
        return {}
    found = {role: _SOME.search(text) for role, text in json.loads(line[1]).items()}
    # https://docs.kernel.org/accounting/psi.html: the total is in microseconds.
    return {role: int(match[1]) / 1e6 for role, match in found.items() if match}


def _role(instance: Mapping[str, Any]) -> str:
    # dask-cloudprovider 2025.9.0 names an instance dask-<cluster>-scheduler or dask-<cluster>-worker-<id>.
    names = [tag["Value"] for tag in instance.get("Tags", []) if tag["Key"] == "Name"]
    return "scheduler" if any(name.endswith("-scheduler") for name in names) else "worker"


def _instances(ec2: Any, tags: Mapping[str, str]) -> list[dict[str, Any]]:
    filters = [{"Name": f"tag:{key}", "Values": [value]} for key, value in tags.items()]
    return [each for reservation in ec2.describe_instances(Filters=filters)["Reservations"] for each in reservation["Instances"]]


def _user(cloud: LocalCloud) -> dict[str, str]:
    """The environment of somebody who launches clusters, whose permissions are not those of the job that bakes."""
    return {**cloud.environment(REGION), "AWS_ACCESS_KEY_ID": ADMINISTRATOR}


def _network(ec2: Any) -> dict[str, Any]:
    """The default VPC and one of its subnets, and what is the same in every case."""
    return {
        **default_network(ec2),
        "region": REGION,
        "instance_type": INSTANCE_TYPE,
        "filesystem_size": FILESYSTEM_GIB,
        "docker_image": DOCKER_IMAGE,
    }
