"""A private registry that the bake logs in to, and the smoke test that the login is nowhere afterwards."""

from __future__ import annotations

import secrets
import urllib.error
import urllib.request
from pathlib import Path

from artifacts.container_image import TAG
from artifacts.registry import Login, Registry, start_registry
from rehearse.checks import Checks
from rehearse.job import Job
from rehearse.raw_search import count_in_file, forms_of

REPOSITORY = "team/dask"
# The host's loopback, as guests see it.
_HOST = "10.0.2.2"
# What the image surely holds: how a search that finds nothing would be told from one that does not work.
_SURELY_THERE = b"/etc/dask-image.json"


class PrivateRegistry:
    """A registry with one login, made for this rehearsal."""

    def __init__(self, registry: Registry, login: Login) -> None:
        self._registry = registry
        self._login = login

    @property
    def image(self) -> str:
        """The reference by which a guest pulls the image."""
        return f"{_HOST}:{self._registry.port}/{REPOSITORY}:{TAG}"

    def inputs(self) -> dict[str, str]:
        """The step's inputs: the private image for the scheduler, and the public one beside it."""
        return {
            "docker-image": self.image,
            "extra-docker-images": f"daskdev/dask:{TAG}",
            "registry": f"{_HOST}:{self._registry.port}",
            "registry-username": self._login.username,
            "registry-password": self._login.password,
        }

    def stop(self) -> None:
        """End the registry."""
        self._registry.stop()

    def check_rejects_others(self, checks: Checks) -> None:
        """Check that the login was needed: without it, the registry answers 401."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"http://127.0.0.1:{self._registry.port}/v2/{REPOSITORY}/manifests/{TAG}", timeout=60) as answer:
                status = answer.status
        except urllib.error.HTTPError as error:
            status = error.code
        checks.that("the private registry rejects a pull without login", status == 401, str(status))

    def check_raw_disk(self, checks: Checks, raw: Path) -> None:
        """Check that no byte of the baked disk, deleted files included, holds the password in any form."""
        found = count_in_file(raw, {**self._forms(), "the control": _SURELY_THERE})
        control = found.pop("the control")
        checks.that("a search of the raw disk finds what is there", control > 0)
        for what, times in found.items():
            checks.that(f"{what} is nowhere in the raw disk", times == 0, f"{times} times")

    def check_job(self, checks: Checks, job: Job) -> None:
        """Check that the password was masked, and is in no file that the job leaves behind."""
        checks.that("the password is masked", job.contains_secret(self._login.password))
        files = [path for path in job.root.rglob("*") if path.is_file() and "tool-cache" not in path.parts]
        for what, form in self._forms().items():
            holders = [str(path.relative_to(job.root)) for path in files if _holds(path, form)]
            checks.that(f"no file of the job holds {what}", not holders, "\n".join(holders))

    def _forms(self) -> dict[str, bytes]:
        return forms_of(self._login.username, self._login.password)


def start_private_registry(workdir: Path, layout: Path) -> PrivateRegistry:
    """Start the registry with the image of an OCI layout in it. Raises what start_registry raises."""
    # Characters that JSON, shells and HCL would act on, and enough chance that no disk holds it by accident.
    login = Login("robot$rehearsal", f"p'\"${{x}}%{{y}} {secrets.token_urlsafe(24)}")
    return PrivateRegistry(start_registry(workdir, layout, REPOSITORY, login), login)


def _holds(path: Path, form: bytes) -> bool:
    """Whether a file holds a form of the secret; the runner's own record of what to mask does not count."""
    lines = path.read_bytes().splitlines()
    return any(form in line for line in lines if not line.startswith(b"::add-mask::"))
