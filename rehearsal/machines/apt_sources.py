"""The distribution's own archive, as the host reaches it: a company's mirror stays a company's mirror in the guest."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from machines.commands import run_command
from machines.errors import HostError
from machines.host import Distribution

COMPONENTS = {"debian": ("main",), "ubuntu": ("main", "universe")}
_FIELDS = "$(ORIGIN)\t$(RELEASE)\t$(COMPONENT)\t$(REPO_URI)"
_MIRROR_FILE = "mirror+file:"


@dataclass(frozen=True)
class Source:
    """One suite of an archive, with the components to take from it."""

    uri: str
    suite: str
    components: tuple[str, ...]


def distribution_sources(distribution: Distribution) -> list[Source]:
    """The host's sources of its own distribution: the release, its updates and its security updates.

    Third parties' sources are left out: what matters is who signed the Release file as Origin, not how the URL looks
    (many third parties have a suite `bookworm` with a component `main`, too).
    Raises HostError when apt knows no such source.
    """
    sources = select_sources(_index_targets([]), distribution)
    if not sources:
        sources = select_sources(_fresh_index_targets(), distribution)
    if distribution.codename not in [source.suite for source in sources]:
        raise HostError(f"apt has no source of {distribution.origin} {distribution.codename}: see /etc/apt/sources.list.d")
    return sources


def select_sources(targets: Iterable[str], distribution: Distribution) -> list[Source]:
    """From lines of `apt-get indextargets` (origin, release, component, URI; tab between) those of the distribution's archive."""
    codename = distribution.codename
    suites = {codename, f"{codename}-updates", f"{codename}-security"}
    wanted: dict[tuple[str, str], list[str]] = {}
    for line in targets:
        origin, suite, component, uri = line.split("\t")
        if origin == distribution.origin and suite in suites and component in COMPONENTS[distribution.id]:
            components = wanted.setdefault((uri, suite), [])
            if component not in components:
                components.append(component)
    return [Source(_resolve(uri), suite, tuple(components)) for (uri, suite), components in wanted.items()]


def render_sources(sources: Sequence[Source], distribution: Distribution) -> str:
    """The text of a deb822 `.sources` file."""
    return "\n".join(
        f"Types: deb\nURIs: {source.uri}\nSuites: {source.suite}\nComponents: {' '.join(source.components)}\n"
        f"Signed-By: {distribution.keyring}\n"
        for source in sources
    )


def first_mirror(text: str) -> str:
    """The preferred URI of a list of mirrors: the one with the lowest priority number, else the first (apt-transport-mirror(1)).

    Raises ValueError when the list is empty.
    """
    mirrors: list[tuple[float, str]] = []
    for line in text.splitlines():
        words = line.partition("#")[0].split()
        if words:
            priorities = [float(word.removeprefix("priority:")) for word in words[1:] if word.startswith("priority:")]
            mirrors.append((min(priorities, default=float("inf")), words[0]))
    return min(mirrors, key=lambda mirror: mirror[0])[1]


def _resolve(uri: str) -> str:
    """GitHub's runners name their mirrors in a file, which the guest does not have."""
    if not uri.startswith(_MIRROR_FILE):
        return uri
    path = Path(uri.removeprefix(_MIRROR_FILE).rstrip("/"))
    return first_mirror(path.read_text(encoding="utf-8"))


def _index_targets(options: Sequence[str]) -> list[str]:
    return run_command(["apt-get", *options, "indextargets", "--format", _FIELDS, "Created-By: Packages"]).splitlines()


def _fresh_index_targets() -> list[str]:
    """Container images ship without apt's lists; reading them into a directory of our own needs no root."""
    with tempfile.TemporaryDirectory() as directory:
        for name in ("lists/partial", "cache"):
            (Path(directory) / name).mkdir(parents=True)
        options = [
            f"-oDir::State::Lists={directory}/lists",
            f"-oDir::Cache={directory}/cache",
            "-oAPT::Sandbox::User=",
            "-oAPT::Update::Post-Invoke=",
            "-oAPT::Update::Post-Invoke-Success=",
        ]
        run_command(["apt-get", *options, "update"])
        return _index_targets(options)
