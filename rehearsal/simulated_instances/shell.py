"""The few commands that Packer's provisioners run, besides the scripts."""

from __future__ import annotations

import logging
import re
import shlex
from collections.abc import Callable

from simulated_instances.files import GuestFiles
from simulated_instances.scripted_guest import ScriptedGuest

LOG = logging.getLogger(__name__)
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
_NOT_FOUND, _NOT_EXECUTABLE = 127, 126


class Shell:
    """Runs command lines on a simulated instance."""

    def __init__(self, files: GuestFiles, player: ScriptedGuest) -> None:
        self._files = files
        self._player = player

    async def run(self, line: str, say: Callable[[str], None], complain: Callable[[str], None]) -> int:
        """Runs simple commands with `;` or `||` between them; gives the last exit code. Raises what `ScriptedGuest.play` does."""
        code = 0
        for joined, command in _simple_commands(line):
            if joined != "||" or code != 0:
                code = await self._run(command, say, complain)
        return code

    async def _run(self, words: list[str], say: Callable[[str], None], complain: Callable[[str], None]) -> int:
        match words:
            case ["chmod", _, path]:
                return self._existing(words, path, complain)
            case ["rm", "-f", *paths]:
                for path in paths:
                    self._files.path(path).unlink(missing_ok=True)
                return 0
            case ["sudo", "-n", "env", *rest]:
                return await self._script(rest, say, complain)
            # As a shell provisioner runs its script when nothing else is said: `A='b' /tmp/script_1.sh`.
            case [first, *_] if _ASSIGNMENT.match(first):
                return await self._script(words, say, complain)
            case [path] if path.startswith("/"):
                return await self._script(words, say, complain)
            case ["sh" | "bash", _]:
                return await self._script(words, say, complain)
            case ["true" | ":"]:
                return 0
        LOG.warning("no simulated instance knows the command %r", shlex.join(words))
        complain(f"bash: line 1: {words[0]}: command not found")
        return _NOT_FOUND

    def _existing(self, words: list[str], path: str, complain: Callable[[str], None]) -> int:
        if self._files.path(path).exists():
            return 0
        complain(f"{words[0]}: cannot access '{path}': No such file or directory")
        return 1

    async def _script(self, words: list[str], say: Callable[[str], None], complain: Callable[[str], None]) -> int:
        variables = [word for word in words if _ASSIGNMENT.match(word)]
        environment = dict(word.split("=", 1) for word in variables)
        words = words[len(variables) :]
        interpreter = words[:-1]
        path = words[-1] if interpreter in ([], ["sh"], ["bash"]) else ""
        name = self._player.name_of(path)
        # /tmp of a hardened image is mounted with noexec, so the template's scripts may not rely on being executable.
        if name is not None and not interpreter:
            complain(f"env: '{path}': Permission denied")
            return _NOT_EXECUTABLE
        if name is not None:
            return await self._player.play(name, environment, say)
        if path and self._existing(["env"], path, complain) != 0:
            return _NOT_FOUND
        if path and self._player.print_unknown(path, say):
            return 0
        LOG.warning("no simulated instance plays %r", shlex.join(words))
        complain(f"env: '{shlex.join(words)}': a simulated instance plays the scripts of the Packer template only")
        return _NOT_EXECUTABLE


def _simple_commands(line: str) -> list[tuple[str, list[str]]]:
    """Returns the commands of a line, each with what joins it to the one before."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=";|")
    lexer.whitespace_split = True
    commands: list[tuple[str, list[str]]] = [(";", [])]
    for word in lexer:
        if word in (";", "||"):
            commands.append((word, []))
        else:
            commands[-1][1].append(word)
    return [(joined, command) for joined, command in commands if command]
