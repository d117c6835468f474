"""What one start of a cluster showed, and what of it the tables, the plot and results.json take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, median_low
from typing import Literal

from rehearse.first_touches import FirstTouch, blocks, seconds_with_a_miss_in_flight, waited_for

# `pulled` is the source AMI, on which an instance installs Docker and pulls the container image; the others are baked, with the input
# `start` of that name.
ImageKind = Literal["pulled", "plain", "fast"]
# `hot` volumes have all their blocks. `lazy` ones load what is first touched in blocks of 512 KiB, `lazy-4k` in blocks of 4 KiB;
# `initialized` is `lazy` with a volume initialization rate.
Volumes = Literal["hot", "lazy", "lazy-4k", "initialized"]
FIRST_RESULT = "first result"
# The steps of a machine's start in their order, as the event `timeline` of cluster.py names them.
STEPS = ("launch", "kernel", "userspace", "cloud-init", "docker", "container", "port open", "connected", FIRST_RESULT)
# The steps up to which first touches are counted.
MARKS = ("docker", "container", FIRST_RESULT)


@dataclass(frozen=True)
class Case:
    """What clusters are launched from, and on which kind of volumes."""

    image: ImageKind
    volumes: Volumes

    def __str__(self) -> str:
        return f"{self.image}, {self.volumes}"


@dataclass(frozen=True)
class Touched:
    """The first touches of a machine's root volume up to a step, as rehearse/first_touches.py counts them."""

    blocks: int
    miss_seconds: float
    waited_for: int


@dataclass(frozen=True)
class Machine:
    """One machine of a cluster. `times` are seconds since the launch of the cluster, by step.

    `touched` has the first touches up to each of MARKS whose time is known, and nothing on hot volumes. `io_stall` is the time in
    seconds in which some task waited for a disk, from the boot until after the checks; None where the kernel does not count it.
    """

    role: str
    instance: str
    times: Mapping[str, float]
    touched: Mapping[str, Touched] = field(default_factory=dict)
    io_stall: float | None = None


@dataclass(frozen=True)
class Start:
    """One start of a cluster: `seconds` from its launch to its first result."""

    case: Case
    run: int
    seconds: float
    machines: Sequence[Machine]


@dataclass(frozen=True)
class Failure:
    """A cluster that did not compute, and why."""

    case: Case
    run: int
    error: str


def touched_by(touches: Sequence[FirstTouch], times: Mapping[str, float]) -> dict[str, Touched]:
    """Count first touches up to each of MARKS in `times`, which are in seconds since the epoch."""
    if not touches:
        return {}
    return {mark: _touched(touches, times[mark]) for mark in MARKS if mark in times}


def _touched(touches: Sequence[FirstTouch], until: float) -> Touched:
    return Touched(blocks(touches, until), seconds_with_a_miss_in_flight(touches, until), waited_for(touches, until))


def cases_of(starts: Iterable[Start]) -> list[Case]:
    """The cases that have a start, in the order of their first ones."""
    return list(dict.fromkeys(start.case for start in starts))


def roles_of(starts: Iterable[Start]) -> list[str]:
    """The roles of the machines of these starts, in the order of their first ones."""
    return list(dict.fromkeys(machine.role for start in starts for machine in start.machines))


def median_seconds(starts: Iterable[Start], case: Case) -> float | None:
    """The median of a case's seconds to the first result; None without a start."""
    return median_of(start.seconds for start in starts if start.case == case)


def median_start(starts: Sequence[Start], case: Case) -> Start:
    """The start of a case whose seconds are their median; of an even number, the one below. Raises StatisticsError without one."""
    of_case = [start for start in starts if start.case == case]
    middle = median_low(start.seconds for start in of_case)
    return next(start for start in of_case if start.seconds == middle)


def median_touched(starts: Iterable[Start], case: Case, mark: str) -> Touched | None:
    """The medians of first touches up to a mark, of all machines of each cluster together; None where nothing was counted."""
    sums = [
        [machine.touched[mark] for machine in start.machines]
        for start in starts
        if start.case == case and start.machines and all(mark in machine.touched for machine in start.machines)
    ]
    if not sums:
        return None
    return Touched(
        round(median(sum(each.blocks for each in machines) for machines in sums)),
        median(sum(each.miss_seconds for each in machines) for machines in sums),
        round(median(sum(each.waited_for for each in machines) for machines in sums)),
    )


def median_of(values: Iterable[float | None]) -> float | None:
    """The median of those values that are there; None when none is."""
    there = [value for value in values if value is not None]
    return median(there) if there else None
