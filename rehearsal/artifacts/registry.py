"""A container registry on loopback that serves the rehearsal's image under the name it has on Docker Hub."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from artifacts.cache import cached
from artifacts.commands import run
from artifacts.container_image import TAG
from artifacts.processes import Service

REPOSITORY = "daskdev/dask"
DEADLINE_SECONDS = 60


class Registry:
    """A running registry. Guests' docker daemons ask it as a mirror of Docker Hub: same repository names, plain HTTP."""

    def __init__(self, service: Service, port: int) -> None:
        self._service = service
        self.port = port

    def stop(self) -> None:
        """End the registry; returns when its process is gone."""
        self._service.stop()


def start_registry(workdir: Path, layout: Path) -> Registry:
    """Start a registry on a free port of 127.0.0.1 with `layout` in it as REPOSITORY:TAG.

    Its storage and log lie in `workdir`. Raises ServiceFailed when it does not come up and CommandFailed when the image
    cannot be copied into it.
    """
    workdir.mkdir(parents=True)
    configuration = workdir / "config.yml"
    configuration.write_text(json.dumps(_configuration(workdir / "storage")))
    service = Service("container registry", [registry_program(), "serve", configuration], workdir / "registry.log")
    try:
        listening = service.wait_for_line(r"listening on 127\.0\.0\.1:(\d+)", DEADLINE_SECONDS)
        registry = Registry(service, int(listening.group(1)))
        destination = f"docker://127.0.0.1:{registry.port}/{REPOSITORY}:{TAG}"
        # The image is our own and the registry is on loopback: there is neither a signature policy nor a certificate to ask.
        run(["skopeo", "--insecure-policy", "copy", "--dest-tls-verify=false", f"oci:{layout}:{TAG}", destination])
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


def _configuration(storage: Path) -> dict[str, object]:
    # JSON is YAML, which is what the registry reads. Port 0 lets the kernel choose; the log says which.
    return {
        "version": "0.1",
        "log": {"level": "info", "accesslog": {"disabled": True}},
        "storage": {"filesystem": {"rootdirectory": str(storage)}},
        "http": {"addr": "127.0.0.1:0"},
    }
