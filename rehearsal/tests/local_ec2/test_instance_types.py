"""What is taken from moto's data on instance types."""

from local_ec2.instance_types import instance_store_of


def test_instance_store_is_nvme_disks_alone():
    assert instance_store_of("g4dn.xlarge") == [125]
    assert instance_store_of("m5d.4xlarge") == [300, 300]
    assert instance_store_of("t3.large") == []
    # SSDs that are no NVMe disks.
    assert instance_store_of("m3.large") == []
