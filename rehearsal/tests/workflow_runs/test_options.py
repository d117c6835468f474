"""The command line of `npm run rehearse:workflows`."""

from __future__ import annotations

import pytest

from workflow_runs.options import parse_options

PYTHON = ["--dask-python", "/python"]


def test_a_pattern_chooses_workflows() -> None:
    parsed = parse_options([*PYTHON, "--only", "use-*"], ["bake", "use-in-another-job"])
    assert parsed.wants("use-in-another-job")
    assert not parsed.wants("bake")


def test_a_pattern_that_matches_no_workflow_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_options([*PYTHON, "--only", "bakes"], ["bake", "composite"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "--only: 'bakes' matches no name." in said
    assert "  bake\n  composite" in said
