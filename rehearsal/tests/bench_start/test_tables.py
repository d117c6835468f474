"""The tables and ratios of a benchmark."""

from __future__ import annotations

from bench_start.measured import Case, Failure
from bench_start.tables import ratios, report
from tests.bench_start.measurements import start, touched

STARTS = [
    start("plain", "hot", 1, 80.0),
    start("plain", "lazy", 1, 200.0, touched(840, 20.0, 400)),
    start("fast", "lazy", 1, 100.0, touched(900, 5.0, 40)),
    start("plain", "lazy", 2, 160.0, touched(842, 30.0, 440)),
    start("fast", "lazy", 2, 60.0, touched(900, 5.0, 44)),
]


def test_report() -> None:
    """Medians over the runs, a dash for what is not known, failures at the end."""
    assert report(STARTS, [Failure(Case("pulled", "lazy"), 2, "NoResult: no")]) == [
        "Seconds from the launch of a cluster (a scheduler and a worker) to submit(inc, 10) == 11",
        "             median      each run",
        "plain, hot     80.0          80.0",
        "plain, lazy   180.0  200.0  160.0",
        "fast, lazy     80.0   100.0  60.0",
        "",
        "Steps of each machine, in seconds since the launch of the cluster",
        "                        launch  kernel  userspace  cloud-init  docker  container  port open  connected  first result  io stall",
        "plain, hot   scheduler     1.0       -          -           -    11.0          -       20.0          -          80.0       2.5",
        "plain, hot   worker       21.0       -          -           -    31.0          -          -       79.0          80.0         -",
        "plain, lazy  scheduler     1.0       -          -           -    11.0          -       20.0          -         180.0       2.5",
        "plain, lazy  worker       21.0       -          -           -    31.0          -          -      179.0         180.0         -",
        "fast, lazy   scheduler     1.0       -          -           -    11.0          -       20.0          -          80.0       2.5",
        "fast, lazy   worker       21.0       -          -           -    31.0          -          -       79.0          80.0         -",
        "",
        "First touches of each machine's root volume, up to a step",
        "                        up to         blocks  seconds with a miss in flight  blocks waited for",
        "plain, lazy  scheduler  first result     841                           25.0                420",
        "plain, lazy  worker     first result     841                           25.0                420",
        "fast, lazy   scheduler  first result     900                            5.0                 42",
        "fast, lazy   worker     first result     900                            5.0                 42",
        "",
        "seconds of (fast, lazy) / (plain, hot): 1.000",
        "seconds of (fast, lazy) / (plain, lazy): 0.444",
        "seconds with a miss in flight of (fast, lazy) / (plain, lazy): 0.200",
        "blocks waited for of (fast, lazy) / (plain, lazy): 0.100",
        "FAILED: pulled, lazy, run 2: NoResult: no",
    ]


def test_ratios_need_both_sides() -> None:
    """A baked image against the source image, and nothing without the baked one on lazy volumes."""
    pulled = start("pulled", "lazy", 1, 400.0, touched(2000, 60.0, 1000))
    assert ratios([*STARTS, pulled])["seconds of (fast, lazy) / (pulled, lazy)"] == 0.2
    assert not ratios([pulled, start("plain", "hot", 1, 80.0)])


def test_ratios_of_each_kind_of_volumes() -> None:
    """Compared on the same volumes, and with hot ones."""
    blocks_of_4k = [start("plain", "lazy-4k", 1, 400.0, touched(800, 60.0, 400)), start("fast", "lazy-4k", 1, 120.0, touched(900, 6.0, 40))]
    found = ratios([*STARTS, *blocks_of_4k])
    assert found["seconds of (fast, lazy-4k) / (plain, hot)"] == 1.5
    assert found["seconds of (fast, lazy-4k) / (plain, lazy-4k)"] == 0.3
    assert found["seconds with a miss in flight of (fast, lazy-4k) / (plain, lazy-4k)"] == 0.1
    assert found["seconds of (fast, lazy) / (plain, lazy)"] == ratios(STARTS)["seconds of (fast, lazy) / (plain, lazy)"]


def test_no_ratios_without_a_start() -> None:
    """Rather than a division by nothing."""
    assert not ratios([])
