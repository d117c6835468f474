"""Spot instances as Packer's plugin amazon 1.8.2 launches them (common/step_run_spot_instance.go)."""

import base64

import pytest

TAGS = [{"Key": "bake", "Value": "spot"}]
NO_TEMPLATE = "lt-00000000000000000"


def template_data(ec2, **more):
    subnet = ec2.client().describe_subnets()["Subnets"][0]
    interface = {
        "DeviceIndex": 0,
        "SubnetId": subnet["SubnetId"],
        "Groups": [ec2.security_group()],
        "DeleteOnTermination": True,
    }
    return {
        "ImageId": ec2.source_image(),
        "InstanceMarketOptions": {"MarketType": "spot", "SpotOptions": {}},
        "NetworkInterfaces": [interface],
        "UserData": base64.b64encode(b"#!/bin/sh\n").decode(),
        "BlockDeviceMappings": [{"DeviceName": "/dev/sda1", "Ebs": {"VolumeSize": 21, "VolumeType": "gp3", "Iops": 6000}}],
        "TagSpecifications": [{"ResourceType": each, "Tags": TAGS} for each in ("instance", "volume", "network-interface")],
        **more,
    }


@pytest.fixture
def template(ec2, new_name):
    made = []

    def make(**more):
        name = new_name("packer-fleet-launch-template")
        ec2.client().create_launch_template(
            LaunchTemplateName=name,
            LaunchTemplateData=template_data(ec2, **more),
            TagSpecifications=[{"ResourceType": "launch-template", "Tags": TAGS}],
        )
        made.append(name)
        return name

    yield make
    for name in made:
        ec2.client().delete_launch_template(LaunchTemplateName=name)


def fleet(ec2, name, *types, **more):
    return ec2.client().create_fleet(
        Type="instant",
        TargetCapacitySpecification={"TotalTargetCapacity": 1, "DefaultTargetCapacityType": "spot"},
        LaunchTemplateConfigs=[
            {
                "LaunchTemplateSpecification": {"LaunchTemplateName": name, "Version": "1"},
                "Overrides": [{"InstanceType": each} for each in types],
            }
        ],
        **more,
    )


def test_launches_what_the_template_says_with_the_type_of_the_override(ec2, template):
    name = template()
    answer = fleet(ec2, name, "t3.small")
    assert answer["Errors"] == []
    assert (answer["Instances"][0]["InstanceType"], answer["Instances"][0]["Lifecycle"]) == ("t3.small", "spot")
    instance_id = answer["Instances"][0]["InstanceIds"][0]
    instance = ec2.instance(instance_id)
    assert (instance["InstanceType"], instance["InstanceLifecycle"], instance["Tags"]) == ("t3.small", "spot", TAGS)
    # The plugin tags the request by this id, and panics without it.
    ec2.client().create_tags(Resources=[instance["SpotInstanceRequestId"]], Tags=TAGS)
    volume_id = instance["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]
    volume = ec2.client().describe_volumes(VolumeIds=[volume_id])["Volumes"][0]
    assert (volume["Size"], volume["Iops"], volume["Tags"]) == (21, 6000, TAGS)
    data = ec2.client().describe_instance_attribute(InstanceId=instance_id, Attribute="userData")["UserData"]["Value"]
    assert base64.b64decode(data) == b"#!/bin/sh\n"
    assert instance["NetworkInterfaces"][0]["Groups"] == instance["SecurityGroups"]
    kept = [each for each in ec2.get("state")["launch_templates"] if each["name"] == name]
    assert [each["tags"] for each in kept] == [{"bake": "spot"}]


def test_names_a_rejected_launch_in_the_answer_and_takes_the_next_type(ec2, template):
    name = template()
    nothing = fleet(ec2, name, "t4g.small")
    assert nothing["Instances"] == []
    assert [each["ErrorCode"] for each in nothing["Errors"]] == ["InvalidParameterValue"]
    second = fleet(ec2, name, "t4g.small", "t3.small")
    assert (len(second["Errors"]), second["Instances"][0]["InstanceType"]) == (1, "t3.small")


def test_counts_spot_against_the_spot_quota(ec2, template):
    ec2.set(quotas={"L-34B43A08": 1})
    assert [each["ErrorCode"] for each in fleet(ec2, template(), "t3.small")["Errors"]] == ["MaxSpotInstanceCountExceeded"]


def test_has_no_spot_capacity_where_a_test_says_so(ec2, template):
    zone = ec2.client().describe_subnets()["Subnets"][0]["AvailabilityZone"]
    ec2.set(no_capacity={zone: ["spot:t3.small"]})
    nothing = fleet(ec2, template(), "t3.small")
    assert (nothing["Instances"], [each["ErrorCode"] for each in nothing["Errors"]]) == ([], ["UnfulfillableCapacity"])
    assert fleet(ec2, template(), "t3.medium")["Errors"] == []
    assert ec2.launch(InstanceType="t3.small")


def test_takes_a_spot_instance_back_and_says_so(ec2, template):
    instance_id = fleet(ec2, template(), "t3.small")["Instances"][0]["InstanceIds"][0]
    ec2.wait_for_state(instance_id, "running")
    assert ec2.post(f"interrupt/{instance_id}") == (200, {})
    ec2.client().terminate_instances(InstanceIds=[instance_id])
    ec2.wait_for_state(instance_id, "terminated")
    # A TerminateInstances that comes after it changes nothing.
    assert ec2.instance(instance_id)["StateReason"]["Code"] == "Server.SpotInstanceTermination"


def test_takes_nothing_back_that_is_not_spot(ec2):
    status, answer = ec2.post(f"interrupt/{ec2.launch_running()}")
    assert status == 400
    assert "is no spot instance" in answer["error"]


def test_rejects_to_stop_a_spot_instance_and_images_it_running(ec2, template, api_error, new_name, until):
    instance_id = fleet(ec2, template(), "t3.small")["Instances"][0]["InstanceIds"][0]
    ec2.wait_for_state(instance_id, "running")
    with api_error("UnsupportedOperation", "You can't stop the Spot Instance"):
        ec2.client().stop_instances(InstanceIds=[instance_id])
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=new_name("image"))["ImageId"]
    until(lambda: ec2.image(image_id)["State"] == "available", "the image is available")
    assert ec2.instance(instance_id)["State"]["Name"] == "running"


def dry_runs(ec2):
    client = ec2.client()
    return {
        "CreateLaunchTemplate": lambda: client.create_launch_template(
            DryRun=True, LaunchTemplateName="bake-dask-ami-dry-run", LaunchTemplateData={"InstanceType": "t3.micro"}
        ),
        "CreateFleet": lambda: fleet(ec2, "no-such-template", "t3.micro", DryRun=True),
        "DeleteLaunchTemplate": lambda: client.delete_launch_template(DryRun=True, LaunchTemplateId=NO_TEMPLATE),
        "RunInstances": lambda: ec2.launch(DryRun=True),
    }


ACTIONS = ["CreateLaunchTemplate", "CreateFleet", "DeleteLaunchTemplate", "RunInstances"]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_dry_run_says_that_it_would_have_been_allowed_and_makes_nothing(ec2, api_error, action):
    before = ec2.get("state")
    with api_error("DryRunOperation", status=412):
        dry_runs(ec2)[action]()
    after = ec2.get("state")
    assert [after[kind] for kind in ("instances", "launch_templates")] == [before[kind] for kind in ("instances", "launch_templates")]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_dry_run_says_what_is_denied(ec2, api_error, action):
    ec2.set(faults=[{"action": action, "code": "UnauthorizedOperation"}])
    with api_error("UnauthorizedOperation", status=403):
        dry_runs(ec2)[action]()


@pytest.mark.parametrize(
    ("name", "code"),
    [("ab", "InvalidLaunchTemplateName.MalformedException"), ("a b c", "InvalidLaunchTemplateName.MalformedException")],
)
def test_rejects_a_template_name(ec2, api_error, name, code):
    with api_error(code, name):
        ec2.client().create_launch_template(LaunchTemplateName=name, LaunchTemplateData={"InstanceType": "t3.micro"})


def test_rejects_tags_in_a_template_for_what_it_does_not_make(ec2, api_error, new_name):
    with api_error("InvalidParameterValue", "'image' is not a valid taggable resource type"):
        ec2.client().create_launch_template(
            LaunchTemplateName=new_name("template"),
            LaunchTemplateData={"TagSpecifications": [{"ResourceType": "image", "Tags": TAGS}]},
        )
