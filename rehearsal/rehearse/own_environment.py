"""A workspace with an environment of its own in it, and the package index that it is installed from."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from artifacts.commands import run
from artifacts.index_packages import PRIVATE, PUBLIC, pinned, public_wheels, sha256_of, uv_program, write_private_wheel
from artifacts.package_index import PRIVATE_PREFIX, PackageIndex, new_login
from artifacts.registry import Login
from machines.apt_network import HOST_FROM_GUEST

# In the workspace.
DIRECTORY = "environment"
# In the image that the Dockerfile makes.
CONTEXT_IN_IMAGE = "/opt/team"
IGNORED = "notes.txt"

_DOCKERFILE = f"""ARG DOCKER_IMAGE
FROM ${{DOCKER_IMAGE}}
COPY . {CONTEXT_IN_IMAGE}/
RUN --mount=type=secret,id=PIP_INDEX_URL --mount=type=secret,id=PIP_EXTRA_INDEX_URL --mount=type=secret,id=PIP_TRUSTED_HOST \\
    PIP_INDEX_URL="$(cat /run/secrets/PIP_INDEX_URL)" PIP_EXTRA_INDEX_URL="$(cat /run/secrets/PIP_EXTRA_INDEX_URL)" \\
    PIP_TRUSTED_HOST="$(cat /run/secrets/PIP_TRUSTED_HOST)" \\
    python -m pip install --no-cache-dir --requirement {CONTEXT_IN_IMAGE}/requirements.txt
"""
_WITHOUT_DASK = """ARG DOCKER_IMAGE
FROM ${DOCKER_IMAGE}
RUN python -m pip uninstall --yes dask distributed
"""
# `explicit`: only what names this index is looked for in it (https://docs.astral.sh/uv/concepts/indexes/).
_PYPROJECT = """[project]
name = "team"
version = "1.0"
requires-python = ">={python}"
dependencies = ["{public}", "{private}"]

[tool.uv.sources]
{private} = {{ index = "private" }}

[[tool.uv.index]]
name = "private"
url = "{index}{prefix}/simple/"
explicit = true

[[tool.uv.index]]
name = "public"
url = "{index}/simple/"
default = true
"""


@dataclass(frozen=True)
class OwnEnvironment:
    """The environment of a rehearsal: its kind, the workspace with its files, the wheels of its packages and where they come from."""

    kind: str
    workspace: Path
    wheels: tuple[Path, ...]
    index: PackageIndex

    @property
    def url(self) -> str:
        """The index as the builder sees it. Its own loopback is the only address for which pip accepts plain HTTP unasked."""
        return f"http://{HOST_FROM_GUEST}:{self.index.port}"

    @property
    def path(self) -> str:
        """The input `environment`."""
        return _KINDS[self.kind].path

    @property
    def recorded_kind(self) -> str:
        """What the record of the image calls the kind."""
        return _KINDS[self.kind].recorded

    def inputs(self) -> dict[str, str]:
        """The step's inputs, the login of the index among them."""
        secrets = {"PIP_INDEX_URL": f"{self.url}/simple/", "PIP_TRUSTED_HOST": HOST_FROM_GUEST}
        if self.kind == "uv":
            secrets |= uv_login(self.index.login)
        else:
            login = f"{quote(self.index.login.username, '')}:{quote(self.index.login.password, '')}"
            secrets["PIP_EXTRA_INDEX_URL"] = f"{self.url.replace('//', f'//{login}@')}{PRIVATE_PREFIX}/simple/"
        lines = "\n".join(f"{name}={value}" for name, value in secrets.items())
        return {"environment": self.path, "environment-secrets": lines}

    def packages(self) -> dict[str, str]:
        """The packages that the environment adds: name and version."""
        versions = {wheel.name.split("-")[0].replace("_", "-"): wheel.name.split("-")[1] for wheel in self.wheels}
        return {name: versions[name] for name in (PUBLIC, PRIVATE)}

    def requirements(self) -> str:
        """The text of a requirements file with the hash of every wheel."""
        hashes = {wheel.name.split("-")[0].replace("_", "-"): sha256_of(wheel) for wheel in self.wheels}
        return "".join(f"{name}=={version} --hash=sha256:{hashes[name]}\n" for name, version in self.packages().items())


@dataclass(frozen=True)
class _Kind:
    recorded: str
    path: str
    write: Callable[[OwnEnvironment, Path], None]


def uv_login(login: Login) -> dict[str, str]:
    """The environment in which uv logs in to the index with the name `private` (https://docs.astral.sh/uv/concepts/indexes/)."""
    return {"UV_INDEX_PRIVATE_USERNAME": login.username, "UV_INDEX_PRIVATE_PASSWORD": login.password}


def start_own_environment(kind: str, directory: Path) -> OwnEnvironment:
    """Start the index, and write the files of an environment of a kind into a new workspace in `directory`.

    Raises CommandFailed when a wheel cannot be fetched or uv cannot lock.
    """
    own = directory / "wheels"
    own.mkdir(parents=True)
    private = write_private_wheel(own)
    public = sorted(public_wheels().path.glob("*.whl"))
    index = PackageIndex(public, [private], new_login())
    try:
        environment = OwnEnvironment(kind, directory / "workspace", (*public, private), index)
        files = environment.workspace / DIRECTORY
        files.mkdir(parents=True)
        _KINDS[kind].write(environment, files)
    except BaseException:
        index.stop()
        raise
    return environment


def _write_requirements(environment: OwnEnvironment, files: Path) -> None:
    (files / "requirements.txt").write_text(environment.requirements())


def _write_uv(environment: OwnEnvironment, files: Path) -> None:
    # The container image has the Python of this machine.
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    names = {"public": pinned(PUBLIC), "private": PRIVATE, "index": environment.url, "prefix": PRIVATE_PREFIX}
    (files / "pyproject.toml").write_text(_PYPROJECT.format(python=python, **names))
    # The index is a proxy to itself: the lock has the address that the builder uses.
    proxies = {"http_proxy": f"http://127.0.0.1:{environment.index.port}", "no_proxy": "", "NO_PROXY": ""}
    own = {"UV_NO_CACHE": "1", "UV_PYTHON_DOWNLOADS": "never", **proxies, **uv_login(environment.index.login)}
    run([uv_program(), "lock", "--quiet", "--project", files], environment=own)


def _write_dockerfile(environment: OwnEnvironment, files: Path) -> None:
    _write_requirements(environment, files)
    (files / "Dockerfile").write_text(_DOCKERFILE)
    (files / ".dockerignore").write_text(f"{IGNORED}\n")
    (files / IGNORED).write_text("Not for the image.\n")


def _write_without_dask(_: OwnEnvironment, files: Path) -> None:
    (files / "Dockerfile").write_text(_WITHOUT_DASK)


_KINDS: Mapping[str, _Kind] = {
    "requirements": _Kind("requirements", f"{DIRECTORY}/requirements.txt", _write_requirements),
    "uv": _Kind("uv-lock", f"{DIRECTORY}/uv.lock", _write_uv),
    "dockerfile": _Kind("dockerfile", DIRECTORY, _write_dockerfile),
    "without-dask": _Kind("dockerfile", f"{DIRECTORY}/Dockerfile", _write_without_dask),
}
KINDS = tuple(_KINDS)
