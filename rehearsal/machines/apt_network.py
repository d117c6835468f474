"""How the host's apt gets out (proxy, extra certificates), carried into the guest."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from machines.commands import run_command

HOST_FROM_GUEST = "10.0.2.2"
_LOCAL_CERTIFICATES = Path("/usr/local/share/ca-certificates")
# `Proxy::HOST` is one host's own proxy, or DIRECT (apt-transport-http(1)).
_CARRIED = re.compile(r'^(Acquire::(?:https?::Proxy(?:::\S+)?|Check-Valid-Until|Check-Date|Retries)) "(.+)";$')


def host_apt_options(environment: Mapping[str, str] | None = None, dump: str | None = None) -> dict[str, str]:
    """The host's apt options that decide whether a download works: proxies, and whether dates are checked.

    Takes an environment and the text of `apt-config dump` (both the host's unless given). apt prefers its configuration to the
    environment (apt-transport-http(1)), and so does this.
    """
    environment = os.environ if environment is None else environment
    dump = run_command(["apt-config", "dump"]) if dump is None else dump
    options: dict[str, str] = {}
    for scheme in ("http", "https"):
        proxy = environment.get(f"{scheme}_proxy") or (environment.get("HTTPS_PROXY") if scheme == "https" else None)
        if proxy:
            options[f"Acquire::{scheme}::Proxy"] = proxy
    for line in dump.splitlines():
        match = _CARRIED.match(line)
        if match:
            options[match[1]] = match[2]
    return options


def guest_apt_options(options: Mapping[str, str]) -> dict[str, str]:
    """The same options as the guest has to say them: a proxy on the host's loopback is at QEMU's address for the host."""
    return {name: as_seen_from_guest(value) if "Proxy" in name else value for name, value in options.items()}


def render_apt_options(options: Mapping[str, str]) -> str:
    """The text of a file for /etc/apt/apt.conf.d."""
    return "".join(f'{name} "{value}";\n' for name, value in sorted(options.items()))


def as_seen_from_guest(url: str) -> str:
    """A URL whose host is this machine's loopback, rewritten to QEMU's address of the host; any other unchanged."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host != "localhost" and not host.startswith("127."):
        return url
    user, at, _ = parts.netloc.rpartition("@")
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(parts._replace(netloc=f"{user}{at}{HOST_FROM_GUEST}{port}"))


def extra_certificates(directory: Path = _LOCAL_CERTIFICATES) -> dict[str, bytes]:
    """The certificates that this host trusts beyond the distribution's: file name -> PEM (update-ca-certificates(8))."""
    if not directory.is_dir():
        return {}
    return {path.name: path.read_bytes() for path in sorted(directory.rglob("*.crt"))}
