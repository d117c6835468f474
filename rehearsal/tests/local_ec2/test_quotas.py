"""vCPU quotas, as they are told and as they are enforced."""

import pytest


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("L-1216C47A", "Running On-Demand Standard"),
        ("L-DB2E81BA", "Running On-Demand G and VT"),
        ("L-417A185B", "Running On-Demand P"),
        ("L-34B43A08", "All Standard"),
        ("L-3819A6DF", "All G and VT Spot"),
    ],
)
def test_tells_quotas(ec2, code, name):
    ec2.set(quotas={code: 5})
    quota = ec2.client("service-quotas").get_service_quota(ServiceCode="ec2", QuotaCode=code)["Quota"]
    assert (quota["Value"], quota["QuotaCode"]) == (5.0, code)
    assert quota["QuotaName"].startswith(name)


def test_lists_quotas_and_knows_no_others(ec2, api_error):
    client = ec2.client("service-quotas")
    assert len(client.list_service_quotas(ServiceCode="ec2")["Quotas"]) == 5
    with api_error("NoSuchResourceException"):
        client.get_service_quota(ServiceCode="ec2", QuotaCode="L-00000000")


def test_a_new_account_holds_two_machines_of_two_vcpus_and_no_third(ec2, api_error):
    ec2.set(quotas={"L-1216C47A": 5})
    first, _ = ec2.launch(InstanceType="t3.large"), ec2.launch(InstanceType="t3.large")
    with api_error("VcpuLimitExceeded", "your current vCPU limit of 5"):
        ec2.launch(InstanceType="t3.large")
    ec2.client().terminate_instances(InstanceIds=[first])
    ec2.wait_for_state(first, "terminated")
    assert ec2.launch(InstanceType="t3.large").startswith("i-")


def test_gpu_types_have_a_quota_of_their_own(ec2, api_error):
    ec2.set(quotas={"L-DB2E81BA": 0})
    assert ec2.launch(InstanceType="m5.large").startswith("i-")
    with api_error("VcpuLimitExceeded", "limit of 0"):
        ec2.launch(InstanceType="g4dn.xlarge")


def test_spot_instances_too(ec2, api_error):
    ec2.set(quotas={"L-34B43A08": 1})
    with api_error("MaxSpotInstanceCountExceeded", "Max spot instance count exceeded"):
        ec2.launch(InstanceType="t3.large", InstanceMarketOptions={"MarketType": "spot"})
