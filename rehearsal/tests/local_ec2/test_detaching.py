"""Detaching volumes."""


def new_volume(ec2):
    zone = ec2.client().describe_availability_zones()["AvailabilityZones"][0]["ZoneName"]
    subnets = ec2.client().describe_subnets(Filters=[{"Name": "availability-zone", "Values": [zone]}])["Subnets"]
    volume = ec2.client().create_volume(AvailabilityZone=zone, Size=1)["VolumeId"]
    ec2.client().get_waiter("volume_available").wait(VolumeIds=[volume], WaiterConfig={"Delay": 1})
    return volume, subnets[0]["SubnetId"]


def test_a_volume_is_detached_from_whatever_instance_has_it(ec2, api_error):
    volume, subnet = new_volume(ec2)
    instance = ec2.launch_running(SubnetId=subnet)
    ec2.client().attach_volume(VolumeId=volume, InstanceId=instance, Device="/dev/sdf")
    assert ec2.client().detach_volume(VolumeId=volume)["InstanceId"] == instance
    with api_error("IncorrectState", f"Volume '{volume}' is in the 'available' state."):
        ec2.client().detach_volume(VolumeId=volume)
    assert [each["DeviceName"] for each in ec2.instance(instance)["BlockDeviceMappings"]] == ["/dev/sda1"]
    ec2.client().delete_volume(VolumeId=volume)
