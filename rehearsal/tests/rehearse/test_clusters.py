"""The time that counts is that of the first result, of a cluster that then passed everything."""

from __future__ import annotations

from typing import Any

import pytest

from rehearse.cluster_group import ClusterGroup, new_addresses
from rehearse.clusters import ClusterStart, Image, NoResult, cluster_start, parameters

RESULT = {"event": "check", "seconds": 135.2, "check": "first result", "result": 11}
PASSED = {"event": "passed", "seconds": 140.0}
FAILED = {"event": "failed", "seconds": 9.0, "phase": "versions", "error": ["CheckFailed: dask is 1", "RuntimeError"]}


def test_the_first_result_counts() -> None:
    shown: list[str] = []
    events = [{"event": "phase", "seconds": 0.4, "phase": "launching the scheduler"}, RESULT, PASSED]
    assert cluster_start(events, shown.append) == ClusterStart(135.2, [])
    assert shown == ["      0.4 s  launching the scheduler"]


def test_the_timeline_is_passed_on() -> None:
    machines = [{"role": "scheduler", "instance": "i-1", "times": {"launch": 1.0}}]
    events = [RESULT, {"event": "timeline", "seconds": 136.0, "machines": machines}, PASSED]
    assert cluster_start(events, lambda line: None) == ClusterStart(135.2, machines)


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([RESULT, FAILED], "failed while versions: CheckFailed: dask is 1 / RuntimeError"),
        ([RESULT], "without a result"),
        ([PASSED], "without a result"),
        ([], "without a result"),
    ],
)
def test_a_cluster_that_did_not_pass_counts_for_nothing(events: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(NoResult, match=said):
        cluster_start(events, lambda line: None)


def test_both_sides_differ_in_nothing_but_the_image_and_what_is_done_before() -> None:
    group = ClusterGroup("sg-1", {"bench-start": "x"})
    baked = parameters(Image("ami-1", [], "--pull=never"), group, {"region": "r"}, {})["cluster"]
    unbaked = parameters(Image("ami-2", ["a"], ""), group, {"region": "r"}, {})["cluster"]
    assert {name for name in baked if baked[name] != unbaked[name]} == {"ami", "extra_bootstrap", "docker_args"}
    assert baked["bootstrap"] is unbaked["bootstrap"] is False
    assert baked["security_groups"] == ["sg-1"]


def test_the_root_volumes_get_what_the_image_is_launched_with() -> None:
    group = ClusterGroup("sg-1", {"bench-start": "x"})
    plain, faster = Image("ami-1", [], ""), Image("ami-1", [], "", {"VolumeInitializationRate": 300})
    volumes = [parameters(image, group, {}, {})["root_volume"] for image in (plain, faster)]
    assert volumes == [{"device": "/dev/sda1", "ebs": {}}, {"device": "/dev/sda1", "ebs": {"VolumeInitializationRate": 300}}]


def test_addresses_are_let_in_once_they_are_there() -> None:
    instances: list[dict[str, Any]] = [{"PublicIpAddress": "127.77.0.1"}, {}, {"PublicIpAddress": None}, {"PublicIpAddress": "127.77.0.2"}]
    assert new_addresses(instances, {"127.77.0.1"}) == ["127.77.0.2"]
