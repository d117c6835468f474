"""The container that dask-cloudprovider's user data runs.

dask_cloudprovider/generic/cloud-init.yaml.j2 of 2025.9.0, with `bootstrap=False`: one command `docker run ...` in `runcmd`, and
`shutdown -h now` after it.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

# Options of `docker run` that take no value; of all others the value is the next word, unless it comes after a `=`.
_FLAGS = frozenset(
    (
        *("--rm", "--init", "--privileged", "--read-only", "--detach", "--interactive", "--tty", "--quiet"),
        *("-d", "-i", "-t", "-it", "-q"),
    )
)


@dataclass(frozen=True)
class Container:
    """What `docker run` is asked for; `powers_off` says whether the machine ends with it."""

    image: str
    environment: Mapping[str, str]
    command: Sequence[str]
    powers_off: bool

    @property
    def role(self) -> str:
        """Says what it is in a cluster: `scheduler` or `worker`."""
        return "scheduler" if any("dask_scheduler" in word for word in self.command) else "worker"


def find_container(user_data: bytes) -> Container | None:
    """Returns the container of a cloud-config, or None for other user data, such as that of a builder."""
    if not user_data.startswith(b"#cloud-config"):
        return None
    config = yaml.safe_load(user_data)
    commands = config.get("runcmd", []) if isinstance(config, dict) else []
    texts = [shlex.join(map(str, each)) if isinstance(each, list) else str(each) for each in commands]
    for index, text in enumerate(texts):
        words = shlex.split(text)
        if words[:2] == ["docker", "run"]:
            powers_off = any(later.startswith(("shutdown", "poweroff")) for later in texts[index + 1 :])
            return _parse(words[2:], powers_off)
    return None


def _parse(words: list[str], powers_off: bool) -> Container:
    environment: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            return Container(word, environment, list(rest), powers_off)
        name, has_value, value = word.partition("=")
        if not has_value and name not in _FLAGS:
            value = next(rest, "")
        if name in ("-e", "--env") and "=" in value:
            key, _, text = value.partition("=")
            environment[key] = text
    raise ValueError(f"docker run without an image: {shlex.join(words)}")
