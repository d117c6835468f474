"""QEMU's command line, and the kernel's in it."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

from machines.accelerator import Accelerator
from machines.apt_network import HOST_FROM_GUEST
from machines.spec import MachineSpec
from machines.volume import Volume, block_nodes

# guest/rootfs/etc/systemd/network/10-outside.network finds the card by it. Every machine has a user network of its own.
_USER_NETWORK_MAC = "52:54:00:00:00:02"
SSH_PORT = 22


def kernel_command_line(spec: MachineSpec) -> str:
    """What the guest's units read: addresses, metadata, registry; and what halves the boot without hardware virtualisation."""
    words = [
        "root=/dev/vda",
        "rootfstype=ext4",
        "rw",
        "console=ttyS0",
        "quiet",
        "mitigations=off",
        "init_on_alloc=0",
        "fsck.mode=skip",
        # The kernels of Ubuntu and of Amazon Linux count stalls (/proc/pressure) without it, Debian's does not.
        "psi=1",
        f"local_ec2.address={spec.public_address}",
        f"local_ec2.private_address={spec.private_address}/16",
        f"local_ec2.metadata={HOST_FROM_GUEST}:{spec.metadata_port}",
        f"local_ec2.container_metadata={HOST_FROM_GUEST}:{spec.container_metadata_port}",
    ]
    if spec.registry_port is not None:
        words.append(f"local_ec2.registry={HOST_FROM_GUEST}:{spec.registry_port}")
    return " ".join(words)


def qemu_command_line(
    spec: MachineSpec,
    accelerator: Accelerator,
    console: Path,
    monitor_fd: int,
    switch_fd: int,
    ports: Sequence[int],
    server_fds: Mapping[str, int],
) -> list[str]:
    """The arguments that start `spec`.

    `console` is the file that gets the serial console, `monitor_fd` an inherited socket on which QEMU speaks QMP, `switch_fd` one
    that carries the frames of the virtual switch. Each guest port in `ports` is forwarded from a free port of 127.0.0.1 that QEMU chooses.
    `server_fds` has the inherited socket of the server of each lazy volume, by the name that `named_volumes` gives the volume.
    """
    forwards = [f"hostfwd=tcp:127.0.0.1:0-:{port}" for port in ports]
    return [
        spec.qemu,
        *["-name", spec.instance_id],
        *["-nodefaults", "-no-user-config", "-display", "none", "-machine", "pc,usb=off"],
        *accelerator.arguments,
        *["-smp", str(spec.cpus), "-m", f"{spec.memory_mib}M"],
        *["-kernel", str(spec.kernel), "-initrd", str(spec.initrd), "-append", kernel_command_line(spec)],
        *_firmware(spec),
        *(word for name, volume in named_volumes(spec).items() for word in _disk(name, volume, server_fds.get(name))),
        *(word for index, volume in enumerate(spec.instance_store) for word in _nvme_disk(f"store{index}", volume, spec)),
        *["-netdev", ",".join(["user,id=outside,ipv6=off", *forwards])],
        *["-device", f"virtio-net-pci,netdev=outside,mac={_USER_NETWORK_MAC},romfile="],
        *["-netdev", f"socket,id=switch,fd={switch_fd}"],
        *["-device", f"virtio-net-pci,netdev=switch,mac={spec.mac},romfile="],
        *["-device", "virtio-rng-pci"],
        *["-chardev", f"file,id=console,path={_option_value(console)}", "-serial", "chardev:console"],
        *["-chardev", f"socket,id=monitor,fd={monitor_fd}", "-mon", "chardev=monitor,mode=control"],
    ]


def named_volumes(spec: MachineSpec) -> dict[str, Volume]:
    """The volumes by the names of their nodes in QEMU, in the order in which the guest sees them: that of the root volume is `root`."""
    return {"root": spec.root_volume} | {f"data{i}": volume for i, volume in enumerate(spec.data_volumes)}


def _firmware(spec: MachineSpec) -> list[str]:
    """What the firmware says of the computer, by which cloud-init knows EC2.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify_ec2_instances.html
    """
    digits = hashlib.sha256(spec.instance_id.encode()).hexdigest()
    serial = str(uuid.UUID(f"ec2{digits[:29]}"))
    system = f"manufacturer=Amazon EC2,product={spec.instance_type},serial={serial},uuid={serial}"
    tables = (
        "type=0,vendor=Amazon EC2",
        f"type=1,{system}",
        f"type=2,manufacturer=Amazon EC2,asset={spec.instance_id}",
        "type=3,manufacturer=Amazon EC2,asset=Amazon EC2",
    )
    return [word for table in tables for word in ("-smbios", table)]


def _disk(name: str, volume: Volume, server_fd: int | None) -> list[str]:
    return [*_block_devices(name, volume, server_fd), "-device", f"virtio-blk-pci,drive={name}"]


def _nvme_disk(name: str, volume: Volume, spec: MachineSpec) -> list[str]:
    """A disk of the instance store; its serial number has the form of EC2's, and at most NVMe's 20 characters."""
    serial = f"AWS{hashlib.sha256(f'{spec.instance_id} {name}'.encode()).hexdigest()[:17].upper()}"
    return [*_block_devices(name, volume, None), "-device", f"nvme,drive={name},serial={serial}"]


def _block_devices(name: str, volume: Volume, server_fd: int | None) -> list[str]:
    # Unlike -drive, a JSON -blockdev takes any path as it is.
    return [word for node in block_nodes(name, volume, server_fd) for word in ("-blockdev", json.dumps(node))]


def _option_value(path: Path) -> str:
    return str(path).replace(",", ",,")
