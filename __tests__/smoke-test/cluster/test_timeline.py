"""The timeline of a real scheduler and real workers on this machine, with stand-ins for EC2's instances and their consoles."""

from __future__ import annotations

import datetime
import json
import time
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError
from distributed import Client

from timeline import MARK, Machine, Moments, boot_times, console_output, first_connection, read_node, read_timeline

LAUNCHED = datetime.datetime(2026, 11, 24, 3, 15, tzinfo=datetime.UTC)
BOOT = {"kernel": 1000.5, "userspace": 1001, "cloud-init-local": [1001.5, 1002], "cloud-init": [1002, 1003.25], "docker": [1003, 1004]}
FOUND = {"kernel": 1000.5, "userspace": 1001.0, "cloud-init": 1003.25, "docker": 1004.0}
LINE = MARK + json.dumps(BOOT)
NODE_STEPS = ["container", "process", "port open"]


class Consoles:
    """The EC2 of instances with these consoles; `outputs` are an instance's, one for each call, the last of them again and again."""

    def __init__(self, outputs: dict[str, list[str | None]], on_nitro: bool = True) -> None:
        self._outputs = outputs
        self._on_nitro = on_nitro
        self.pauses: list[float] = []

    def get_console_output(self, InstanceId: str, Latest: bool = False) -> dict[str, str]:
        """What EC2 answers; None in `outputs` is for an error."""
        if Latest and not self._on_nitro:
            raise error("UnsupportedOperation")
        outputs = self._outputs[InstanceId]
        output = outputs.pop(0) if len(outputs) > 1 else outputs[0]
        if output is None:
            raise error("UnauthorizedOperation")
        return {"InstanceId": InstanceId, **({"Output": output} if output else {})}

    def connect(self, region: str) -> Consoles:
        """The EC2 of the only Region."""
        assert region == "eu-west-2"
        return self


def error(code: str) -> ClientError:
    """An error of EC2."""
    return ClientError({"Error": {"Code": code, "Message": ""}}, "GetConsoleOutput")


def node(name: str, instance: str) -> Any:
    """What EC2Cluster has for a machine."""
    return SimpleNamespace(name=name, region="eu-west-2", instance={"InstanceId": instance, "LaunchTime": LAUNCHED})


def cluster_of(client: Client) -> Any:
    """What EC2Cluster has for the fixture's cluster: workers are `i-worker-0`, `i-worker-1` in the order in which they connected."""
    events = client.get_events("all")
    added = [event["worker"] for _, event in events if event["action"] == "add-worker"]
    workers = {number: node(address, f"i-worker-{number}") for number, address in enumerate(added)}
    return SimpleNamespace(scheduler=node("dask-1-scheduler", "i-scheduler"), workers=workers)


def read(client: Client, consoles: Consoles, cluster: Any = None, moments: Moments | None = None) -> dict[str, dict[str, float]]:
    """The times of the machines by their instances."""
    cluster = cluster or cluster_of(client)
    machines: Any = read_timeline(cluster, client, moments or Moments(), 2e9, consoles.connect, consoles.pauses.append)
    assert [each["role"] for each in machines] == ["scheduler", "worker"][: len(machines)]
    return {each["instance"]: each["times"] for each in machines}


def test_the_scheduler_and_the_worker_that_connected_first_have_every_time(client: Client) -> None:
    moments = Moments()
    for line in ("Creating scheduler instance", "Scheduler is running", "Creating worker instance", "Creating worker instance"):
        moments.hear(line)
    now = time.time()
    found = read(client, Consoles({"i-scheduler": [LINE], "i-worker-0": [f"[  OK  ] x\n{LINE}"]}), moments=moments)
    assert list(found) == ["i-scheduler", "i-worker-0"]
    for times in found.values():
        assert times.keys() == {"launch", *FOUND, *NODE_STEPS, "connected", "first result"}
        assert times["launch"] == pytest.approx(now, abs=60)
        assert times["container"] <= times["process"] <= times["port open"] <= now
        assert times["first result"] == 2e9
        # The clocks of a machine and of this process are the same here.
        assert {step: times[step] for step in FOUND} == pytest.approx(FOUND, abs=1)


def test_without_what_ec2cluster_prints_the_launch_is_ec2s(client: Client) -> None:
    found = read(client, Consoles({"i-scheduler": [LINE], "i-worker-0": [LINE]}))
    assert [times["launch"] for times in found.values()] == [LAUNCHED.timestamp()] * 2


def test_a_console_that_comes_late_is_waited_for(client: Client) -> None:
    consoles = Consoles({"i-scheduler": ["", "Linux", LINE], "i-worker-0": [LINE]})
    found = read(client, consoles)
    assert all("docker" in times for times in found.values())
    assert len(consoles.pauses) == 2


def test_a_console_that_never_comes_ends_the_waiting(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    consoles = Consoles({"i-scheduler": [""], "i-worker-0": [LINE]})
    found = read(client, consoles)
    assert "kernel" not in found["i-scheduler"]
    assert "kernel" in found["i-worker-0"]
    assert len(consoles.pauses) == 4
    assert "No boot times on the console of i-scheduler" in capsys.readouterr().err


def test_a_console_that_may_not_be_read_is_not_asked_again(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    consoles = Consoles({"i-scheduler": [None], "i-worker-0": [LINE]})
    found = read(client, consoles)
    assert all("container" in times and "kernel" not in times for times in found.values())
    assert consoles.pauses == []
    assert "UnauthorizedOperation" in capsys.readouterr().err


def test_a_type_without_nitro_gives_what_ec2_has_kept() -> None:
    assert console_output(Consoles({"i-1": ["kept"]}, on_nitro=False), "i-1") == "kept"


def test_a_cluster_without_instances_has_no_timeline(client: Client) -> None:
    assert read(client, Consoles({}), cluster=SimpleNamespace(scheduler=object())) == {}


def test_a_worker_that_no_instance_belongs_to_is_left_out(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    cluster = cluster_of(client)
    cluster.workers = {}
    assert list(read(client, Consoles({"i-scheduler": [LINE]}), cluster)) == ["i-scheduler"]
    assert "not complete" in capsys.readouterr().err


def test_workers_of_dask_cuda_belong_to_the_instance_whose_name_they_extend(client: Client) -> None:
    addresses = list(client.scheduler_info(n_workers=-1)["workers"])
    named = {address: {"name": f"dask-1-worker-a1-{number}"} for number, address in enumerate(addresses)}
    stand_in = SimpleNamespace(
        scheduler_info=lambda n_workers: {"workers": named},
        get_events=client.get_events,
        run=client.run,
        run_on_scheduler=client.run_on_scheduler,
    )
    workers = {0: node("dask-1-worker-a", "i-other"), 1: node("dask-1-worker-a1", "i-this")}
    cluster = SimpleNamespace(scheduler=node("dask-1-scheduler", "i-scheduler"), workers=workers)
    found = read(stand_in, Consoles({"i-scheduler": [LINE], "i-this": [LINE]}), cluster)  # type: ignore[arg-type]
    assert list(found) == ["i-scheduler", "i-this"]


def test_the_first_of_the_workers_that_are_still_there_counts() -> None:
    events = [(3.0, {"action": "add-worker", "worker": "c"}), (1.0, {"action": "add-worker", "worker": "a"}), (2.0, "text")]
    events += [(2.5, {"action": "add-worker", "worker": "b"}), (2.2, {"action": "remove-worker", "worker": "b"})]
    assert first_connection(events, {"b", "c"}) == (2.5, "b")
    with pytest.raises(ValueError, match="empty"):
        first_connection(events, {"d"})


@pytest.mark.parametrize("ahead", [-100.0, 0.0, 0.5])
def test_times_are_converted_to_our_clock(ahead: float) -> None:
    machine = Machine("worker", "i-1", "eu-west-2", {"launch": 5.0})
    read_node(machine, lambda: {"now": time.time() + ahead, "container": 1000.0 + ahead})
    assert machine.times == pytest.approx({"launch": 5.0, "container": 1000.0}, abs=0.1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps(BOOT), FOUND),
        # The line of another program, and a part of the kernel's in the same line.
        (json.dumps(BOOT) + "[   12.3] audit: x\r", FOUND),
        ('{"kernel": 1000.5', {}),
        ("", {}),
        ("[1]", {}),
        ("null", {}),
        ("[" * 3000, {}),
        ('{"kernel": "<b>", "userspace": true, "docker": [1, 2, 3], "cloud-init": {}}', {}),
        ('{"kernel": NaN, "userspace": Infinity, "docker": -1, "cloud-init": 1e10}', {}),
        ('{"kernel": 1' + "0" * 3000 + "}", {}),
        ('{"kernel": 1, "launch": 2, "x": 3}', {"kernel": 1.0}),
        ('{"kernel": 1, "x": "' + "x" * 5000 + '"}', {}),
    ],
)
def test_what_the_console_says_is_read_with_care(text: str, expected: dict[str, float]) -> None:
    assert boot_times(f"Linux\n\x1b[0mx{MARK}{text}\nlogin:") == expected


def test_the_first_line_that_can_be_read_counts() -> None:
    later = MARK + json.dumps({"kernel": 7})
    assert boot_times(f"{MARK}broken\n{LINE}\n{later}") == FOUND


@pytest.mark.parametrize(
    ("line", "role"),
    [("Creating scheduler instance", "scheduler"), ("Creating worker instance", "worker"), ("Something else", None)],
)
def test_a_launch_begins_when_ec2cluster_says_so_first(line: str, role: str | None) -> None:
    moments = Moments()
    moments.hear(line)
    first = {each: dict(times) for each, times in moments.times.items()}
    moments.hear(line)
    assert moments.times == first
    assert {each for each, times in first.items() if "launch" in times} == {role} - {None}
