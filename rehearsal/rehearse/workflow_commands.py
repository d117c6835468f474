"""Workflow commands: lines of an action's output by which it talks to the runner.

Source of the grammar: actions/runner, src/Runner.Common/ActionCommand.cs and src/Runner.Worker/ActionCommandManager.cs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_Escapes = tuple[tuple[str, str], ...]
_DATA_ESCAPES: _Escapes = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY_ESCAPES: _Escapes = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
_OLD_ESCAPES: _Escapes = (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%"))
_LEVELS = ("error", "warning", "notice")
_KNOWN = frozenset(
    (
        *(*_LEVELS, "debug", "group", "endgroup", "add-mask", "stop-commands", "set-output", "save-state"),
        *("echo", "add-matcher", "remove-matcher", "set-env", "add-path"),
    )
)
MASK = "***"
# In characters, which the runner keeps of one (src/Runner.Worker/ExecutionContext.cs: _maxIssueMessageLength).
_LONGEST_ANNOTATION = 4096


@dataclass(frozen=True)
class Command:
    """One workflow command: its name in lower case, its properties and its text, unescaped."""

    name: str
    properties: Mapping[str, str]
    data: str


@dataclass(frozen=True)
class Annotation:
    """What the runner shows on the job's page: `level` is error, warning or notice; `title` may be empty."""

    level: str
    message: str
    title: str = ""


def parse_command(line: str) -> Command | None:
    """The command in a line, or None. `::name k=v::text` counts at the line's start only, `##[name k=v]text` anywhere in it."""
    new = re.match(r"\s*::([^\s:]+)(?: (.*?))?::(.*)", line, re.DOTALL)
    if new and new[1].lower() in _KNOWN:
        return _command(new, ",", _PROPERTY_ESCAPES, _DATA_ESCAPES)
    old = re.search(r"##\[([^\s\]]+)(?: ([^\]]*))?\](.*)", line, re.DOTALL)
    if old and old[1].lower() in _KNOWN:
        return _command(old, ";", _OLD_ESCAPES, _OLD_ESCAPES)
    return None


def _command(match: re.Match[str], separator: str, property_escapes: _Escapes, data_escapes: _Escapes) -> Command:
    pairs = (pair.partition("=") for pair in (match[2] or "").split(separator))
    properties = {key.strip(): _unescape(value, property_escapes) for key, equals, value in pairs if key and equals}
    name, data = match[1].lower(), _unescape(match[3], data_escapes)
    return Command(name, properties, data[:_LONGEST_ANNOTATION] if name in _LEVELS else data)


def _unescape(text: str, escapes: _Escapes) -> str:
    for escaped, plain in escapes:
        text = text.replace(escaped, plain)
    return text


@dataclass
class OutputReader:
    """Takes a step's output line by line, acts on its commands and shows the rest with secrets masked.

    `show` gets finished lines. `state` and `outputs` collect the commands that the files have replaced and that still work.
    """

    show: Callable[[str], None]
    masks: set[str] = field(default_factory=set)
    debug: bool = False
    annotations: list[Annotation] = field(default_factory=list)
    state: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    _resume_token: str | None = None
    _in_group: bool = False

    def read(self, line: str) -> None:
        """Act on one line, without its newline."""
        if self._resume_token is not None:
            if line.strip() == f"::{self._resume_token}::":
                self._resume_token = None
            else:
                self._print(line)
            return
        command = parse_command(line)
        if command is None:
            self._print(line)
        else:
            self._act(command)

    def masked(self, text: str) -> str:
        """The text with every secret that was announced so far replaced, longest first."""
        for secret in sorted(self.masks, key=len, reverse=True):
            text = text.replace(secret, MASK)
        return text

    def _act(self, command: Command) -> None:
        name, data = command.name, command.data
        if name in _LEVELS:
            self.annotations.append(Annotation(name, data, command.properties.get("title", "")))
            self._print(f"{name}: {data}")
        elif name == "debug" and self.debug:
            self._print(f"debug: {data}")
        elif name == "group":
            self._in_group = False
            self._print(f"> {data}")
            self._in_group = True
        elif name == "endgroup":
            self._in_group = False
        elif name == "add-mask":
            self.masks.update(line for line in (data, *data.splitlines()) if line.strip())
        elif name == "stop-commands":
            self._resume_token = data
        elif name == "set-output":
            self.outputs[command.properties.get("name", "")] = data
        elif name == "save-state":
            self.state[command.properties.get("name", "")] = data

    def _print(self, text: str) -> None:
        indent = "  " if self._in_group else ""
        for line in self.masked(text).split("\n"):
            self.show(indent + line)
