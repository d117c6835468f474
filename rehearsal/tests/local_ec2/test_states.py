"""States take time, and what is illegal in one is rejected."""

import pytest

HELD = 3600


def test_an_instance_is_pending_until_it_runs_and_shows_its_address_then(ec2):
    ec2.set(durations={"pending": HELD})
    instance_id = ec2.launch()
    assert ec2.instance(instance_id)["State"] == {"Code": 0, "Name": "pending"}
    assert "PublicIpAddress" not in ec2.instance(instance_id)
    ec2.set(durations={"pending": 0})
    ec2.wait_for_state(instance_id, "running")
    assert ec2.instance(instance_id)["PublicIpAddress"].startswith("127.77.0.")
    assert "PublicDnsName" not in ec2.instance(instance_id)


def test_what_is_pending_can_be_terminated_but_not_stopped_or_imaged(ec2, api_error):
    ec2.set(durations={"pending": HELD})
    instance_id = ec2.launch()
    with api_error("IncorrectInstanceState", "has never reached the 'running' state"):
        ec2.client().stop_instances(InstanceIds=[instance_id])
    with api_error("InvalidParameterValue", "Instance is not in state 'running' or 'stopped'"):
        ec2.client().create_image(InstanceId=instance_id, Name="never-there")
    ec2.client().terminate_instances(InstanceIds=[instance_id])
    ec2.wait_for_state(instance_id, "terminated")


def test_stop_and_start(ec2, api_error):
    instance_id = ec2.launch_running()
    first_address = ec2.instance(instance_id)["PublicIpAddress"]
    ec2.set(durations={"stopping": HELD})
    change = ec2.client().stop_instances(InstanceIds=[instance_id])["StoppingInstances"][0]
    assert (change["PreviousState"]["Name"], change["CurrentState"]["Name"]) == ("running", "stopping")
    with api_error("IncorrectInstanceState", "is not in a state from which it can be started"):
        ec2.client().start_instances(InstanceIds=[instance_id])
    ec2.set(durations={"stopping": 0})
    ec2.wait_for_state(instance_id, "stopped")
    assert "PublicIpAddress" not in ec2.instance(instance_id)
    assert ec2.instance(instance_id)["StateReason"]["Code"] == "Client.UserInitiatedShutdown"
    ec2.client().start_instances(InstanceIds=[instance_id])
    ec2.wait_for_state(instance_id, "running")
    assert ec2.instance(instance_id)["PublicIpAddress"] != first_address


def test_stopping_twice_is_no_error(ec2):
    instance_id = ec2.launch_stopped()
    change = ec2.client().stop_instances(InstanceIds=[instance_id])["StoppingInstances"][0]
    assert change["CurrentState"]["Name"] == change["PreviousState"]["Name"] == "stopped"


def test_termination_overtakes_a_stop(ec2):
    instance_id = ec2.launch_running()
    ec2.set(durations={"stopping": HELD})
    ec2.client().stop_instances(InstanceIds=[instance_id])
    ec2.client().terminate_instances(InstanceIds=[instance_id])
    ec2.wait_for_state(instance_id, "terminated")


def used_by_instances(ec2):
    state = ec2.get("state")
    return {each["id"] for each in state["network_interfaces"] + state["volumes"]}


def test_terminated_is_the_end(ec2, api_error):
    before = used_by_instances(ec2)
    instance_id = ec2.launch_running()
    assert len(used_by_instances(ec2) - before) == 2
    ec2.set(durations={"shutting-down": HELD})
    ec2.client().terminate_instances(InstanceIds=[instance_id])
    assert ec2.instance(instance_id)["State"]["Name"] == "shutting-down"
    ec2.set(durations={"shutting-down": 0})
    ec2.wait_for_state(instance_id, "terminated")
    again = ec2.client().terminate_instances(InstanceIds=[instance_id])["TerminatingInstances"][0]
    assert again["CurrentState"]["Name"] == "terminated"
    for call in ("start_instances", "stop_instances", "reboot_instances"):
        with api_error("IncorrectInstanceState", "is not in a state from which it can be"):
            getattr(ec2.client(), call)(InstanceIds=[instance_id])
    assert used_by_instances(ec2) - before == set()


@pytest.mark.parametrize(
    ("behavior", "transition", "end"),
    [
        ("terminate", "shutting-down", "terminated"),
        ("stop", "stopping", "stopped"),
    ],
)
def test_a_shutdown_from_inside_does_what_the_launch_said(ec2, behavior, transition, end):
    instance_id = ec2.launch_running(InstanceInitiatedShutdownBehavior=behavior)
    ec2.set(durations={transition: HELD})
    assert ec2.post(f"power-off/{instance_id}") == (200, {})
    ec2.wait_for_state(instance_id, transition)
    ec2.set(durations={transition: 0})
    ec2.wait_for_state(instance_id, end)
    assert ec2.instance(instance_id)["StateReason"]["Code"] == "Client.InstanceInitiatedShutdown"


def test_a_stop_through_the_api_does_not_terminate_whatever_the_behavior(ec2):
    instance_id = ec2.launch_stopped(InstanceInitiatedShutdownBehavior="terminate")
    assert ec2.instance(instance_id)["State"]["Name"] == "stopped"


def test_the_shutdown_behavior_can_be_changed(ec2):
    instance_id = ec2.launch_running()
    ec2.client().modify_instance_attribute(InstanceId=instance_id, InstanceInitiatedShutdownBehavior={"Value": "terminate"})
    ec2.post(f"power-off/{instance_id}")
    ec2.wait_for_state(instance_id, "terminated")


def test_a_security_group_is_in_use_until_the_instance_is_terminated(ec2, api_error):
    group = ec2.security_group()
    instance_id = ec2.launch_running(SecurityGroupIds=[group])
    with api_error("DependencyViolation", f"resource {group} has a dependent object"):
        ec2.client().delete_security_group(GroupId=group)
    ec2.set(durations={"shutting-down": HELD})
    ec2.client().terminate_instances(InstanceIds=[instance_id])
    with api_error("DependencyViolation"):
        ec2.client().delete_security_group(GroupId=group)
    ec2.set(durations={"shutting-down": 0})
    ec2.wait_for_state(instance_id, "terminated")
    ec2.client().delete_security_group(GroupId=group)


def test_a_security_group_is_in_use_by_another_ones_rule(ec2, api_error):
    used, user = ec2.security_group(), ec2.security_group()
    permission = {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "UserIdGroupPairs": [{"GroupId": used}]}
    ec2.client().authorize_security_group_ingress(GroupId=user, IpPermissions=[permission])
    with api_error("DependencyViolation"):
        ec2.client().delete_security_group(GroupId=used)
    ec2.client().delete_security_group(GroupId=user)
    ec2.client().delete_security_group(GroupId=used)


def test_the_default_group_stays(ec2, api_error):
    groups = ec2.client().describe_security_groups(GroupNames=["default"])["SecurityGroups"]
    with api_error("CannotDelete", "cannot be deleted by a user"):
        ec2.client().delete_security_group(GroupId=groups[0]["GroupId"])


@pytest.mark.parametrize("deleted", [True, False])
def test_delete_on_termination_is_honoured(ec2, deleted):
    mapping = {"DeviceName": "/dev/sda1", "Ebs": {"DeleteOnTermination": deleted}}
    instance_id = ec2.launch_running(BlockDeviceMappings=[mapping])
    volume = ec2.instance(instance_id)["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]
    ec2.client().terminate_instances(InstanceIds=[instance_id])
    ec2.wait_for_state(instance_id, "terminated")
    left = {each["VolumeId"]: each["State"] for each in ec2.client().describe_volumes()["Volumes"]}
    assert left.get(volume) == (None if deleted else "available")
    if not deleted:
        ec2.client().delete_volume(VolumeId=volume)


def test_hardware_changes_need_a_stopped_instance(ec2, api_error):
    instance_id = ec2.launch_running()
    with api_error("IncorrectInstanceState", "is not in the 'stopped' state"):
        ec2.client().modify_instance_attribute(InstanceId=instance_id, EnaSupport={"Value": True})
    ec2.client().stop_instances(InstanceIds=[instance_id])
    ec2.wait_for_state(instance_id, "stopped")
    ec2.client().modify_instance_attribute(InstanceId=instance_id, EnaSupport={"Value": True})


def test_credits_of_a_type_without_them_are_named_in_a_successful_answer(ec2):
    instance_id = ec2.launch(InstanceType="m5.large")
    asked = [{"InstanceId": instance_id, "CpuCredits": "unlimited"}]
    answer = ec2.client().modify_instance_credit_specification(InstanceCreditSpecifications=asked)
    assert answer["SuccessfulInstanceCreditSpecifications"] == []
    failed = answer["UnsuccessfulInstanceCreditSpecifications"][0]
    assert (failed["InstanceId"], failed["Error"]["Code"]) == (
        instance_id,
        "InstanceCreditSpecification.NotSupported",
    )


def test_a_new_instance_can_be_hidden_for_a_while(ec2, api_error):
    ec2.set(instances_visible_after=HELD)
    instance_id = ec2.launch()
    with api_error("InvalidInstanceID.NotFound", instance_id):
        ec2.instance(instance_id)
    assert ec2.client().describe_instances()["Reservations"] == []
    ec2.set(instances_visible_after=0)
    assert ec2.instance(instance_id)["InstanceId"] == instance_id


def test_the_console_of_an_absent_machine_is_empty(ec2):
    instance_id = ec2.launch_running()
    assert ec2.client().get_console_output(InstanceId=instance_id)["Output"] == ""
    assert ec2.get(f"console/{instance_id}") == ""
