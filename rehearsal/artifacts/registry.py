"""Container registries on loopback: a mirror of Docker Hub that serves the rehearsal's image, and a private one."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import bcrypt

from artifacts.cache import cached
from artifacts.commands import run
from artifacts.container_image import TAG
from artifacts.processes import Service

REPOSITORY = "daskdev/dask"
DEADLINE_SECONDS = 60


@dataclass(frozen=True)
class Login:
    """Who may pull from a private registry."""

    username: str
    password: str


class Registry:
    """A running registry, over plain HTTP. Guests' docker daemons ask it as a mirror of Docker Hub, or as a private one."""

    def __init__(self, service: Service, port: int) -> None:
        self._service = service
        self.port = port

    def stop(self) -> None:
        """End the registry; returns when its process is gone."""
        self._service.stop()


def start_registry(workdir: Path, layout: Path, repository: str = REPOSITORY, login: Login | None = None, tag: str = TAG) -> Registry:
    """Start a registry on a free port of 127.0.0.1 with the image TAG of `layout` in it as `repository`:`tag`.

    With a login nobody else may pull from it (or push to it). Its storage and log lie in `workdir`. Raises ServiceFailed
    when it does not come up and CommandFailed when the image cannot be copied into it.
    """
    workdir.mkdir(parents=True)
    configuration = workdir / "config.yml"
    configuration.write_text(json.dumps(_configuration(workdir, login)))
    service = Service("container registry", [registry_program(), "serve", configuration], workdir / "registry.log")
    try:
        listening = service.wait_for_line(r"listening on 127\.0\.0\.1:(\d+)", DEADLINE_SECONDS)
        registry = Registry(service, int(listening.group(1)))
        destination = f"docker://127.0.0.1:{registry.port}/{repository}:{tag}"
        credentials = [f"--dest-creds={login.username}:{login.password}"] if login else []
        # The image is our own and the registry is on loopback: there is neither a signature policy nor a certificate to ask.
        run(["skopeo", "--insecure-policy", "copy", "--dest-tls-verify=false", *credentials, f"oci:{layout}:{TAG}", destination])
    except BaseException:
        service.stop()
        raise
    return registry


def registry_program() -> Path:
    """The docker-registry program: the installed one, else the one in the distribution's package, unpacked into the cache.

    The package is not installed for the user, because installing it starts a service on port 5000 of every interface.
    """
    installed = shutil.which("docker-registry")
    if installed:
        return Path(installed)
    version = run(["apt-cache", "policy", "docker-registry"])
    return cached("docker-registry", [version], _unpack_package).path / "usr/bin/docker-registry"


def _unpack_package(out: Path) -> None:
    run(["apt-get", "download", "docker-registry"], cwd=out)
    (package,) = out.glob("docker-registry_*.deb")
    run(["dpkg-deb", "--extract", package, out])
    package.unlink()


def _configuration(workdir: Path, login: Login | None) -> dict[str, object]:
    # JSON is YAML, which is what the registry reads. Port 0 lets the kernel choose; the log says which.
    configuration: dict[str, object] = {
        "version": "0.1",
        "log": {"level": "info", "accesslog": {"disabled": True}},
        "storage": {"filesystem": {"rootdirectory": str(workdir / "storage")}},
        "http": {"addr": "127.0.0.1:0", "secret": "of-a-registry-that-lives-for-minutes"},
    }
    if login:
        # The registry takes bcrypt alone.
        hashed = bcrypt.hashpw(login.password.encode(), bcrypt.gensalt()).decode()
        users = workdir / "htpasswd"
        users.write_text(f"{login.username}:{hashed}\n")
        configuration["auth"] = {"htpasswd": {"realm": "rehearsal", "path": str(users)}}
    return configuration
