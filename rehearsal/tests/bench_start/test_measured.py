"""What is taken from a start: first touches up to its steps, medians over the runs."""

from __future__ import annotations

from bench_start.measured import FIRST_RESULT, Case, Touched, median_start, median_touched, touched_by
from rehearse.first_touches import BLOCK_BYTES, FirstTouch
from tests.bench_start.measurements import start, touched

LAZY = Case("fast", "lazy")


def test_first_touches_are_counted_up_to_each_known_step() -> None:
    """Those after the step are not; without touches there is nothing, as on hot volumes."""
    touches = [FirstTouch(10.0, 0.5, 0, BLOCK_BYTES), FirstTouch(20.0, 0.25, BLOCK_BYTES, BLOCK_BYTES)]
    times = {"docker": 15.0, FIRST_RESULT: 30.0}
    assert touched_by(touches, times) == {"docker": Touched(1, 0.5, 1), FIRST_RESULT: Touched(2, 0.75, 2)}
    assert not touched_by([], times)


def test_first_touches_of_a_cluster_are_those_of_all_its_machines() -> None:
    """The median of the runs, of each figure by itself."""
    starts = [start("fast", "lazy", run, 50.0, touched(*figures)) for run, figures in enumerate([(1, 8.0, 3), (2, 1.0, 4), (3, 2.0, 9)])]
    assert median_touched(starts, LAZY, FIRST_RESULT) == Touched(4, 4.0, 8)
    assert median_touched(starts, LAZY, "docker") is None
    assert median_touched(starts, Case("plain", "lazy"), FIRST_RESULT) is None


def test_the_median_start_is_one_that_was_measured() -> None:
    starts = [start("fast", "lazy", run, seconds) for run, seconds in enumerate([40.0, 90.0, 50.0, 60.0], start=1)]
    assert median_start([start("plain", "lazy", 9, 50.0), *starts], LAZY).run == 3
