"""QEMU's command line, and the kernel's in it."""

from __future__ import annotations

import json
from pathlib import Path

from machines.accelerator import Accelerator
from machines.apt_network import HOST_FROM_GUEST
from machines.spec import MachineSpec

# The name that the monitor's hostfwd_add knows the user network by.
USER_NETWORK = "outside"
# guest/rootfs/etc/systemd/network/10-outside.network finds the card by it. Every machine has a user network of its own.
_USER_NETWORK_MAC = "52:54:00:00:00:02"
_WIRE_GROUP = "230.7.7.7"
SSH_PORT = 22


def kernel_command_line(spec: MachineSpec) -> str:
    """What the guest's units read: addresses and the registry; and what halves the boot without hardware virtualisation."""
    words = [
        "root=/dev/vda",
        "rootfstype=ext4",
        "rw",
        "console=ttyS0",
        "quiet",
        "mitigations=off",
        "init_on_alloc=0",
        "fsck.mode=skip",
        f"local_ec2.address={spec.public_address}",
        f"local_ec2.private_address={spec.private_address}/16",
    ]
    if spec.registry_port is not None:
        words.append(f"local_ec2.registry={HOST_FROM_GUEST}:{spec.registry_port}")
    return " ".join(words)


def qemu_command_line(
    spec: MachineSpec, accelerator: Accelerator, seed: Path, console: Path, monitor_fd: int, probed: list[int]
) -> list[str]:
    """The arguments that start `spec`.

    `seed` is cloud-init's disk, `console` the file that gets the serial console, `monitor_fd` an inherited socket on which QEMU
    speaks QMP. Port 22 is forwarded from the public address at once; each guest port in `probed` gets a forward on a free port of
    127.0.0.1, for finding out whether the guest listens there.
    """
    forwards = [f"hostfwd=tcp:{spec.public_address}:{SSH_PORT}-:{SSH_PORT}"]
    forwards += [f"hostfwd=tcp:127.0.0.1:0-:{port}" for port in probed]
    return [
        "qemu-system-x86_64",
        *["-name", spec.instance_id],
        *["-nodefaults", "-no-user-config", "-display", "none", "-machine", "pc,usb=off"],
        *accelerator.arguments,
        *["-smp", str(spec.cpus), "-m", f"{spec.memory_mib}M"],
        *["-kernel", str(spec.kernel), "-initrd", str(spec.initrd), "-append", kernel_command_line(spec)],
        *_disk("root", spec.root_volume, "qcow2", read_only=False),
        *_disk("seed", seed, "raw", read_only=True),
        *["-netdev", ",".join([f"user,id={USER_NETWORK},ipv6=off", *forwards])],
        *["-device", f"virtio-net-pci,netdev={USER_NETWORK},mac={_USER_NETWORK_MAC},romfile="],
        *["-netdev", f"socket,id=wire,mcast={_WIRE_GROUP}:{spec.wire_port},localaddr=127.0.0.1"],
        *["-device", f"virtio-net-pci,netdev=wire,mac={spec.mac},romfile="],
        *["-device", "virtio-rng-pci"],
        *["-chardev", f"file,id=console,path={_option_value(console)}", "-serial", "chardev:console"],
        *["-chardev", f"socket,id=monitor,fd={monitor_fd}", "-mon", "chardev=monitor,mode=control"],
    ]


def _disk(name: str, path: Path, image_format: str, *, read_only: bool) -> list[str]:
    # Unlike -drive, a JSON -blockdev takes any path as it is. Flushes are ignored: no machine outlives this computer's crash.
    block = {
        "driver": image_format,
        "node-name": name,
        "read-only": read_only,
        "discard": "unmap",
        "cache": {"no-flush": True},
        "file": {"driver": "file", "filename": str(path)},
    }
    return ["-blockdev", json.dumps(block), "-device", f"virtio-blk-pci,drive={name}"]


def _option_value(path: Path) -> str:
    return str(path).replace(",", ",,")
