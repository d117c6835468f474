"""The file system of a simulated instance: a directory of this computer."""

from __future__ import annotations

from pathlib import Path

# What a booted Ubuntu has, as far as somebody uploads to it.
_DIRECTORIES = ("etc", "tmp", "dev/shm", "home/ubuntu", "root", "var/log", "var/tmp")


class GuestFiles:
    """Maps the guest's absolute paths to files under `root`; what is there outlives a reboot."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for directory in _DIRECTORIES:
            (root / directory).mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        """Returns the file behind a path of the guest; nothing leads out of `root`."""
        parts: list[str] = []
        for part in Path("/", name).parts[1:]:
            if part != "..":
                parts.append(part)
            elif parts:
                parts.pop()
        return self.root.joinpath(*parts)
