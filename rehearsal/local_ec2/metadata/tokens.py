"""The session tokens of IMDSv2."""

from __future__ import annotations

import math
import secrets
import time
from collections.abc import Callable

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
LONGEST_SECONDS = 21600


class Tokens:
    """The tokens of one instance; those of other instances are invalid."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Takes a clock in seconds."""
        self._clock = clock
        self._ends: dict[str, float] = {}

    def issue(self, seconds: int) -> str:
        """Returns a new token that expires after `seconds`."""
        token = f"{secrets.token_urlsafe(40)}=="
        self._ends[token] = self._clock() + seconds
        return token

    def seconds_left(self, token: str) -> int:
        """Returns the seconds until a token expires, 0 when it has expired or is unknown."""
        return max(0, math.ceil(self._ends.get(token, 0.0) - self._clock()))


def read_lifetime(text: str | None) -> int | None:
    """Returns the lifetime in seconds that a request wants, None when it is missing or not allowed by EC2."""
    if text is None or not text.isascii() or not text.isdigit():
        return None
    return seconds if 1 <= (seconds := int(text)) <= LONGEST_SECONDS else None
