"""RunInstances rejects what EC2 rejects."""

import pytest


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        ({"UserData": "x" * 16385}, "InvalidParameterValue", "User data is limited to 16384 bytes"),
        ({"InstanceType": "t9.huge"}, "InvalidParameterValue", "Invalid value 't9.huge' for InstanceType"),
        ({"InstanceType": "c3.large"}, "Unsupported", "currently not supported"),
        ({"InstanceType": "t4g.large"}, "InvalidParameterValue", "does not match the architecture 'x86_64'"),
        ({"ImageId": "ami-0123456789abcdef0"}, "InvalidAMIID.NotFound", "'[ami-0123456789abcdef0]' does not exist"),
        ({"ImageId": "noble"}, "InvalidAMIID.Malformed", 'Invalid id: "noble" (expecting "ami-...")'),
        ({"ImageId": "resolve:ssm:/no/such"}, "SsmInvalidParameter", "The following aliases are invalid: /no/such"),
        ({"KeyName": "no-such-key"}, "InvalidKeyPair.NotFound", "The key pair 'no-such-key' does not exist"),
        (
            {"IamInstanceProfile": {"Name": "no-such"}},
            "InvalidParameterValue",
            "Value (no-such) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name",
        ),
        (
            {"IamInstanceProfile": {"Arn": "arn:aws:iam::123456789012:instance-profile/no-such"}},
            "InvalidParameterValue",
            "for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN",
        ),
        ({"SecurityGroupIds": ["sg-0123456789abcdef0"]}, "InvalidGroup.NotFound", "sg-0123456789abcdef0"),
        ({"SubnetId": "subnet-0123456789abcdef0"}, "InvalidSubnetID.NotFound", "subnet-0123456789abcdef0"),
        ({"ClientToken": "t" * 65}, "InvalidParameterValue", "too long"),
        ({"MinCount": 2, "MaxCount": 1}, "InvalidParameterValue", "minCount"),
        (
            {"InstanceType": "m5.large", "CreditSpecification": {"CpuCredits": "unlimited"}},
            "InstanceCreditSpecification.NotSupported",
            "The m5.large instance type does not support T2 Unlimited.",
        ),
    ],
)
def test_rejects(ec2, api_error, more, code, words):
    before = ec2.get("state")["instances"]
    with api_error(code, words):
        ec2.launch(**more)
    assert ec2.get("state")["instances"] == before


def test_rejects_a_launch_into_a_zone_that_a_test_fills(ec2, api_error):
    subnets = ec2.client().describe_subnets()["Subnets"]
    first = subnets[0]
    second = next(each for each in subnets if each["AvailabilityZone"] != first["AvailabilityZone"])
    ec2.set(no_capacity={first["AvailabilityZone"]: ["t3.*"]})
    with api_error("InsufficientInstanceCapacity", f"({first['AvailabilityZone']})", 500):
        ec2.launch(SubnetId=first["SubnetId"])
    assert ec2.launch(SubnetId=first["SubnetId"], InstanceType="m5.large")
    assert ec2.launch(SubnetId=second["SubnetId"])


def test_takes_user_data_of_exactly_the_limit(ec2):
    instance_id = ec2.launch(UserData="x" * 16384)
    answer = ec2.client().describe_instance_attribute(InstanceId=instance_id, Attribute="userData")
    assert len(answer["UserData"]["Value"]) == 16384 / 3 * 4 + 4 - (16384 / 3 * 4) % 4


@pytest.mark.parametrize(
    ("ebs", "code", "words"),
    [
        ({"VolumeSize": 4}, "InvalidBlockDeviceMapping", "Volume of size 4GB is smaller than snapshot 'snap-"),
        ({"VolumeSize": 4}, "InvalidBlockDeviceMapping", "expect size >= 8GB"),
        ({"VolumeType": "gp9"}, "InvalidParameterValue", "gp9"),
        ({"VolumeType": "gp2", "Iops": 3000}, "InvalidParameterCombination", "iops"),
        ({"VolumeType": "gp2", "Throughput": 125}, "InvalidParameterCombination", "throughput"),
        ({"VolumeType": "io2"}, "MissingParameter", "iops"),
        ({"Iops": 3000, "Throughput": 1000}, "InvalidParameterValue", "ratio"),
        ({"SnapshotId": "snap-0123456789abcdef0"}, "InvalidSnapshot.NotFound", "snap-0123456789abcdef0"),
    ],
)
def test_rejects_a_mapping(ec2, api_error, ebs, code, words):
    with api_error(code, words):
        ec2.launch(BlockDeviceMappings=[{"DeviceName": "/dev/sda1", "Ebs": ebs}])


def test_merges_the_mapping_of_the_request_into_the_images(ec2):
    ebs = {"VolumeSize": 20, "Iops": 6000, "Throughput": 500}
    instance_id = ec2.launch(
        BlockDeviceMappings=[{"DeviceName": "/dev/sda1", "Ebs": ebs}],
        TagSpecifications=[{"ResourceType": "volume", "Tags": [{"Key": "run", "Value": "7"}]}],
    )
    volumes = ec2.client().describe_volumes(Filters=[{"Name": "attachment.instance-id", "Values": [instance_id]}])["Volumes"]
    assert [(each["Size"], each["VolumeType"], each["Iops"], each["Throughput"]) for each in volumes] == [(20, "gp3", 6000, 500)]
    assert volumes[0]["Tags"] == [{"Key": "run", "Value": "7"}]
    assert ec2.instance(instance_id)["BlockDeviceMappings"][0]["Ebs"]["DeleteOnTermination"] is True


def test_another_device_is_a_second_disk(ec2):
    """EC2Cluster maps /dev/sda1 whatever the image's root device is; on Debian's image that adds a blank disk."""
    images = ec2.client().describe_images(Owners=["136693071363"])["Images"]
    assert images[0]["RootDeviceName"] == "/dev/xvda"
    instance_id = ec2.launch(
        ImageId=images[0]["ImageId"],
        BlockDeviceMappings=[{"DeviceName": "/dev/sda1", "Ebs": {"VolumeSize": 40, "VolumeType": "gp3"}}],
    )
    mappings = ec2.instance(instance_id)["BlockDeviceMappings"]
    volumes = {each["DeviceName"]: each["Ebs"]["VolumeId"] for each in mappings}
    described = ec2.client().describe_volumes(VolumeIds=list(volumes.values()))["Volumes"]
    sizes = {each["VolumeId"]: (each["Size"], bool(each.get("SnapshotId"))) for each in described}
    image_size = images[0]["BlockDeviceMappings"][0]["Ebs"]["VolumeSize"]
    assert {device: sizes[volume] for device, volume in volumes.items()} == {
        "/dev/xvda": (image_size, True),
        "/dev/sda1": (40, False),
    }


def test_the_same_token_is_the_same_instance(ec2, api_error, new_name):
    token = new_name("token")
    first = ec2.launch(ClientToken=token)
    assert ec2.launch(ClientToken=token) == first
    with api_error("IdempotentParameterMismatch", "inconsistent"):
        ec2.launch(ClientToken=token, InstanceType="t3.small")
    ec2.client().terminate_instances(InstanceIds=[first])
    ec2.wait_for_state(first, "terminated")
    with api_error("IdempotentInstanceTerminated", "Please use a different client token"):
        ec2.launch(ClientToken=token)


def test_a_rejected_launch_does_not_use_its_token_up(ec2, api_error, new_name):
    token = new_name("token")
    with api_error("InvalidParameterValue"):
        ec2.launch(ClientToken=token, InstanceType="t9.huge")
    assert ec2.launch(ClientToken=token).startswith("i-")


def test_dry_run_launches_nothing(ec2, api_error):
    before = len(ec2.get("state")["instances"])
    with api_error("DryRunOperation", "would have succeeded", 412):
        ec2.launch(DryRun=True)
    assert len(ec2.get("state")["instances"]) == before


def test_rejects_groups_beside_interfaces_and_groups_of_another_network(ec2, api_error):
    client = ec2.client()
    subnet = client.describe_subnets()["Subnets"][0]["SubnetId"]
    interface = {"DeviceIndex": 0, "SubnetId": subnet, "AssociatePublicIpAddress": True}
    with api_error("InvalidParameterCombination", "security groups"):
        ec2.launch(NetworkInterfaces=[interface], SecurityGroupIds=[ec2.security_group()])
    vpc = client.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    foreign = client.create_security_group(GroupName="foreign", Description="x", VpcId=vpc)["GroupId"]
    with api_error("InvalidParameter", "belong to different networks"):
        ec2.launch(NetworkInterfaces=[interface | {"Groups": [foreign]}])
    client.delete_security_group(GroupId=foreign)
    client.delete_vpc(VpcId=vpc)


def test_settles_what_the_launch_asked_for(ec2):
    group = ec2.security_group()
    tags = [{"Key": "run", "Value": "7"}]
    instance_id = ec2.launch_running(
        InstanceType="t3.large",
        CreditSpecification={"CpuCredits": "standard"},
        SecurityGroupIds=[group],
        TagSpecifications=[{"ResourceType": kind, "Tags": tags} for kind in ("instance", "network-interface")],
    )
    instance = ec2.instance(instance_id)
    assert instance["Tags"] == tags
    assert [each["GroupId"] for each in instance["SecurityGroups"]] == [group]
    nic = ec2.client().describe_network_interfaces(Filters=[{"Name": "attachment.instance-id", "Values": [instance_id]}])[
        "NetworkInterfaces"
    ][0]
    assert nic["TagSet"] == tags
    credit = ec2.client().describe_instance_credit_specifications(InstanceIds=[instance_id])
    assert credit["InstanceCreditSpecifications"][0]["CpuCredits"] == "standard"


def test_launches_from_a_template_and_through_a_fleet(ec2, new_name):
    data = {"ImageId": ec2.source_image(), "InstanceType": "t3.large", "UserData": "I2Nsb3VkLWNvbmZpZwo="}
    template = ec2.client().create_launch_template(LaunchTemplateName=new_name("template"), LaunchTemplateData=data)
    source = {"LaunchTemplateId": template["LaunchTemplate"]["LaunchTemplateId"]}
    alone = ec2.client().run_instances(LaunchTemplate=source, MinCount=1, MaxCount=1)["Instances"][0]
    assert alone["InstanceType"] == "t3.large"
    fleet = ec2.client().create_fleet(
        Type="instant",
        LaunchTemplateConfigs=[{"LaunchTemplateSpecification": {**source, "Version": "1"}}],
        TargetCapacitySpecification={"TotalTargetCapacity": 1, "DefaultTargetCapacityType": "spot"},
    )
    (spot,) = fleet["Instances"][0]["InstanceIds"]
    for instance_id in (alone["InstanceId"], spot):
        ec2.wait_for_state(instance_id, "running")
        assert ec2.instance(instance_id)["BlockDeviceMappings"][0]["DeviceName"] == "/dev/sda1"
    assert ec2.instance(spot)["InstanceLifecycle"] == "spot"


@pytest.mark.parametrize("dry_run", [False, True])
def test_an_account_on_the_free_plan_launches_few_types(ec2, api_error, dry_run):
    ec2.set(free_plan=True)
    words = "not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with"
    with api_error("InvalidParameterCombination", words):
        ec2.launch(InstanceType="t3.large", DryRun=dry_run)
    assert ec2.launch(InstanceType="m7i-flex.large").startswith("i-")
