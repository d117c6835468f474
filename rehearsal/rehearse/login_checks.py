"""Checks that logins, which a bake was given, are nowhere afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from artifacts.registry import Login
from rehearse.checks import Checks
from rehearse.job import Job
from rehearse.raw_search import count_in_file, forms_of

# What the image surely holds: how a search that finds nothing would be told from one that does not work.
_SURELY_THERE = b"/etc/dask-image.json"
Logins = Mapping[str, Login]


def check_raw_disk(checks: Checks, raw: Path, logins: Logins) -> None:
    """Check that no byte of the baked disk, deleted files included, holds a password in any form. `logins` are by what they are for."""
    found = count_in_file(raw, {**_forms(logins), "the control": _SURELY_THERE})
    control = found.pop("the control")
    checks.that("a search of the raw disk finds what is there", control > 0)
    for what, times in found.items():
        checks.that(f"{what} is nowhere in the raw disk", times == 0, f"{times} times")


def check_job(checks: Checks, job: Job, logins: Logins) -> None:
    """Check that the passwords were masked, and are in no file that the job leaves behind: logs, job summary, rendered files."""
    for owner, login in logins.items():
        checks.that(f"the password of {owner} is masked", job.contains_secret(login.password))
    files = [path for path in job.root.rglob("*") if path.is_file() and "tool-cache" not in path.parts]
    for what, form in _forms(logins).items():
        holders = [str(path.relative_to(job.root)) for path in files if _holds(path, form)]
        checks.that(f"no file of the job holds {what}", not holders, "\n".join(holders))


def _forms(logins: Logins) -> dict[str, bytes]:
    return {f"{what} of {owner}": form for owner, login in logins.items() for what, form in _forms_of_login(login).items()}


def _forms_of_login(login: Login) -> dict[str, bytes]:
    """Every form of a login, and of the last word of its password: that one is the same in a URL, in JSON and in a shell's quotes."""
    last = {f"{what}'s last word": form for what, form in forms_of("", login.password.split()[-1]).items() if "password" in what}
    return {**forms_of(login.username, login.password), **last}


def _holds(path: Path, form: bytes) -> bool:
    """Whether a file holds a form of the secret; the runner's own record of what to mask does not count."""
    lines = path.read_bytes().splitlines()
    return any(form in line for line in lines if not line.startswith(b"::add-mask::"))
