"""The format of GITHUB_OUTPUT and its like."""

from __future__ import annotations

import pytest

from rehearse.file_commands import FileCommandError, parse_pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("a=1\nb=x=y\n", {"a": "1", "b": "x=y"}),
        ("a=\n", {"a": ""}),
        ("a=b<<c\n", {"a": "b<<c"}),
        ("a<<END\none\n\ntwo\nEND\n", {"a": "one\n\ntwo"}),
        ("a<<END\nEND\n", {"a": ""}),
        ("a<<END\n END\nEND\n", {"a": " END"}),
        ("a=1\r\nb<<E\r\none\r\nE\r\n", {"a": "1\r", "b": "one\r"}),
        ("a=1\n\na=2\n", {"a": "2"}),
        ("a<<E\nb=1\nE\nc=2\n", {"a": "b=1", "c": "2"}),
    ],
)
def test_values(text: str, expected: dict[str, str]) -> None:
    assert parse_pairs(text) == expected


@pytest.mark.parametrize("text", ["nonsense\n", "a<<END\nnever\n", "=x\n", "<<END\nx\nEND\n", "a<<\nx\n\n"])
def test_what_the_runner_refuses(text: str) -> None:
    with pytest.raises(FileCommandError):
        parse_pairs(text)
