"""action.yml as the runner reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml


class BadAction(Exception):
    """An action.yml that the rehearsal cannot run."""


@dataclass(frozen=True)
class Action:
    """An action's entry points (absolute), its Node.js (`node24`), its inputs with their fallbacks, its outputs' names."""

    using: str
    main: Path
    post: Path | None
    fallbacks: Mapping[str, str]
    outputs: frozenset[str]

    def inputs(self, given: Mapping[str, str]) -> dict[str, str]:
        """All inputs that the step sees: a fallback applies only where the name is absent, and unknown names pass through.

        As Runner.Worker/ActionRunner.cs merges them; an input without a fallback is there with an empty value.
        """
        return {**self.fallbacks, **given}


def read_action(directory: Path) -> Action:
    """Read `directory`/action.yml; raises BadAction when it is missing, no JavaScript action, or its bundle is not there."""
    path = directory / "action.yml"
    if not path.is_file():
        raise BadAction(f"there is no {path}")
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    runs = document["runs"]
    if "main" not in runs:
        raise BadAction(f"{path} is no JavaScript action: runs.using is {runs.get('using')!r}")
    fallbacks: dict[str, str] = {}
    for name, definition in (document.get("inputs") or {}).items():
        fallback = _text((definition or {}).get("default"))
        if "${{" in fallback:
            raise BadAction(f"input {name}: the rehearsal evaluates no expressions, and its fallback has one")
        fallbacks[name] = fallback
    main = _bundle(directory, runs["main"])
    post = _bundle(directory, runs["post"]) if "post" in runs else None
    return Action(runs["using"], main, post, fallbacks, frozenset(document.get("outputs") or {}))


def _bundle(directory: Path, entry: str) -> Path:
    path = (directory / entry).resolve()
    if not path.is_file():
        raise BadAction(f"{entry} is not there: npm run build")
    return path


def _text(value: object) -> str:
    # YAML's booleans reach an action as `true` and `false`.
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
