"""The session tokens of IMDSv2."""

import pytest

from local_ec2.metadata.tokens import Tokens, read_lifetime


def test_a_token_ends_when_its_time_is_over():
    now = [100.0]
    tokens = Tokens(lambda: now[0])
    token = tokens.issue(60)
    assert tokens.seconds_left(token) == 60
    now[0] += 59.5
    assert tokens.seconds_left(token) == 1
    now[0] += 0.5
    assert tokens.seconds_left(token) == 0


def test_no_two_tokens_are_alike_and_another_instances_is_none():
    tokens = Tokens()
    assert tokens.issue(60) != tokens.issue(60)
    assert Tokens().seconds_left(tokens.issue(60)) == 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1", 1), ("21600", 21600), ("0", None), ("21601", None), ("-1", None), ("1.5", None), ("", None), ("²", None), (None, None)],
)
def test_reads_the_lifetime_that_a_request_asks_for(text, seconds):
    assert read_lifetime(text) == seconds
