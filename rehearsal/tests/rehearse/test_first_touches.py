"""Counting first touches."""

from __future__ import annotations

import math

import pytest

from rehearse.first_touches import BLOCK_BYTES, FirstTouch, blocks, describe, seconds_with_a_miss_in_flight, waited_for


def touch(begin: float, seconds: float, block: float = 0, count: float = 1) -> FirstTouch:
    return FirstTouch(begin, seconds, int(block * BLOCK_BYTES), int(count * BLOCK_BYTES))


def test_without_touches_nothing_was_waited_for() -> None:
    assert (blocks([]), seconds_with_a_miss_in_flight([]), waited_for([])) == (0, 0.0, 0)


def test_a_long_touch_counts_its_blocks_and_parts_of_one_count_once() -> None:
    assert blocks([touch(1, 1, block=2, count=3)]) == 3
    assert blocks([touch(1, 1, block=0.25, count=0.25), touch(2, 1, block=0.5, count=0.25)]) == 1
    assert blocks([touch(1, 1, block=0.5, count=1)]) == 2


def test_blocks_of_4_kib_are_counted_as_such() -> None:
    assert blocks([touch(1, 1)], block_bytes=4096) == 128


def test_one_after_the_other_adds_up_and_each_was_waited_for() -> None:
    touches = [touch(10, 0.5), touch(10.5, 0.25), touch(12, 0.25)]
    assert seconds_with_a_miss_in_flight(touches) == 1.0
    assert waited_for(touches) == 3


def test_at_once_counts_once_and_none_was_waited_for() -> None:
    touches = [touch(10, 1), touch(10.25, 0.25), touch(10.75, 1)]
    assert seconds_with_a_miss_in_flight(touches) == 1.75
    assert waited_for(touches) == 0


def test_one_that_began_while_a_long_one_went_on_was_not_alone() -> None:
    # The third begins after the second ended, but within the first.
    assert waited_for([touch(10, 1), touch(10.1, 0.1), touch(10.5, 0.1), touch(11, 0.1)]) == 1


def test_their_order_in_the_list_does_not_matter() -> None:
    touches = [touch(12, 0.5), touch(10, 1), touch(10.5, 1)]
    assert (seconds_with_a_miss_in_flight(touches), waited_for(touches)) == (2.0, 1)


def test_what_comes_later_is_left_out() -> None:
    touches = [touch(10, 1, block=0), touch(11.5, 1, block=1), touch(13, 1, block=2)]
    assert blocks(touches, until=12) == 2
    assert seconds_with_a_miss_in_flight(touches, until=12) == 1.5
    assert waited_for(touches, until=12) == 2
    assert waited_for(touches, until=10) == 0


@pytest.mark.parametrize("count", [blocks, seconds_with_a_miss_in_flight, waited_for])
def test_what_the_volume_loaded_by_itself_is_no_miss(count) -> None:
    own = FirstTouch(9.5, 2, 0, BLOCK_BYTES, "initialization")
    assert count([own]) == 0
    assert count([own, touch(10, 1, block=1)], math.inf) == 1


def test_the_numbers_in_words() -> None:
    touches = [touch(10, 1, block=0, count=3), touch(12, 0.25, block=5), touch(12.1, 0.4, block=6)]
    assert describe(touches) == "5 blocks, 1 requests alone in flight, 1.5 s with a miss in flight"
    assert describe(touches, until=12) == "3 blocks, 1 requests alone in flight, 1.0 s with a miss in flight"
