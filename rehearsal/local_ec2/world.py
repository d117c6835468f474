"""The shared state of the local EC2."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from moto.core.utils import utcnow

from local_ec2.addresses import PublicAddresses
from local_ec2.api_call import ApiCall
from local_ec2.disks import Disks
from local_ec2.group_rules import RuleRecord
from local_ec2.images import LocalImage, LocalSnapshot
from local_ec2.machine import MachineMaker
from local_ec2.record import Record
from local_ec2.sessions import Sessions
from local_ec2.settings import Settings
from machines.first_touches import FirstTouch

log = logging.getLogger("local_ec2")


class Life(Protocol):
    """The state changes of one instance: `local_ec2.instance_life.InstanceLife`. Call all but `close` under `World.lock`."""

    def start(self) -> None:
        """Boots the machine."""

    def stop(self) -> None:
        """Shuts the machine down."""

    def terminate(self) -> None:
        """Ends the instance."""

    def interrupt(self) -> None:
        """Interrupts a spot instance."""

    def reboot(self) -> None:
        """Boots the machine again."""

    def make_image(self, image: LocalImage, snapshots: dict[str, LocalSnapshot]) -> None:
        """Copies the volumes into snapshots."""

    def power_off(self) -> None:
        """Does what the guest's own `shutdown -h now` does."""

    def console_output(self, latest: bool = True) -> str:
        """Returns what the guest wrote to its console; not `latest`: what was posted of it."""

    def first_touches(self) -> list[FirstTouch]:
        """Returns the first touches of the root volume."""

    def close(self) -> None:
        """Cuts the power."""


@dataclass
class World:
    """The state of one local EC2. `lock` guards moto's data and the settings, since moto is not thread-safe."""

    machines: MachineMaker
    disks: Disks
    base_image: Path | None
    # Public images in addition to those of source_images.json, in the same form; they may have an `id` and a `region`.
    public_images: Sequence[dict[str, object]] = ()
    settings: Settings = field(default_factory=Settings)
    record: Record = field(default_factory=Record)
    rules: RuleRecord = field(default_factory=RuleRecord)
    sessions: Sessions = field(default_factory=Sessions)
    addresses: PublicAddresses = field(default_factory=PublicAddresses)
    lives: dict[str, Life] = field(default_factory=dict)
    # Failures in the background, which no API call can report.
    problems: list[str] = field(default_factory=list)
    # Calls that a test blocks now.
    held: list[ApiCall] = field(default_factory=list)
    closing: bool = False
    # The call that is being answered; set and read under `lock`.
    caller: ApiCall | None = None

    def __post_init__(self) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)

    def hold(self, state: str, since: float, lasts: Callable[[], bool]) -> None:
        """Waits until `state` has lasted as long as the settings say since `since` (time.monotonic()).

        Ends at once when `lasts` returns false, because something else has ended the state. A changed setting applies at once, so
        a test can set an hour and end it by setting 0.
        """
        with self.changed:
            while lasts() and not self.closing:
                remaining = since + self.settings.durations[state] - time.monotonic()
                if remaining <= 0:
                    return
                self.changed.wait(remaining)

    def hold_call(self, call: ApiCall, phase: str) -> None:
        """Blocks a call while a hold in the settings matches it; not under `lock`, so that other calls go on."""
        with self.changed:
            if not self._is_held(call, phase):
                return
            self.held.append(call)
            while self._is_held(call, phase) and not self.closing:
                self.changed.wait()
            self.held.remove(call)

    def _is_held(self, call: ApiCall, phase: str) -> bool:
        return any(hold.applies(call, phase) for hold in self.settings.holds)

    def has_ended(self, session_token: str) -> bool:
        """Returns whether a session's credentials have expired, by time or by a setting."""
        return session_token in self.settings.ended_sessions or self.sessions.has_ended(session_token)

    def now(self) -> datetime:
        """Returns the time of the account's clock, in UTC without a time zone as moto has it."""
        return utcnow() + timedelta(seconds=self.settings.clock_offset)

    def notify(self) -> None:
        """Wakes the threads that wait in `hold`, after anything has changed."""
        with self.changed:
            self.changed.notify_all()

    def report(self, what: str) -> None:
        """Logs the exception being handled and adds a line to the `problems` in `/_local_ec2/state`."""
        if not self.closing:
            log.exception(what)  # noqa: LOG004 (called while one is handled)
            self.problems.append(what)

    def close(self) -> None:
        """Powers off every machine at once and prevents new ones."""
        with self.changed:
            self.closing = True
            self.changed.notify_all()
            lives = list(self.lives.values())
        stoppers = [threading.Thread(target=life.close) for life in lives]
        for stopper in stoppers:
            stopper.start()
        for stopper in stoppers:
            stopper.join()
