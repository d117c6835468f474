"""Calls that a test keeps waiting."""

import concurrent.futures

import pytest


def test_a_held_call_is_carried_out_when_it_is_let_go(ec2):
    before = len(ec2.get("state")["instances"])
    ec2.set(holds=[{"action": "RunInstances"}])
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        launching = pool.submit(ec2.launch)
        assert [each["action"] for each in ec2.wait_for_held()] == ["RunInstances"]
        assert len(ec2.get("state")["instances"]) == before
        assert not launching.done()
        ec2.set(holds=[])
        assert launching.result(60).startswith("i-")
    assert ec2.get("held") == []


def test_an_answer_can_be_held_after_the_deed(ec2):
    before = len(ec2.get("state")["instances"])
    ec2.set(holds=[{"action": "RunInstances", "phase": "after", "user_agent": "*Boto3*"}])
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        launching = pool.submit(ec2.launch)
        ec2.wait_for_held()
        assert len(ec2.get("state")["instances"]) == before + 1
        assert not launching.done()
        ec2.set(holds=[])
        launching.result(60)


def test_other_calls_go_on(ec2):
    ec2.set(holds=[{"action": "RunInstances", "match": {"InstanceType": "m5.*"}}, {"action": "Stop*", "user_agent": "Packer*"}])
    instance_id = ec2.launch_stopped()
    assert ec2.instance(instance_id)["State"]["Name"] == "stopped"


@pytest.mark.parametrize("wrong", [{}, {"action": "RunInstances", "phase": "never"}, {"action": "RunInstances", "time": 1}, "all"])
def test_rejects_what_is_no_hold(ec2, wrong):
    status, answer = ec2.post("settings", {"holds": [wrong]})
    assert status == 400
    assert "hold" in answer["error"]
