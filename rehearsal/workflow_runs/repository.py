"""A user's repository that holds one workflow of docs/workflows with its placeholders filled in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from artifacts.commands import run

PLACEHOLDERS: dict[str, str] = json.loads(Path(__file__).with_name("placeholders.json").read_text())
OUR_ACTION = f"{PLACEHOLDERS['<owner>']}/bake-dask-ami"
WORKFLOWS = Path("docs/workflows")
# Where the workflow composite.yml tells the user to put the action that is beside it.
_LOCAL_ACTIONS = Path(".github/actions")
REPOSITORY_URL = "https://github.com/example/analysis"


@dataclass(frozen=True)
class UserRepository:
    """The checked-out repository at `root`, with the workflow at `workflow` (relative to it)."""

    root: Path
    workflow: Path

    def uses(self) -> set[str]:
        """Every `uses:` of the workflow and of the repository's own actions that names another repository: `owner/name@ref`."""
        files = [self.root / self.workflow, *self.root.joinpath(_LOCAL_ACTIONS).rglob("action.yml")]
        steps = [step for file in files for step in _steps(yaml.safe_load(file.read_text()))]
        return {repository_of(step["uses"]) for step in steps if "uses" in step and not step["uses"].startswith("./")}

    def may_fetch_id_tokens(self) -> bool:
        """Whether a job of the workflow has the permission `id-token: write`."""
        jobs = yaml.safe_load((self.root / self.workflow).read_text())["jobs"].values()
        return any(job.get("permissions", {}).get("id-token") == "write" for job in jobs)


def fill_in(text: str) -> str:
    """A text of docs/workflows with something in place of every placeholder."""
    for placeholder, value in PLACEHOLDERS.items():
        text = text.replace(placeholder, value)
    return text


def repository_of(uses: str) -> str:
    """`owner/name@ref` of a `uses:`, which may name a directory of the repository too."""
    path, _, ref = uses.partition("@")
    return f"{'/'.join(path.split('/')[:2])}@{ref}"


def make_repository(source: Path, name: str, root: Path) -> UserRepository:
    """Make the git repository `root` with docs/workflows/NAME.yml of the repository `source`, and the action that goes with it.

    Raises CommandFailed when git does not work.
    """
    workflow = Path(".github/workflows") / f"{name}.yml"
    _copy(source / WORKFLOWS / f"{name}.yml", root / workflow)
    for action in (source / WORKFLOWS).glob("*/action.yml"):
        _copy(action, root / _LOCAL_ACTIONS / action.relative_to(source / WORKFLOWS))
    author = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@example.com", "-c", "commit.gpgsign=false"]
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["remote", "add", "origin", REPOSITORY_URL],
        ["add", "."],
        [*author, "commit", "--quiet", "--message", "Bake a Dask AMI"],
    ):
        run(["git", *words], cwd=root)
    return UserRepository(root, workflow)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(fill_in(source.read_text()))


def _steps(document: dict[str, Any]) -> list[dict[str, str]]:
    if "runs" in document:
        return list(document["runs"]["steps"])
    return [step for job in document["jobs"].values() for step in job["steps"]]
