"""The life of one instance: its machine, and its changes of state in the order of the calls."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from local_ec2.console import Console
from local_ec2.encryption import CLIENT_ERROR, key_of
from local_ec2.images import LocalImage, LocalSnapshot
from local_ec2.instances import GUEST_INITIATED, INTERRUPTED, LAUNCH_FAILED, USER_INITIATED, LocalInstance
from local_ec2.lazy_volumes import machine_volume
from local_ec2.machine import Machine, PlayedMachine
from local_ec2.world import World
from machines.first_touches import FirstTouch, read_first_touches
from machines.volume import Volume

# How long a guest may take to shut down before its power is cut. EC2 itself gives several minutes to a stop.
_STOP_GRACE_SECONDS = 300.0
_TERMINATE_GRACE_SECONDS = 15.0


class InstanceLife:
    """Carries out state changes one after the other; all public methods but `close` are called under `world.lock`."""

    def __init__(self, world: World, instance: LocalInstance) -> None:
        self.instance = instance
        self._world = world
        self._machine: Machine | None = None
        self._console = Console(world, lambda: self._machine.console_output() if self._machine else "")
        # moto forgets it when the instance is terminated.
        self._root_volume_id: str | None = None
        self._jobs = ThreadPoolExecutor(max_workers=1, thread_name_prefix=instance.id)

    def launch(self) -> None:
        """Begins the first boot."""
        self._submit(self._boot)

    def start(self) -> None:
        """Begins the boot of a stopped instance."""
        self.instance.renew_addresses()
        self.instance.enter("pending")
        self._submit(self._boot)

    def stop(self) -> None:
        """Begins to stop a running instance."""
        self.instance.enter("stopping", USER_INITIATED)
        self._submit(lambda: self._halt("stopping", _STOP_GRACE_SECONDS))

    def terminate(self) -> None:
        """Begins to terminate the instance in any state."""
        self.instance.enter("shutting-down", USER_INITIATED)
        self._submit(lambda: self._halt("shutting-down", _TERMINATE_GRACE_SECONDS))

    def interrupt(self) -> None:
        """Begins to interrupt a spot instance. Raises ValueError for other instances and for one that is neither pending nor running."""
        if self.instance.lifecycle != "spot" or self.instance.state not in ("pending", "running"):
            raise ValueError(f"{self.instance.id} is no spot instance that is pending or running")
        self.instance.enter("shutting-down", INTERRUPTED)
        self._submit(lambda: self._halt("shutting-down", 0))

    def reboot(self) -> None:
        """Begins a reboot; the state stays `running`, as in EC2."""
        self._submit(self._reboot)

    def make_image(self, image: LocalImage, snapshots: dict[str, LocalSnapshot]) -> None:
        """Begins to copy the volumes (volume id -> snapshot); a running machine is stopped for it."""
        self._submit(lambda: self._copy_volumes(image, snapshots))

    def power_off(self) -> None:
        """Does what the guest's own `shutdown -h now` would do, where there is no guest."""
        if not isinstance(self._machine, PlayedMachine) or not self._machine.is_running():
            raise ValueError(f"{self.instance.id} is not a running instance without a virtual machine")
        self._machine.power_off()

    def console_output(self, latest: bool = True) -> str:
        """Returns what the machine wrote to its console since its last boot; not `latest`: until some time after it."""
        return self._console.output(latest)

    def first_touches(self) -> list[FirstTouch]:
        """Returns the first touches of the root volume since the launch, also of a terminated instance; none if it is not lazy."""
        return read_first_touches(self._world.disks.first_touches(self._root_volume_id)) if self._root_volume_id else []

    def close(self) -> None:
        """Cuts the power and drops what is queued. Called when the local EC2 ends."""
        self._jobs.shutdown(wait=False, cancel_futures=True)
        if self._machine is not None:
            self._machine.stop(0)

    def _submit(self, job: Callable[[], None]) -> None:
        self._world.notify()

        def guarded() -> None:
            try:
                if not self._world.closing:
                    job()
            except Exception:
                self._fail()

        self._jobs.submit(guarded)

    def _fail(self) -> None:
        self._world.report(f"{self.instance.id}: its machine failed")
        with self._world.lock:
            if not self._is("terminated"):
                self.instance.enter("shutting-down", LAUNCH_FAILED)
                self.instance.finish_termination()
        self._world.notify()

    def _is(self, state: str) -> bool:
        return bool(self.instance.state == state)

    def _boot(self) -> None:
        since = time.monotonic()
        if self._has_unusable_key():
            self._end_for_its_key(since)
            return
        if self._is("pending"):
            self._start_machine()
        self._world.hold("pending", since, lambda: self._is("pending"))
        with self._world.lock:
            # The guest may have ended meanwhile, or a call may have stopped it.
            if self._is("pending"):
                self.instance.enter("running")
        self._console.post_later()
        self._world.notify()

    def _has_unusable_key(self) -> bool:
        with self._world.lock:
            volumes = [self.instance.root_volume(), *self.instance.data_volumes()]
            backend = self.instance.ec2_backend
            encrypted = [each for each in volumes if each and each.encrypted]
            unusable = backend.unusable_volumes
            return any(each.id in unusable or key_of(backend, each.kms_key_id or "") is None for each in encrypted)

    def _end_for_its_key(self, since: float) -> None:
        """Terminates a pending instance whose volume can't be encrypted, as EC2 does."""
        self._world.hold("pending", since, lambda: self._is("pending"))
        with self._world.lock:
            if self._is("pending"):
                self.instance.enter("shutting-down", (CLIENT_ERROR.partition(":")[0], CLIENT_ERROR))
                self.instance.finish_termination()
        self._world.notify()

    def _start_machine(self) -> None:
        machine: Machine | None = None

        def ended() -> None:
            self._guest_ended(machine)

        machine = self._world.machines.make(self.instance, self._volumes(), ended)
        self._machine = machine
        machine.start()
        if self._world.closing:
            machine.stop(0)

    def _volumes(self) -> list[Volume]:
        """Returns the instance's volumes, the root volume first; none if the machines have no disks."""
        if not self._world.machines.real:
            return []
        disks = self._world.disks
        with self._world.lock:
            root, data = self.instance.root_volume(), self.instance.data_volumes()
            settings = self._world.settings.volumes
        self._root_volume_id = root.id
        volumes = [machine_volume(disks, root, root.snapshot_id, settings)]
        for volume in data:
            # A snapshot of a volume that was never used is empty too.
            snapshot_id = volume.snapshot_id if disks.has_snapshot(volume.snapshot_id) else None
            volumes.append(machine_volume(disks, volume, snapshot_id, settings))
        return volumes

    def _guest_ended(self, machine: Machine | None) -> None:
        with self._world.lock:
            if machine is not self._machine or self.instance.state not in ("pending", "running"):
                return
            ends = self.instance.instance_initiated_shutdown_behavior == "terminate"
            state = "shutting-down" if ends else "stopping"
            self.instance.enter(state, GUEST_INITIATED)
            self._submit(lambda: self._halt(state, 0))

    def _halt(self, state: str, grace_seconds: float) -> None:
        since = time.monotonic()
        if self._machine is not None:
            self._machine.stop(grace_seconds)
        self._world.hold(state, since, lambda: self._is(state))
        with self._world.lock:
            # A termination may have come after the stop; it is queued after this.
            if self._is(state):
                finish = self.instance.finish_stop if state == "stopping" else self.instance.finish_termination
                finish()
        if self._is("terminated"):
            self._jobs.shutdown(wait=False)
        self._console.post_later()
        self._world.notify()

    def _reboot(self) -> None:
        if self._is("running") and self._machine is not None:
            self._machine.stop(_STOP_GRACE_SECONDS)
            self._start_machine()
            self._console.post_later()

    def _copy_volumes(self, image: LocalImage, snapshots: dict[str, LocalSnapshot]) -> None:
        since = time.monotonic()
        rebooting = self._is("running") and self._machine is not None and self._machine.is_running()
        if rebooting and self._machine is not None:
            self._machine.stop(_STOP_GRACE_SECONDS)
        try:
            for volume_id, snapshot in snapshots.items():
                self._world.disks.create_snapshot(snapshot.id, volume_id)
        except Exception:
            self._world.report(f"{image.id}: its snapshot failed")
            with self._world.lock:
                image.fail("Client.InternalError: Snapshot creation failed")
            return
        finally:
            if rebooting:
                self._start_machine()
        # The image may be pending for long; the instance must not wait for it.
        threading.Thread(target=finish_image, args=(self._world, image, since), daemon=True).start()


def finish_image(world: World, image: LocalImage, since: float, duration: str = "image") -> None:
    """Waits for the time that an image stays pending, then makes it available, or failed if a setting says so.

    `duration` is the setting that holds this time.
    """
    world.hold(duration, since, lambda: image.state == "pending")
    with world.lock:
        if world.settings.image_failure and image.state == "pending":
            image.fail(world.settings.image_failure)
        image.complete()
        for snapshot_id in image.snapshot_ids():
            if snapshot_id not in image.ec2_backend.snapshots:
                world.disks.delete_snapshot(snapshot_id)
    world.notify()


def begin_lives(world: World, instances: list[LocalInstance]) -> None:
    """Starts the state changes of new instances, first boot included."""
    for instance in instances:
        life = InstanceLife(world, instance)
        world.lives[instance.id] = life
        life.launch()
