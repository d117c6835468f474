"""Launches a Dask cluster from an image with the library that users use, and checks that it computes.

Reads one JSON object from standard input:

- `cluster`: the arguments of `dask_cloudprovider.aws.EC2Cluster`
- `root_volume`: what the root volumes get beyond that, `device` and `ebs` (volumes.py)
- `workers`: how many workers there must be (for `gpu`: at least)
- `versions`: the versions of dask and distributed that the image has
- `gpu`: whether to check GPUs
- `instance_store`: whether workers must spill to the instance store of their instances
- `script`: path of the user's file that defines `main(client)`, or null

Writes events (events.py) to standard output: `phase` what is waited for, `check` what held and how long it took, `workers`,
`timeline` (timeline.py), `passed`, or `failed` with the phase and the causes. Everything else that is printed goes to standard error.

There is no deadline in here: EC2Cluster's wait for the scheduler is a blocking connect inside the event loop, which nothing
in this process can end. Whoever starts this process ends it, and the instances too.

`cluster.py --local-gpu` makes the same checks on a LocalCUDACluster of this machine, without an account.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import checks
import instance_store
from events import Events, LineListener, lines_of, own_stdout
from timeline import Moments, read_timeline
from volumes import set_root_volume

IMPORTING = "importing the client"
LAUNCHING_SCHEDULER = "launching the scheduler"
# What dask-cloudprovider 2025.9.0 prints (generic/vmcluster.py) as the phases begin.
PHASES = {
    "Waiting for scheduler to run at": "waiting for the scheduler",
    "Scheduler is running": "launching the workers",
}
WAITING_FOR_WORKERS = "waiting for the workers"
READING_TIMELINE = "reading the timeline"
CUDA_WORKER = "dask_cuda.CUDAWorker"
CLOSING = "closing the cluster"
# Printed once for each instance that EC2Cluster has ended, in its constructor too when that fails.
TERMINATED = "Terminated dask-"


def main(argv: list[str]) -> int:
    """Exit status: 0 everything held, 1 something did not (the last event says what)."""
    events = Events(own_stdout())
    phases = PhaseMemory(events)
    try:
        if argv == ["--local-gpu"]:
            check_local_gpu(phases)
        else:
            run_smoke_test(json.load(sys.stdin), phases)
    except Exception as error:
        events.emit("failed", phase=phases.current, error=lines_of(error))
        return 1
    return 0


class PhaseMemory:
    """The events, and which phase was the last to begin."""

    def __init__(self, events: Events) -> None:
        self.events = events
        self.current = ""
        self._closing = False

    def close(self) -> None:
        """Report once that instances are terminated from here on; a failure still names the phase in which it occurred."""
        if not self._closing:
            self._closing = True
            self.events.phase(CLOSING)

    def begin(self, name: str) -> None:
        """Begin a phase, unless it is the one that goes on."""
        if name != self.current:
            self.current = name
            self.events.phase(name)

    def check(self, name: str, check: Any, *arguments: object) -> None:
        """Run one check and report how long it took; raises what the check raises."""
        self.current = name
        with self.events.check(name) as seen:
            seen.update(check(*arguments))


def run_smoke_test(parameters: dict[str, Any], phases: PhaseMemory) -> None:
    """Launch the cluster, check it, close it. Raises what fails."""
    phases.begin(IMPORTING)
    EC2Cluster, Client = import_client(parameters["versions"])
    set_root_volume(**parameters["root_volume"])
    phases.begin(LAUNCHING_SCHEDULER)
    moments = Moments()
    sys.stdout = LineListener(sys.stderr, lambda line: listen(line, phases, moments))
    # EC2Cluster waits in its constructor until the scheduler listens and every worker is launched.
    with EC2Cluster(**parameters["cluster"]) as cluster, Client(cluster) as client:
        phases.begin(WAITING_FOR_WORKERS)
        client.wait_for_workers(parameters["workers"])
        try:
            phases.check("first result", checks.first_result, client)
            report_timeline(cluster, client, moments, phases)
            check_cluster(client, parameters, phases)
        except Exception:
            # Before the cluster closes: instances that end without this event are reported as a separate failure.
            phases.close()
            raise
        phases.events.emit("passed")
        phases.close()


class ClientDoesNotImportError(Exception):
    """The dask and distributed of the image do not work with the other packages of this client."""


def import_client(versions: dict[str, str]) -> tuple[Any, Any]:
    """EC2Cluster and distributed's Client, whose dask and distributed have the image's `versions`.

    Raises ClientDoesNotImportError, with what Python said: an old distributed may use what newer packages have dropped.
    """
    try:
        from dask_cloudprovider.aws import EC2Cluster
        from distributed import Client
    except Exception as error:
        own = " and ".join(f"{name} {version}" for name, version in versions.items())
        raise ClientDoesNotImportError(f"{own}: {lines_of(error)[-1]}") from error
    return EC2Cluster, Client


def listen(line: str, phases: PhaseMemory, moments: Moments) -> None:
    """Turn what EC2Cluster prints into phases and moments of the timeline."""
    moments.hear(line)
    for beginning, phase in PHASES.items():
        if line.startswith(beginning):
            phases.begin(phase)
    if line.startswith(TERMINATED):
        phases.close()


def report_timeline(cluster: object, client: object, moments: Moments, phases: PhaseMemory) -> None:
    """Report how the machines of a cluster started that has just given its first result."""
    first_result = time.time()
    phases.begin(READING_TIMELINE)
    machines = read_timeline(cluster, client, moments, first_result)
    if machines:
        phases.events.emit("timeline", machines=machines)


def check_cluster(client: Any, parameters: dict[str, Any], phases: PhaseMemory) -> None:
    """Every check that a connected cluster has to pass after its first result."""
    workers = client.scheduler_info(n_workers=-1)["workers"]
    phases.events.emit("workers", workers=[describe(address, worker) for address, worker in workers.items()])
    phases.check("a task on every worker", checks.every_worker, client)
    phases.check("map and reduce", checks.map_reduce, client)
    phases.check("versions", checks.versions, client, parameters["versions"])
    phases.check("dashboard", checks.dashboard, client)
    if parameters["instance_store"]:
        phases.check("instance store", instance_store.instance_store, client)
    if parameters["gpu"]:
        check_gpus(client, phases, one_worker_each=parameters["cluster"].get("worker_class") == CUDA_WORKER)
    if parameters["script"] is not None:
        phases.check("smoke-script", checks.user_script, client, Path(parameters["script"]))


def check_gpus(client: object, phases: PhaseMemory, one_worker_each: bool) -> None:
    """The checks that need a GPU on every worker; `one_worker_each`: the workers are dask-cuda's, one for each GPU."""
    phases.check("GPUs", checks.gpus, client, one_worker_each)
    phases.check("a GPU computes on every worker", checks.gpu_computes, client)


def describe(address: str, worker: dict[str, object]) -> dict[str, object]:
    """The report's description of a worker; memory in bytes."""
    return {"address": address, "threads": worker["nthreads"], "memory": worker["memory_limit"]}


def check_local_gpu(phases: PhaseMemory) -> None:
    """Make the GPU checks on a cluster of this machine. Raises what fails."""
    from dask_cuda import LocalCUDACluster
    from distributed import Client

    phases.begin(LAUNCHING_SCHEDULER)
    with LocalCUDACluster() as cluster, Client(cluster) as client:
        check_gpus(client, phases, one_worker_each=True)
        phases.events.emit("passed")
        phases.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
