"""Security group rules, as they are recorded and as a machine's firewall gets them."""

from ipaddress import IPv4Address
from types import SimpleNamespace

import pytest

from local_ec2.group_rules import inbound_rules
from machines.firewall import Firewall

SSH = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22}


@pytest.fixture
def group(ec2, new_name):
    name = new_name("group")
    return ec2.client().create_security_group(GroupName=name, Description="for a test")["GroupId"]


def recorded(ec2, group_id):
    return [each for each in ec2.get("group-rules") if each["group"] == group_id and each["direction"] == "ingress"]


def test_a_rule_is_recorded_with_the_time_for_which_it_held(ec2, group):
    ec2.client().authorize_security_group_ingress(GroupId=group, IpPermissions=[{**SSH, "IpRanges": [{"CidrIp": "127.0.0.0/8"}]}])
    (rule,) = recorded(ec2, group)
    assert (rule["protocol"], rule["from_port"], rule["to_port"], rule["cidr"]) == ("tcp", 22, 22, "127.0.0.0/8")
    assert (rule["open_to_world"], rule["removed"], rule["preexisting"], rule["region"]) == (False, None, False, "eu-west-2")
    ec2.client().revoke_security_group_ingress(GroupId=group, IpPermissions=[{**SSH, "IpRanges": [{"CidrIp": "127.0.0.0/8"}]}])
    (rule,) = recorded(ec2, group)
    assert rule["removed"] >= rule["added"]


def test_a_rule_open_to_the_world_stays_on_record_after_its_group(ec2, group):
    everybody = {"IpRanges": [{"CidrIp": "0.0.0.0/0"}], "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}
    ec2.client().authorize_security_group_ingress(GroupId=group, IpPermissions=[{**SSH, **everybody}])
    ec2.client().delete_security_group(GroupId=group)
    rules = recorded(ec2, group)
    assert {each["cidr"] for each in rules} == {"0.0.0.0/0", "::/0"}
    assert all(each["open_to_world"] and each["removed"] for each in rules)


def test_a_rule_that_becomes_another_is_two_on_record(ec2, group):
    answer = ec2.client().authorize_security_group_ingress(GroupId=group, IpPermissions=[{**SSH, "IpRanges": [{"CidrIp": "127.0.0.1/32"}]}])
    rule = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIpv4": "0.0.0.0/0"}
    rule_id = answer["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    ec2.client().modify_security_group_rules(
        GroupId=group, SecurityGroupRules=[{"SecurityGroupRuleId": rule_id, "SecurityGroupRule": rule}]
    )
    before, after = recorded(ec2, group)
    assert (before["cidr"], before["removed"] is None) == ("127.0.0.1/32", False)
    assert (after["cidr"], after["removed"], after["rule"]) == ("0.0.0.0/0", None, rule_id)


def test_a_new_group_opens_nothing_inwards_and_all_outwards(ec2, group):
    assert recorded(ec2, group) == []
    egress = [each for each in ec2.get("group-rules") if each["group"] == group]
    assert [(each["direction"], each["protocol"], each["cidr"]) for each in egress] == [("egress", "-1", "0.0.0.0/0")]


def test_a_default_group_lets_its_members_in(ec2):
    (group,) = ec2.client().describe_security_groups(Filters=[{"Name": "group-name", "Values": ["default"]}])["SecurityGroups"]
    (rule,) = recorded(ec2, group["GroupId"])
    assert (rule["protocol"], rule["source_group"], rule["preexisting"]) == ("-1", group["GroupId"], True)
    assert group["IpPermissions"][0]["UserIdGroupPairs"][0]["GroupId"] == group["GroupId"]


def test_the_launch_of_a_dask_cluster_is_understood(ec2, group):
    """What EC2Cluster of dask-cloudprovider 2025.9.0 asks for (dask_cloudprovider/aws/ec2.py)."""
    subnet = ec2.client().describe_subnets()["Subnets"][0]["SubnetId"]
    tags = [{"Key": "createdBy", "Value": "dask-cloudprovider"}]
    interface = {"AssociatePublicIpAddress": True, "DeleteOnTermination": True, "Description": "private", "DeviceIndex": 0}
    plain = {"Encrypted": False}
    instance_id = ec2.launch_running(
        BlockDeviceMappings=[
            {"DeviceName": "/dev/sda1", "Ebs": {"DeleteOnTermination": True, "VolumeSize": 40, "VolumeType": "gp2"} | plain}
        ],
        InstanceInitiatedShutdownBehavior="terminate",
        Monitoring={"Enabled": False},
        NetworkInterfaces=[{**interface, "Groups": [group], "SubnetId": subnet}],
        TagSpecifications=[{"ResourceType": kind, "Tags": tags} for kind in ("instance", "volume")],
    )
    instance = ec2.instance(instance_id)
    assert [each["GroupId"] for each in instance["SecurityGroups"]] == [group]
    assert [each["GroupId"] for each in instance["NetworkInterfaces"][0]["Groups"]] == [group]
    assert (instance["PublicIpAddress"][:9], instance["SubnetId"], instance["Tags"]) == ("127.77.0.", subnet, tags)


def moto_rule(**more):
    rule = {"ip_protocol": "tcp", "from_port": 8786, "to_port": 8787, "cidr_ipv4": None, "cidr_ipv6": None, "source_group": {}}
    return SimpleNamespace(**{**rule, **more})


def test_rules_become_a_firewalls():
    group = SimpleNamespace(
        ingress_rules=[
            moto_rule(cidr_ipv4="127.77.0.9/32"),
            moto_rule(cidr_ipv6="::/0"),
            moto_rule(ip_protocol="-1", from_port=None, to_port=None, source_group={"GroupId": "sg-1"}),
        ]
    )
    firewall = Firewall(inbound_rules([group]))
    worker, other = IPv4Address("127.77.0.9"), IPv4Address("127.77.0.8")
    assert (firewall.admits("tcp", 8786, worker), firewall.admits("tcp", 8786, other)) == (True, False)
    assert firewall.admits("udp", 53, other, frozenset({"sg-1"}))


def test_a_rule_that_no_firewall_understands_fails_no_call(fresh_ec2, new_name):
    """moto takes what EC2 would reject here. A call that was carried out must not answer with an error: SDKs would send it again."""
    client = fresh_ec2.client()
    group_id = client.create_security_group(GroupName=new_name("group"), Description="for a test")["GroupId"]
    fresh_ec2.launch(SecurityGroupIds=[group_id])
    rule = {**SSH, "IpRanges": [{"CidrIp": "127.0.0.1/32"}]}
    added = client.authorize_security_group_ingress(GroupId=group_id, IpPermissions=[rule])["SecurityGroupRules"]
    wrong = {"SecurityGroupRuleId": added[0]["SecurityGroupRuleId"], "SecurityGroupRule": {**SSH, "CidrIpv4": "no range"}}
    client.modify_security_group_rules(GroupId=group_id, SecurityGroupRules=[wrong])
    fresh_ec2.launch()
    assert any("no range" in each for each in fresh_ec2.get("state")["problems"])
