"""What is read about the machines of a cluster beside its events."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bench_start.launch import described, io_stalls

SOME = "some avg10=0.00 avg60=1.20 avg300=0.33 total=9500000\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=123\n"


def test_stalls_are_the_totals_of_some() -> None:
    """In seconds; a kernel that does not count them gives nothing."""
    line = "io-pressure: " + json.dumps({"scheduler": SOME, "worker": ""})
    assert io_stalls(f"before\n{line}\nafter\n") == {"scheduler": 9.5}
    assert not io_stalls("nothing\n")


@pytest.mark.parametrize("reverse", [False, True])
def test_machines_of_a_cluster_without_a_timeline(reverse: bool) -> None:
    """Their roles by the names that dask-cloudprovider gives, in the order of their launches."""
    instances = [
        {"InstanceId": f"i-{number}", "LaunchTime": datetime.fromtimestamp(number, UTC), "Tags": [{"Key": "Name", "Value": name}]}
        for number, name in ((1, "dask-1a-scheduler"), (2, "dask-1a-worker-2b"))
    ]
    assert described(reversed(instances) if reverse else instances) == [
        {"role": "scheduler", "instance": "i-1", "times": {"launch": 1.0}},
        {"role": "worker", "instance": "i-2", "times": {"launch": 2.0}},
    ]
