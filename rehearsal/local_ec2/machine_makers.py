"""Makes the machine of an instance: a virtual machine, a simulated one, or none."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from local_ec2.instance_types import instance_store_of, memory_mib_of, vcpus_of
from local_ec2.instances import LocalInstance
from local_ec2.machine import Machine, PlayedMachine
from local_ec2.metadata.endpoint import MetadataEndpoint
from local_ec2.metadata.served_machine import ServedMachine
from machines.virtual_switch import VirtualSwitch
from machines.volume import Volume

# A guest's page cache fills all of its memory, and several guests share this machine.
_MOST_MEMORY_MIB = 4096
# What a guest writes to its instance store takes room on this machine's disk.
_LARGEST_STORE_GIB = 32


class AbsentMachine:
    """The machine of `--machines none`: it only has a state."""

    def __init__(self, on_exit: Callable[[], None]) -> None:
        self._on_exit = on_exit
        self._running = False

    def start(self) -> None:
        """Sets the state to running."""
        self._running = True

    def stop(self, grace_seconds: float) -> None:
        """Sets the state to stopped."""
        self._running = False

    def console_output(self) -> str:
        """Returns an empty text."""
        return ""

    def is_running(self) -> bool:
        """Returns whether the state is running."""
        return self._running

    def power_off(self) -> None:
        """Does what a guest's own `shutdown -h now` does."""
        self._running = False
        self._on_exit()


class NoMachines:
    """Makes no machines, for tests of the API alone."""

    real = False

    def make(self, instance: LocalInstance, volumes: list[Volume], on_exit: Callable[[], None]) -> AbsentMachine:
        """Returns an AbsentMachine."""
        return AbsentMachine(on_exit)


class SimulatedInstances:
    """Makes simulated instances: only SSH and the containers of a Dask cluster."""

    real = False

    def __init__(self, workdir: Path, dask_python: str) -> None:
        """`dask_python` is a Python that has distributed."""
        self._workdir = workdir
        self._dask_python = dask_python

    def make(self, instance: LocalInstance, volumes: list[Volume], on_exit: Callable[[], None]) -> PlayedMachine:
        """Returns the simulated instance for the next boot of `instance`, not yet started."""
        from simulated_instances.instance import SimulatedInstance
        from simulated_instances.spec import Outside, SimulatedSpec

        spec = SimulatedSpec(
            instance_id=instance.id,
            workdir=_instance_directory(self._workdir, instance),
            public_address=instance.loopback_address(),
            has_public_address=instance.has_public_address,
            user_data=instance.raw_user_data() or b"",
            ssh_public_keys=instance.ssh_public_keys(),
            dask_python=self._dask_python,
        )
        world = instance.world
        outside = Outside(lambda: world.settings.guest, instance.shows_addresses, on_exit, world.report)
        return SimulatedInstance(spec, instance.firewall, outside)


class VirtualMachines:
    """Makes QEMU virtual machines from the base image's kernel."""

    real = True

    def __init__(self, workdir: Path, base_image: Path, registry_port: int | None) -> None:
        self._workdir = workdir
        self._base_image = base_image
        self._registry_port = registry_port
        self._switch = VirtualSwitch()
        self._instance_store_qemu: Path | None = None
        self._installing = threading.Lock()

    def make(self, instance: LocalInstance, volumes: list[Volume], on_exit: Callable[[], None]) -> Machine:
        """Returns the machine for the next boot of `instance`, not yet started."""
        from machines.machine import Machine as VirtualMachine
        from machines.spec import MachineSpec

        metadata = MetadataEndpoint(instance)
        workdir = _instance_directory(self._workdir, instance)
        instance_store = _empty_instance_store(instance, workdir)
        spec = MachineSpec(
            instance_id=instance.id,
            workdir=workdir,
            kernel=self._base_image / "vmlinuz",
            initrd=self._base_image / "initrd.img",
            root_volume=volumes[0],
            data_volumes=volumes[1:],
            public_address=instance.loopback_address(),
            has_public_address=instance.has_public_address,
            private_address=str(instance.nics[0].private_ip_address),
            mac=instance.nics[0].mac_address,
            instance_type=instance.instance_type,
            metadata_port=metadata.port,
            container_metadata_port=metadata.container_port,
            memory_mib=min(memory_mib_of(instance.instance_type), _MOST_MEMORY_MIB),
            cpus=min(vcpus_of(instance.instance_type), os.cpu_count() or 1),
            registry_port=self._registry_port,
            instance_store=instance_store,
            qemu=str(self._qemu_for_instance_store()) if instance_store else "qemu-system-x86_64",
        )
        return ServedMachine(VirtualMachine(spec, self._switch, instance.firewall, on_exit), metadata)

    def _qemu_for_instance_store(self) -> Path:
        from machines.instance_store import install_qemu

        with self._installing:
            if self._instance_store_qemu is None:
                self._instance_store_qemu = install_qemu(self._workdir / "instance-store")
            return self._instance_store_qemu


def _empty_instance_store(instance: LocalInstance, workdir: Path) -> list[Volume]:
    """The disks for the next start: a stop and a start give an instance empty ones, a reboot of the guest leaves them as they are.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-lifetime.html
    """
    from machines.disks import create_blank_volume

    volumes = []
    for index, size in enumerate(instance_store_of(instance.instance_type)):
        volume = Volume(workdir / f"instance-store-{index}.qcow2")
        create_blank_volume(min(size, _LARGEST_STORE_GIB), volume.file)
        volumes.append(volume)
    return volumes


def _instance_directory(workdir: Path, instance: LocalInstance) -> Path:
    directory = workdir / "instances" / instance.id
    directory.mkdir(parents=True, exist_ok=True)
    return directory
