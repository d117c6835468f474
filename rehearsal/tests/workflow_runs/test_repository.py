"""A user's repository made of a workflow of docs/workflows."""

from __future__ import annotations

from pathlib import Path

import pytest

from artifacts.commands import run
from rehearse import REPOSITORY
from workflow_runs.actions import NoStandIn, local_repositories
from workflow_runs.cases import CASES
from workflow_runs.repository import OUR_ACTION, PLACEHOLDERS, make_repository, repository_of

OURS = f"{OUR_ACTION}@{PLACEHOLDERS['<commit>']}"


def test_every_workflow_is_run() -> None:
    written = {path.stem for path in (REPOSITORY / "docs/workflows").glob("*.yml")}
    assert {case.workflow for case in CASES} == written


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.workflow)
def test_repository_holds_the_workflow_without_placeholders(case, tmp_path: Path) -> None:
    repository = make_repository(REPOSITORY, case.workflow, tmp_path / "analysis")
    text = (repository.root / repository.workflow).read_text()
    assert not [placeholder for placeholder in PLACEHOLDERS if placeholder in text]
    assert run(["git", "status", "--porcelain"], cwd=repository.root) == ""
    assert OURS in repository.uses()
    assert local_repositories(repository.uses(), tmp_path)[OURS] == tmp_path


@pytest.mark.parametrize(("workflow", "may"), [("bake", True), ("pull-request", False)])
def test_only_a_workflow_with_the_permission_may_fetch_tokens(workflow: str, may: bool, tmp_path: Path) -> None:
    assert make_repository(REPOSITORY, workflow, tmp_path / "analysis").may_fetch_id_tokens() is may


@pytest.mark.parametrize(
    ("uses", "repository"),
    [("a/b@c", "a/b@c"), ("a/b/sweep@c", "a/b@c"), ("a/b/c/d@refs/heads/x", "a/b@refs/heads/x")],
)
def test_a_directory_of_a_repository_is_that_repository(uses: str, repository: str) -> None:
    assert repository_of(uses) == repository


def test_an_action_of_others_needs_a_stand_in(tmp_path: Path) -> None:
    with pytest.raises(NoStandIn, match="somebody/else@v1"):
        local_repositories(["somebody/else@v1"], tmp_path)
