"""What a machine is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from machines.volume import Volume


@dataclass(frozen=True)
class MachineSpec:
    """One virtual machine.

    `workdir` is the machine's own directory, which exists. `public_address` is an address of the host's loopback (127.77.0.N), at
    which the host and the other instances reach the machine, or nobody does when `has_public_address` is false; `private_address`
    and `mac` are the virtual switch's. `metadata_port` and `container_metadata_port` are the instance metadata service's on the host's
    loopback, for the guest itself and for containers behind a bridge in it; `registry_port` is a registry's there, which Docker in
    the guest uses as its mirror. The snapshots below the volumes stay in place meanwhile. `instance_store` are disks that the guest gets
    as NVMe ones; `qemu` is the program, whose NVMe disks have EC2's model if it is instance_store.py's.
    """

    instance_id: str
    instance_type: str
    workdir: Path
    kernel: Path
    initrd: Path
    root_volume: Volume
    data_volumes: Sequence[Volume]
    public_address: str
    has_public_address: bool
    private_address: str
    mac: str
    memory_mib: int
    cpus: int
    metadata_port: int
    container_metadata_port: int
    registry_port: int | None
    instance_store: Sequence[Volume] = ()
    qemu: str = "qemu-system-x86_64"
