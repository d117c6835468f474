"""What of the recipe's cloud-config no longer runs, or cannot run here, and what stands in its place. Nothing else is changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Correction:
    """One change: in the one line that holds `text`, `instead` takes its place; None takes the whole line out."""

    text: str
    instead: str | None
    why: str


class NotTheRecipe(Exception):
    """A correction found no line, or more than one: dask-cloudprovider's template is not the one that we know."""


CORRECTIONS = (
    Correction(
        "apt-key add",
        None,
        "Docker's archive may be out of reach and newer releases have no apt-key: Docker is the distribution's.",
    ),
    Correction("add-apt-repository", None, "the same: there is no archive of Docker's to add."),
    Correction(
        "docker-ce docker-ce-cli containerd.io",
        "docker.io",
        "the distribution's Docker, as the action installs it with docker-source=distro.",
    ),
    Correction(
        "dask-scheduler --version",
        "python -m distributed.cli.dask_scheduler --version",
        "distributed 2026.6.0 has no program dask-scheduler any more (dask/distributed#9240).",
    ),
)


def corrected(cloud_config: str, missing_packages: Collection[str]) -> str:
    """The cloud-config with every correction made and explained in a comment above its line.

    `missing_packages` are those of its packages that the guest's distribution has not: they are left out.
    Raises NotTheRecipe when a correction does not fit exactly one line.
    """
    lines = cloud_config.splitlines()
    absent = [Correction(f"- {name}", None, "the distribution has no such package.") for name in missing_packages]
    for correction in (*CORRECTIONS, *absent):
        lines = _with(correction, lines)
    return "\n".join(lines) + "\n"


def _with(correction: Correction, lines: list[str]) -> list[str]:
    found = [index for index, line in enumerate(lines) if correction.text in line and not line.lstrip().startswith("#")]
    if len(found) != 1:
        raise NotTheRecipe(f"{correction.text!r} is in {len(found)} lines of dask-cloudprovider's cloud-config, not in one")
    index = found[0]
    line = lines[index]
    indent = line[: len(line) - len(line.lstrip())]
    verb = "Left out" if correction.instead is None else "Changed"
    comment = f"{indent}# {verb}: {line.strip()}\n{indent}# because: {correction.why}".splitlines()
    kept = [] if correction.instead is None else [line.replace(correction.text, correction.instead)]
    return [*lines[:index], *comment, *kept, *lines[index + 1 :]]
