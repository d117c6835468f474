"""What a real EC2 tells only some time after it has come to be."""

import pytest

LONG = 3600
NAMED = [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "late"}]}]


def test_a_public_address_may_come_after_the_instance_runs(ec2):
    ec2.set(public_address_after=LONG)
    instance_id = ec2.launch_running()
    interface = ec2.instance(instance_id)["NetworkInterfaces"][0]
    assert "PublicIpAddress" not in ec2.instance(instance_id)
    assert "PublicIp" not in interface.get("Association", {})
    ec2.set(public_address_after=0)
    assert ec2.instance(instance_id)["PublicIpAddress"].startswith("127.77.0.")


def test_new_tags_are_not_found_at_once(ec2):
    ec2.set(tags_visible_after=LONG)
    instance_id = ec2.launch_running(TagSpecifications=NAMED)
    by_tag = {"Filters": [{"Name": "tag:Name", "Values": ["late"]}, {"Name": "instance-state-name", "Values": ["running"]}]}
    assert ec2.instance(instance_id).get("Tags", []) == []
    assert ec2.client().describe_instances(**by_tag)["Reservations"] == []
    assert ec2.client().describe_tags(Filters=[{"Name": "resource-id", "Values": [instance_id]}])["Tags"] == []
    state = next(each for each in ec2.get("state")["instances"] if each["id"] == instance_id)
    assert state["tags"] == {"Name": "late"}
    ec2.set(tags_visible_after=0)
    assert ec2.instance(instance_id)["Tags"] == [{"Key": "Name", "Value": "late"}]
    assert len(ec2.client().describe_instances(**by_tag)["Reservations"]) == 1


@pytest.mark.parametrize("name", ["public_address_after", "tags_visible_after"])
def test_delays_are_seconds(ec2, name):
    status, answer = ec2.post("settings", {name: -1})
    assert (status, answer["error"]) == (400, f"settings: {name} is a number of at least 0, not -1")
