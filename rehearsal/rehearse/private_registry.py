"""A private registry that the bake logs in to, and the smoke test that the login is nowhere afterwards."""

from __future__ import annotations

import secrets
import urllib.error
import urllib.request
from pathlib import Path

from artifacts.container_image import TAG
from artifacts.registry import Login, Registry, start_registry
from rehearse.checks import Checks

REPOSITORY = "team/dask"
# The host's loopback, as guests see it.
_HOST = "10.0.2.2"


class PrivateRegistry:
    """A registry with one login, made for this rehearsal."""

    def __init__(self, registry: Registry, login: Login) -> None:
        self._registry = registry
        self.login = login

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
            "registry-username": self.login.username,
            "registry-password": self.login.password,
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


def start_private_registry(workdir: Path, layout: Path) -> PrivateRegistry:
    """Start the registry with the image of an OCI layout in it. Raises what start_registry raises."""
    # Characters that JSON, shells and HCL would act on, and enough chance that no disk holds it by accident.
    login = Login("robot$rehearsal", f"p'\"${{x}}%{{y}} {secrets.token_urlsafe(24)}")
    return PrivateRegistry(start_registry(workdir, layout, REPOSITORY, login), login)
