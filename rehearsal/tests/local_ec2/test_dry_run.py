"""DryRun: nothing is done, and what would have succeeded is rejected with DryRunOperation."""

import pytest

SUCCESS = ("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412)


@pytest.mark.parametrize(
    ("call", "parameters"),
    [
        ("describe_snapshots", {}),
        ("describe_volumes", {}),
        ("describe_security_groups", {}),
        ("describe_key_pairs", {}),
        ("describe_images", {}),
        ("describe_instances", {}),
        ("describe_instance_types", {}),
        ("describe_instance_type_offerings", {}),
        ("describe_instance_status", {}),
        ("describe_route_tables", {}),
        ("describe_spot_price_history", {}),
        ("describe_spot_instance_requests", {}),
        ("describe_volumes_modifications", {}),
    ],
)
def test_a_read_that_would_succeed_is_rejected(ec2, api_error, call, parameters):
    with api_error(*SUCCESS):
        getattr(ec2.client(), call)(DryRun=True, **parameters)


def test_a_read_of_one_resource_that_would_succeed_is_rejected(ec2, api_error):
    client, instance_id, image_id = ec2.client(), ec2.launch_running(), ec2.source_image()
    with api_error(*SUCCESS):
        client.get_console_output(InstanceId=instance_id, DryRun=True)
    with api_error(*SUCCESS):
        client.describe_instance_attribute(InstanceId=instance_id, Attribute="instanceType", DryRun=True)
    with api_error(*SUCCESS):
        client.describe_image_attribute(ImageId=image_id, Attribute="description", DryRun=True)


def test_credits_stay_as_they_are(ec2, api_error):
    client, instance_id = ec2.client(), ec2.launch()
    with api_error(*SUCCESS):
        client.modify_instance_credit_specification(
            InstanceCreditSpecifications=[{"InstanceId": instance_id, "CpuCredits": "standard"}], DryRun=True
        )
    told = client.describe_instance_credit_specifications(InstanceIds=[instance_id])
    assert told["InstanceCreditSpecifications"][0]["CpuCredits"] == "unlimited"


def test_the_network_stays_as_it_is(ec2, api_error):
    client = ec2.client()
    before = client.describe_vpcs()["Vpcs"]
    with api_error(*SUCCESS):
        client.create_vpc(CidrBlock="10.9.0.0/16", DryRun=True)
    assert client.describe_vpcs()["Vpcs"] == before
    table = client.describe_route_tables()["RouteTables"][0]
    with api_error(*SUCCESS):
        client.delete_route(RouteTableId=table["RouteTableId"], DestinationCidrBlock="0.0.0.0/0", DryRun=True)
    assert client.describe_route_tables()["RouteTables"][0] == table


def test_a_key_pair_that_is_named_by_its_id_stays(ec2, api_error, new_name):
    client, name = ec2.client(), new_name("key")
    key_pair_id = client.create_key_pair(KeyName=name)["KeyPairId"]
    with api_error(*SUCCESS):
        client.delete_key_pair(KeyPairId=key_pair_id, DryRun=True)
    assert client.describe_key_pairs(KeyNames=[name])["KeyPairs"]


@pytest.mark.parametrize(
    ("call", "parameters"),
    [
        ("deregister_image", {}),
        ("disable_image", {}),
        ("enable_image_deprecation", {"DeprecateAt": "2030-01-01T00:00:00Z"}),
        ("enable_image_deregistration_protection", {"WithCooldown": True}),
        ("disable_image_deregistration_protection", {}),
        ("modify_image_attribute", {"Description": {"Value": "another"}}),
        ("modify_image_attribute", {"LaunchPermission": {"Add": [{"UserId": "210987654321"}]}}),
        ("reset_image_attribute", {"Attribute": "launchPermission"}),
        ("describe_image_attribute", {"Attribute": "launchPermission"}),
        ("describe_image_attribute", {"Attribute": "lastLaunchedTime"}),
    ],
)
def test_an_image_stays_as_it_is(ec2, api_error, call, parameters):
    image_id, client = ec2.bake(), ec2.client()
    before = ec2.image(image_id)
    with api_error(*SUCCESS):
        getattr(client, call)(ImageId=image_id, DryRun=True, **parameters)
    shared = client.describe_image_attribute(ImageId=image_id, Attribute="launchPermission")["LaunchPermissions"]
    assert (ec2.image(image_id), shared) == (before, [])


def test_the_settings_of_the_region_stay(ec2, api_error):
    client = ec2.client()
    with api_error(*SUCCESS):
        client.get_image_block_public_access_state(DryRun=True)
    with api_error(*SUCCESS):
        client.enable_ebs_encryption_by_default(DryRun=True)
    assert client.get_ebs_encryption_by_default()["EbsEncryptionByDefault"] is False
    state = client.get_image_block_public_access_state()["ImageBlockPublicAccessState"]
    with api_error(*SUCCESS):
        client.disable_image_block_public_access(DryRun=True)
    assert client.get_image_block_public_access_state()["ImageBlockPublicAccessState"] == state
