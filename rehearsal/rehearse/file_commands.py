"""The files by which an action hands values to the runner: GITHUB_OUTPUT, GITHUB_STATE, GITHUB_ENV, GITHUB_PATH.

Source of the format: actions/runner, src/Runner.Worker/FileCommandManager.cs.
"""

from __future__ import annotations

from collections.abc import Iterator


class FileCommandError(Exception):
    """A file that the runner would refuse, and with it the step."""


def parse_pairs(text: str) -> dict[str, str]:
    """The values in a file of `name=value` lines and `name<<DELIMITER` blocks; a later one of a name wins.

    Lines end at "\\n" alone, as on every system but Windows.

    Raises FileCommandError on a line that is neither and on a block without its end.
    """
    values: dict[str, str] = {}
    lines = iter(text.removesuffix("\n").split("\n") if text else [])
    for line in lines:
        if line == "":
            continue
        equals, heredoc = line.find("="), line.find("<<")
        if equals >= 0 and (heredoc < 0 or equals < heredoc):
            name, value = line[:equals], line[equals + 1 :]
        elif heredoc >= 0:
            name, delimiter = line[:heredoc], line[heredoc + 2 :]
            if delimiter == "":
                raise FileCommandError(f"no delimiter: {line!r}")
            value = _block(lines, name, delimiter)
        else:
            raise FileCommandError(f"invalid format: {line!r}")
        if name == "":
            raise FileCommandError(f"no name: {line!r}")
        values[name] = value
    return values


def _block(lines: Iterator[str], name: str, delimiter: str) -> str:
    collected: list[str] = []
    for line in lines:
        if line == delimiter:
            return "\n".join(collected)
        collected.append(line)
    raise FileCommandError(f"matching delimiter not found for {name}: {delimiter!r}")
