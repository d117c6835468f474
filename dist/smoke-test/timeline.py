"""When the scheduler's and the first worker's machine reached each step of their start.

There are three sources, each with its own clock: this process (launch, the scheduler's connection, first result), the line that
bake-dask-ami-boot-times.service of the image prints on the machine's console (kernel to Docker), and the Dask node in the
container. The clock of each machine is compared with ours over the connection to its node, and all times are converted to
ours; the error is at most half a round trip.

A time that cannot be found out is left out, and the reason is printed. Nothing in here fails a smoke test.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from checks import sent_whole

Times = dict[str, float]

# What dask-cloudprovider 2025.9.0 prints (generic/vmcluster.py) at these moments. Workers are launched together.
MOMENTS = {
    "Creating scheduler instance": ("scheduler", "launch"),
    "Scheduler is running": ("scheduler", "connected"),
    "Creating worker instance": ("worker", "launch"),
}
# Printed by usr/local/lib/bake-dask-ami/boot-times.sh of the image.
MARK = "bake-dask-ami boot times: "
LONGEST_LINE = 4000
FROM_CONSOLE = ("kernel", "userspace", "cloud-init", "docker")
LAST_SECOND = 2**33
CLOCK_READINGS = 3
CONSOLE_TRIES = 5
CONSOLE_PAUSE_SECONDS = 2.0


class Moments:
    """When EC2Cluster printed what tells of a step; epoch seconds by role and step."""

    def __init__(self) -> None:
        self.times: dict[str, Times] = {"scheduler": {}, "worker": {}}

    def hear(self, line: str) -> None:
        """Take a line that EC2Cluster has just printed; of lines about the same step the first counts."""
        for beginning, (role, step) in MOMENTS.items():
            if line.startswith(beginning):
                self.times[role].setdefault(step, time.time())


@dataclass
class Machine:
    """A machine of the cluster. `times` are epoch seconds by our clock; `ahead` are the seconds that its own clock is ahead."""

    role: str
    instance: str
    region: str
    times: Times
    ahead: float = 0.0

    def take(self, times: Mapping[str, float]) -> None:
        """Add times by the machine's clock."""
        self.times.update({step: at - self.ahead for step, at in times.items()})


def ec2_client(region: str) -> Any:
    """The EC2 of a Region, with the credentials that EC2Cluster uses too; a call ends after seconds."""
    # Here, because a cluster without instances has no botocore.
    from botocore.config import Config
    from botocore.session import get_session

    config = Config(connect_timeout=5, read_timeout=10, retries={"total_max_attempts": 2})
    return get_session().create_client("ec2", region_name=region, config=config)


def read_timeline(
    cluster: Any,
    client: Any,
    moments: Moments,
    first_result: float,
    connect: Callable[[str], Any] = ec2_client,
    pause: Callable[[float], None] = time.sleep,
) -> list[dict[str, object]]:
    """What the event `timeline` says of the machines of a connected cluster; empty if it has no EC2 instances.

    `first_result` is when it came, by our clock. `connect` gives the EC2 of a Region. `pause` waits for some seconds, a few times
    if a console has no boot times.
    """
    machines: list[Machine] = []
    with reported():
        machines.append(scheduler := _machine("scheduler", cluster.scheduler, moments))
        with reported():
            read_node(scheduler, lambda: client.run_on_scheduler(node_times))
        with reported():
            machines.append(_first_worker(cluster, client, moments, scheduler.ahead))
        with reported():
            _read_consoles(machines, connect(scheduler.region), pause)
    return [{"role": each.role, "instance": each.instance, "times": {**each.times, "first result": first_result}} for each in machines]


@contextmanager
def reported() -> Iterator[None]:
    """Print an exception of the body instead of passing it on."""
    try:
        yield
    except Exception as error:
        print(f"The timeline is not complete: {type(error).__name__}: {error}", file=sys.stderr)


def _machine(role: str, node: Any, moments: Moments) -> Machine:
    """The machine of a node of EC2Cluster, with what this process knows of it. EC2's LaunchTime is in whole seconds."""
    launch = {"launch": node.instance["LaunchTime"].timestamp()}
    return Machine(role, node.instance["InstanceId"], node.region, {**launch, **moments.times[role]})


def _first_worker(cluster: Any, client: Any, moments: Moments, scheduler_ahead: float) -> Machine:
    """The machine of the worker that connected before the others."""
    workers = client.scheduler_info(n_workers=-1)["workers"]
    connected, address = first_connection(client.get_events("all"), workers)
    name = str(workers[address]["name"])
    # dask-cuda adds the number of the GPU to the name.
    (node,) = [each for each in cluster.workers.values() if f"{name}-".startswith(f"{each.name}-")]
    machine = _machine("worker", node, moments)
    machine.times["connected"] = connected - scheduler_ahead
    with reported():
        read_node(machine, lambda: client.run(node_times, workers=[address])[address])
    return machine


def first_connection(events: Collection[tuple[float, Any]], workers: Collection[str]) -> tuple[float, str]:
    """When, by the scheduler's clock, the first of the workers with these addresses connected, and its address.

    `events` are the scheduler's, of the topic "all". Raises ValueError when there is none.
    """
    added = [(at, each["worker"]) for at, each in events if isinstance(each, dict) and each.get("action") == "add-worker"]
    return min((at, address) for at, address in added if address in workers)


@sent_whole
def node_times(dask_worker: Any = None) -> dict[str, float]:
    """Runs on a node: its clock, and when its container and its process began and its port opened, by this clock.

    distributed gives the node, be it worker or scheduler, to an argument of this name (distributed/worker.py, run).
    """
    import os
    import time
    from pathlib import Path

    booted = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)

    def began(process: int | str) -> float:
        # proc(5): field 22 of stat is the start after boot in clock ticks; the name in field 2 may contain anything.
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return booted + int(fields[19]) / os.sysconf("SC_CLK_TCK")

    # runc makes the first process of a container the leader of a session (libcontainer/nsenter/nsexec.c).
    times = {"now": time.time(), "container": began(os.getsid(0) or 1), "process": began("self")}
    for record in dask_worker._deque_handler.deque:
        if record.getMessage().lstrip().startswith(("Scheduler at:", "Start worker at:")):
            times["port open"] = record.created
            break
    return times


def read_node(machine: Machine, ask: Callable[[], dict[str, float]]) -> None:
    """Compare the machine's clock with ours by the shortest of some round trips, and take what its node says."""
    readings = []
    for _ in range(CLOCK_READINGS):
        before = time.time()
        said = ask()
        after = time.time()
        readings.append((after - before, said["now"] - (before + after) / 2, said))
    _, machine.ahead, said = min(readings, key=lambda reading: reading[0])
    machine.take({step: at for step, at in said.items() if step != "now"})


def _read_consoles(machines: list[Machine], ec2: Any, pause: Callable[[float], None]) -> None:
    missing = list(machines)
    for attempt in range(CONSOLE_TRIES):
        if attempt > 0:
            pause(CONSOLE_PAUSE_SECONDS)
        for machine in list(missing):
            times = boot_times(console_output(ec2, machine.instance))
            if times:
                machine.take(times)
                missing.remove(machine)
        if not missing:
            return
    print(f"No boot times on the console of {', '.join(each.instance for each in missing)}", file=sys.stderr)


def console_output(ec2: Any, instance: str) -> str:
    """The newest output of an instance's console that EC2 has. Raises ClientError.

    EC2 gives the latest only of types on Nitro, and an UnsupportedOperation of others; of those it gives what it keeps from
    some time after the boot.
    """
    from botocore.exceptions import ClientError

    try:
        answer = ec2.get_console_output(InstanceId=instance, Latest=True)
    except ClientError as error:
        if error.response["Error"]["Code"] != "UnsupportedOperation":
            raise
        answer = ec2.get_console_output(InstanceId=instance)
    return str(answer.get("Output", ""))


def boot_times(console: str) -> Times:
    """The times of the first line with boot times, by the machine's clock; empty when there is none that can be read.

    Of what begins and ends, it is the end. The machine writes the console, so nothing about it is certain.
    """
    for line in console.splitlines():
        _, found, text = line.partition(MARK)
        if found and len(text) <= LONGEST_LINE and (times := _parse(text)):
            return times
    return {}


def _parse(text: str) -> Times:
    try:
        # Other programs may have written into the rest of the line.
        said, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    ends = {step: each[-1] if isinstance(each, list) and len(each) == 2 else each for step, each in said.items()}
    return {step: float(ends[step]) for step in FROM_CONSOLE if _is_time(ends.get(step))}


def _is_time(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < LAST_SECOND
