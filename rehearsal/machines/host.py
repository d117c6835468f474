"""What this computer runs."""

from __future__ import annotations

import platform
from dataclasses import dataclass

from machines.errors import HostError


@dataclass(frozen=True)
class Distribution:
    """A release of Debian or Ubuntu, as `/etc/os-release` names it."""

    id: str
    codename: str

    @property
    def origin(self) -> str:
        """The Origin field of its archive's Release files."""
        return self.id.capitalize()

    @property
    def keyring(self) -> str:
        """The path of its archive's keys, the same on the host and in the guest."""
        return f"/usr/share/keyrings/{self.id}-archive-keyring.gpg"


def host_distribution(os_release: dict[str, str] | None = None, architecture: str | None = None) -> Distribution:
    """The distribution that the guests run: the host's own.

    Raises HostError on anything but Debian and Ubuntu on x86-64.
    """
    fields = platform.freedesktop_os_release() if os_release is None else os_release
    machine = platform.machine() if architecture is None else architecture
    name, codename = fields.get("ID", ""), fields.get("VERSION_CODENAME", "")
    if name not in ("debian", "ubuntu") or not codename:
        raise HostError(f"the machines are built on Debian or Ubuntu; this is {fields.get('PRETTY_NAME', name)!r}")
    if machine != "x86_64":
        raise HostError(f"the machines are built for x86-64; this is {machine}")
    return Distribution(name, codename)
