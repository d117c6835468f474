"""The network and the types that an account finds."""

import pytest


def routes_to_the_internet(client, subnet):
    """What a survey has to find out: the subnet's own table, else the VPC's main one."""
    own = [{"Name": "association.subnet-id", "Values": [subnet["SubnetId"]]}]
    main = [
        {"Name": "vpc-id", "Values": [subnet["VpcId"]]},
        {"Name": "association.main", "Values": ["true"]},
    ]
    tables = client.describe_route_tables(Filters=own)["RouteTables"]
    tables = tables or client.describe_route_tables(Filters=main)["RouteTables"]
    return [each["GatewayId"] for each in tables[0]["Routes"] if each["DestinationCidrBlock"] == "0.0.0.0/0"]


@pytest.mark.parametrize("region", ["eu-west-2", "us-east-1"])
def test_the_default_vpc_is_complete(ec2, region):
    client = ec2.client(region_name=region)
    vpcs = client.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"]
    subnets = client.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpcs[0]["VpcId"]]}])["Subnets"]
    assert len(vpcs) == 1
    assert len(subnets) >= 3
    assert all(each["MapPublicIpOnLaunch"] and each["DefaultForAz"] for each in subnets)
    gateways = client.describe_internet_gateways()["InternetGateways"]
    assert routes_to_the_internet(client, subnets[0]) == [gateways[0]["InternetGatewayId"]]


def test_a_private_subnet_has_no_route(ec2):
    ec2.set(private_subnet=True)
    filters = [{"Name": "cidr-block", "Values": ["172.31.240.0/24"]}]
    subnet = ec2.client().describe_subnets(Filters=filters)["Subnets"][0]
    assert routes_to_the_internet(ec2.client(), subnet) == []
    assert subnet["MapPublicIpOnLaunch"] is False
    assert "PublicIpAddress" not in ec2.instance(ec2.launch_running(SubnetId=subnet["SubnetId"]))


def test_without_a_default_vpc(fresh_ec2, api_error):
    fresh_ec2.set(default_vpc=False)
    client = fresh_ec2.client()
    for kind, answer in {
        "Vpcs": client.describe_vpcs(),
        "Subnets": client.describe_subnets(),
        "InternetGateways": client.describe_internet_gateways(),
        "SecurityGroups": client.describe_security_groups(),
    }.items():
        assert answer[kind] == []
    with api_error("VPCIdNotSpecified", "No default VPC for this user"):
        fresh_ec2.launch()
    vpc = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnet = client.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
    interface = {"DeviceIndex": 0, "SubnetId": subnet, "AssociatePublicIpAddress": True}
    instance = fresh_ec2.instance(fresh_ec2.launch_running(NetworkInterfaces=[interface]))
    assert instance["PrivateIpAddress"].startswith("10.0.1.")
    assert instance["PublicIpAddress"].startswith("127.77.0.")
    fresh_ec2.set(default_vpc=True)
    assert fresh_ec2.launch().startswith("i-")


def test_a_zone_without_the_type_is_rejected_and_avoided(ec2, api_error):
    client = ec2.client()
    offered = client.describe_instance_type_offerings(
        LocationType="availability-zone", Filters=[{"Name": "instance-type", "Values": ["m5.large"]}]
    )["InstanceTypeOfferings"]
    zones = {each["ZoneName"] for each in client.describe_availability_zones()["AvailabilityZones"]}
    lacking = zones - {each["Location"] for each in offered}
    assert lacking == {"eu-west-2d"}
    with api_error("Unsupported", "(m5.large) is not supported in your requested Availability Zone (eu-west-2d)"):
        ec2.launch(InstanceType="m5.large", Placement={"AvailabilityZone": "eu-west-2d"})
    assert ec2.instance(ec2.launch(InstanceType="m5.large"))["Placement"]["AvailabilityZone"] in zones - lacking


def test_types_can_be_taken_away(ec2, api_error):
    ec2.set(not_offered={"eu-west-2a": ["t3.*"]})
    offered = ec2.client().describe_instance_type_offerings(
        LocationType="availability-zone", Filters=[{"Name": "instance-type", "Values": ["t3.large"]}]
    )["InstanceTypeOfferings"]
    assert "eu-west-2a" not in {each["Location"] for each in offered}
    with api_error("Unsupported", "choosing eu-west-2b"):
        ec2.launch(InstanceType="t3.large", Placement={"AvailabilityZone": "eu-west-2a"})
    ec2.set(not_offered={"eu-west-2a": []})


def test_describes_real_types_of_this_region_only(ec2, api_error):
    (found,) = ec2.client().describe_instance_types(InstanceTypes=["t3.large"])["InstanceTypes"]
    assert (found["VCpuInfo"]["DefaultVCpus"], found["MemoryInfo"]["SizeInMiB"]) == (2, 8192)
    assert found["ProcessorInfo"]["SupportedArchitectures"] == ["x86_64"]
    with api_error("InvalidInstanceType", "t9.huge"):
        ec2.client().describe_instance_types(InstanceTypes=["t9.huge"])
