"""A smoke script whose worker computes with a package that only the environment of its image has.

The action runs it with the client's Python, so it imports nothing of the rehearsal.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def readable(number: int) -> str:
    """Give what the private package of the rehearsal makes of a number."""
    # The client's Python does not have it.
    made: str = import_module("rehearsal_private").readable(number)
    return made


def main(client: Any) -> str:
    """Give what a worker has made of a million."""
    made: str = client.submit(readable, 10**6, pure=False).result()
    return made
