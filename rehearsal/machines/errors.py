"""The errors of this package."""

from __future__ import annotations

from collections.abc import Sequence


class MachineError(Exception):
    """A virtual machine, or a disk of one, is not what was asked for."""


class HostError(MachineError):
    """This computer lacks something; the message says what, and what to do about it."""


class CommandFailed(MachineError):
    """A program ended badly: which, how, and its last lines."""

    def __init__(self, argv: Sequence[str], exit_code: int, output: str, last_lines: int = 20) -> None:
        self.argv = list(argv)
        self.exit_code = exit_code
        self.tail = "\n".join(output.rstrip().splitlines()[-last_lines:])
        super().__init__(f"{argv[0]} ended with exit code {exit_code}:\n{self.tail}")
