"""Looks for a secret in the raw bytes of a file, in the forms in which it travels."""

from __future__ import annotations

import base64
import errno
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

_CHUNK = 16 * 2**20


def forms_of(username: str, password: str) -> dict[str, bytes]:
    """A login in every form in which it could lie on a disk: what it is called -> its bytes.

    Base64 looks different at each of three alignments, and its first and last characters depend on what stands beside.
    """
    pair = f"{username}:{password}"
    forms = {"the password": password.encode(), "the login in base64": base64.b64encode(pair.encode())}
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + password.encode()).rstrip(b"=")
        forms[f"the password in base64 after {before} bytes"] = encoded[4 if before else 0 : -1]
    return forms


def count_in_file(file: Path, needles: Mapping[str, bytes]) -> dict[str, int]:
    """How often each needle (at least one byte, none of them zero) stands in a file of any size; overlapping ones count once."""
    longest = max(len(needle) for needle in needles.values())
    counts = dict.fromkeys(needles, 0)
    with file.open("rb") as stream:
        for begin, end in _data_regions(stream.fileno()):
            stream.seek(begin)
            left, kept = end - begin, b""
            while chunk := stream.read(min(_CHUNK, left)):
                left -= len(chunk)
                window = kept + chunk
                # What ends in the part that is kept would be counted again with the next chunk.
                kept = window[-(longest - 1) :] if longest > 1 else b""
                for name, needle in needles.items():
                    counts[name] += window.count(needle) - kept.count(needle)
            for name, needle in needles.items():
                counts[name] += kept.count(needle)
    return counts


def _data_regions(file: int) -> Iterator[tuple[int, int]]:
    """Begin and end of what is not a hole in an open file (lseek(2)): the disk of an image is mostly holes."""
    size, begin = os.fstat(file).st_size, 0
    while begin < size:
        try:
            begin = os.lseek(file, begin, os.SEEK_DATA)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            # There is only a hole up to the end.
            return
        end = os.lseek(file, begin, os.SEEK_HOLE)
        yield begin, end
        begin = end
