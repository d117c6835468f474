"""Small things that the real EC2 tells or takes and moto does not."""

import pytest


def test_a_key_pair_is_deleted_by_its_id(ec2, api_error, new_name):
    name = new_name("key")
    key_pair_id = ec2.client().create_key_pair(KeyName=name, KeyType="ed25519")["KeyPairId"]
    ec2.client().delete_key_pair(KeyPairId=key_pair_id)
    assert name not in [each["KeyName"] for each in ec2.client().describe_key_pairs()["KeyPairs"]]
    with api_error("InvalidKeyPair.NotFound", key_pair_id):
        ec2.client().delete_key_pair(KeyPairId=key_pair_id)


@pytest.mark.parametrize(("instance_type", "cores", "threads"), [("t3.large", 1, 2), ("t2.medium", 2, 1)])
def test_an_instance_tells_its_cores_and_threads(ec2, instance_type, cores, threads):
    instance = ec2.instance(ec2.launch(InstanceType=instance_type))
    assert instance["CpuOptions"] == {"CoreCount": cores, "ThreadsPerCore": threads}
