"""The control API of the local EC2, its record of calls, and the WSGI application: state, settings, faults."""

import urllib.error
import urllib.request
import xml.etree.ElementTree

import pytest


def calls(ec2, action):
    return [each for each in ec2.get("calls") if each["action"] == action]


def test_records_every_call(ec2, api_error):
    instance_id = ec2.launch()
    launch = calls(ec2, "RunInstances")[-1]
    assert (launch["service"], launch["region"], launch["status"], launch["error"]) == ("ec2", "eu-west-2", 200, None)
    assert launch["parameters"]["InstanceType"] == "t3.micro"
    assert launch["user_agent"].startswith("Boto3")
    with api_error("IncorrectInstanceState"):
        ec2.set(durations={"pending": 3600})
        ec2.client().stop_instances(InstanceIds=[ec2.launch()])
    stop = calls(ec2, "StopInstances")[-1]
    assert (stop["status"], stop["error"]) == (400, "IncorrectInstanceState")
    ec2.client("ssm").put_parameter(Name="/recorded", Value=instance_id, Type="String", Overwrite=True)
    assert calls(ec2, "PutParameter")[-1]["parameters"]["Value"] == instance_id


def test_the_state_tells_what_was_there_before(ec2):
    image_id = ec2.bake()
    state = ec2.get("state")
    ours = {each["id"] for each in state["images"] if not each["preexisting"]}
    assert image_id in ours
    assert ec2.source_image() not in ours
    assert all(each["preexisting"] for kind in ("vpcs", "subnets", "internet_gateways") for each in state[kind])
    assert all(each["preexisting"] for each in state["security_groups"] if each["name"] == "default")


def test_a_fault_is_injected_as_often_as_set(ec2, api_error):
    fault = {"action": "RunInstances", "code": "InsufficientInstanceCapacity", "message": "none left", "times": 2}
    ec2.set(faults=[fault])
    for _ in range(2):
        with api_error("InsufficientInstanceCapacity", "none left", 500):
            ec2.launch()
    assert ec2.launch().startswith("i-")


def test_a_fault_is_injected_only_into_calls_that_match(ec2, api_error):
    fault = {"action": "Run*", "code": "InsufficientInstanceCapacity", "match": {"InstanceType": "t3.*"}}
    ec2.set(faults=[fault])
    with api_error("InsufficientInstanceCapacity", "", 500):
        ec2.launch(InstanceType="t3.large")
    assert ec2.launch(InstanceType="m5.large").startswith("i-")


def test_an_answer_can_be_lost_after_the_deed(ec2, api_error):
    before = len(ec2.get("state")["instances"])
    ec2.set(faults=[{"action": "RunInstances", "code": "InternalError", "phase": "after", "times": 1}])
    with api_error("InternalError", "", 500):
        ec2.launch()
    assert len(ec2.get("state")["instances"]) == before + 1


def test_faults_reach_other_services_in_their_own_words(ec2, api_error):
    ec2.set(faults=[{"action": "GetParameter", "code": "ThrottlingException", "status": 400, "times": 1}])
    with api_error("ThrottlingException"):
        ec2.client("ssm").get_parameter(Name="/x")


@pytest.mark.parametrize(
    "wrong",
    [
        {"duration": {}},
        {"durations": {"running": 1}},
        {"durations": {"pending": -1}},
        {"clock_offset": "yesterday"},
        {"default_vpc": "no"},
        {"session_seconds": "long"},
        {"ended_sessions": "mine"},
        {"faults": [{"action": "RunInstances"}]},
        {"guest": {"ssh": 1}},
        {"guest": {"ssh_after": -1}},
        {"guest": {"scripts": {"provision": {}}}},
        {"guest": {"scripts": {"provision.sh": {"lines": "boom"}}}},
        {"guest": {"scripts": {"provision.sh": {"exit": 256}}}},
        {"guest": {"containers": {"scheduler": "crashes"}}},
        {"faults": [{"action": "RunInstances", "code": "X", "phase": "never"}]},
        {"faults": [{"action": "RunInstances", "code": "X", "tims": 1}]},
        [],
    ],
)
def test_wrong_settings_are_rejected_and_change_nothing(ec2, wrong):
    before = ec2.get("settings")
    status, answer = ec2.post("settings", wrong)
    assert status == 400
    assert answer["error"]
    assert ec2.get("settings") == before


def test_an_unknown_control_path_is_not_found(ec2):
    assert ec2.post("no-such-path")[0] == 404
    with pytest.raises(urllib.error.HTTPError, match="404"):
        ec2.get("console/i-0123456789abcdef0")


def test_what_is_not_implemented_is_said_at_once_and_not_retried(ec2, api_error):
    with api_error("UnsupportedOperation", "does not implement"):
        ec2.client().describe_fpga_images()


def test_what_is_no_call_of_ec2_is_rejected(ec2):
    authorization = "AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/eu-west-2/ec2/aws4_request"
    request = urllib.request.Request(ec2.endpoint, b"Action=Nonsense&Version=2016-11-15", {"Authorization": authorization}, method="POST")
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request)
    body = xml.etree.ElementTree.fromstring(error.value.read())
    assert (error.value.code, body.findtext("Errors/Error/Code")) == (400, "InvalidAction")


def test_a_failure_of_our_own_is_loud(fresh_ec2, api_error):
    """moto fails on an address that is not in the subnet; EC2 would not fail, so nor may we in silence."""
    subnet = fresh_ec2.client().describe_subnets()["Subnets"][0]["SubnetId"]
    with api_error("InternalError", "The local EC2 failed", 400):
        fresh_ec2.launch(SubnetId=subnet, PrivateIpAddress="192.0.2.1")
    assert "Traceback" in (fresh_ec2.workdir / "local-ec2.log").read_text()
    assert any("RunInstances" in each for each in fresh_ec2.get("state")["problems"])
