"""What the tests of the machines share."""

import pytest

from machines.spec import MachineSpec
from machines.volume import Volume


@pytest.fixture
def spec(tmp_path):
    """A machine whose directory has a name that QEMU's own syntax would cut in two."""
    work = tmp_path / "a,b c"
    work.mkdir()
    return MachineSpec(
        instance_id="i-0123456789abcdef0",
        instance_type="t3.large",
        workdir=work,
        kernel=work / "vmlinuz",
        initrd=work / "initrd.img",
        root_volume=Volume(work / "root.qcow2"),
        data_volumes=[Volume(work / "data.qcow2")],
        public_address="127.77.0.9",
        has_public_address=True,
        private_address="172.31.5.6",
        mac="02:00:ac:1f:05:06",
        memory_mib=2048,
        cpus=2,
        metadata_port=4001,
        container_metadata_port=4002,
        registry_port=5000,
    )
