"""A login that is left somewhere fails a check, in whatever form."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from urllib.parse import quote

import pytest

from artifacts.registry import Login
from rehearse.checks import Checks
from rehearse.job import Job
from rehearse.login_checks import check_job, check_raw_disk

LOGIN = Login("reader", "p'\"${x}%{y}@:/ a-long-last-word-of-0123456789")
LOGINS = {"the index": LOGIN}
FORMS = {
    "as it is": LOGIN.password,
    "in a URL": quote(LOGIN.password, ""),
    "in JSON": json.dumps(LOGIN.password),
    "as a login in base64": base64.b64encode(f"reader:{LOGIN.password}".encode()).decode(),
    "JSON in base64": base64.b64encode(json.dumps({"password": LOGIN.password}).encode()).decode(),
}


class FakeJob(Job):
    def __init__(self, root: Path, mask: str) -> None:
        self.root = root
        self._masks = (mask,)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_password_is_found_on_a_disk_and_in_the_files_of_a_job(tmp_path: Path, form: str) -> None:
    root = tmp_path / "job"
    root.mkdir()
    disk = tmp_path / "disk"
    disk.write_bytes(b"\0" * 5000 + b"/etc/dask-image.json " + FORMS[form].encode() + b" \0")
    (root / "log").write_text(f"a line\n{FORMS[form]}\n")
    for_disk, for_job = Checks(lambda _: None), Checks(lambda _: None)
    check_raw_disk(for_disk, disk, LOGINS)
    check_job(for_job, FakeJob(root, LOGIN.password), LOGINS)
    assert for_disk.failed > 0
    assert for_job.failed > 0


def test_without_the_password_every_check_passes(tmp_path: Path) -> None:
    root = tmp_path / "job"
    root.mkdir()
    (root / "log").write_text(f"::add-mask::{LOGIN.password}\nreader logs in\n")
    disk = tmp_path / "disk"
    disk.write_bytes(b"/etc/dask-image.json reader")
    checks = Checks(lambda _: None)
    check_raw_disk(checks, disk, LOGINS)
    check_job(checks, FakeJob(root, LOGIN.password), LOGINS)
    assert (checks.failed, checks.passed > 0) == (0, True)


def test_a_password_that_is_not_masked_fails(tmp_path: Path) -> None:
    checks = Checks(lambda _: None)
    check_job(checks, FakeJob(tmp_path, "another secret"), LOGINS)
    assert checks.failed == 1


def test_a_search_that_does_not_even_find_what_is_there_fails(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.write_bytes(b"nothing")
    checks = Checks(lambda _: None)
    check_raw_disk(checks, disk, LOGINS)
    assert checks.failed == 1
