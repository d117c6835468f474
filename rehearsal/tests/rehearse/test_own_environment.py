"""What the workspace of a rehearsal with an environment holds, and what the step is given."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from artifacts.index_packages import sha256_of, write_private_wheel
from artifacts.package_index import PackageIndex, new_login
from rehearse import own_environment
from rehearse.own_environment import OwnEnvironment


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PackageIndex]:
    started = PackageIndex([], [], new_login())
    yield started
    started.stop()


def environment(kind: str, tmp_path: Path, index: PackageIndex) -> OwnEnvironment:
    """An environment with its files, without the public index."""
    public = tmp_path / "humanize-4.17.0-py3-none-any.whl"
    public.write_bytes(b"a wheel")
    made = OwnEnvironment(kind, tmp_path, (public, write_private_wheel(tmp_path)), index)
    files = tmp_path / own_environment.DIRECTORY
    files.mkdir()
    own_environment._KINDS[kind].write(made, files)
    return made


def secrets_of(made: OwnEnvironment) -> dict[str, str]:
    return dict(line.split("=", 1) for line in made.inputs()["environment-secrets"].splitlines())


def test_requirements_have_the_hash_of_every_wheel(tmp_path: Path, index: PackageIndex) -> None:
    made = environment("requirements", tmp_path, index)
    assert made.inputs()["environment"] == "environment/requirements.txt"
    lines = (tmp_path / made.path).read_text().splitlines()
    private, public = made.wheels[1], made.wheels[0]
    assert lines == [
        f"humanize==4.17.0 --hash=sha256:{sha256_of(public)}",
        f"rehearsal-private==1.0.0 --hash=sha256:{sha256_of(private)}",
    ]


def test_pip_gets_the_login_in_a_url_and_uv_in_variables(tmp_path: Path, index: PackageIndex) -> None:
    for_pip = secrets_of(OwnEnvironment("requirements", tmp_path, (), index))
    url = urlsplit(for_pip["PIP_EXTRA_INDEX_URL"])
    assert (url.hostname, url.port, url.path) == ("10.0.2.2", index.port, "/private/simple/")
    assert (unquote(url.username or ""), unquote(url.password or "")) == (index.login.username, index.login.password)
    for_uv = secrets_of(OwnEnvironment("uv", tmp_path, (), index))
    assert for_uv["UV_INDEX_PRIVATE_PASSWORD"] == index.login.password
    assert "PIP_EXTRA_INDEX_URL" not in for_uv


def test_a_dockerfile_has_a_context_of_which_a_part_is_ignored(tmp_path: Path, index: PackageIndex) -> None:
    made = environment("dockerfile", tmp_path, index)
    context = tmp_path / made.path
    names = {path.name for path in context.iterdir()}
    assert names == {"Dockerfile", ".dockerignore", "requirements.txt", "notes.txt"}
    assert (context / ".dockerignore").read_text().split() == ["notes.txt"]
    text = (context / "Dockerfile").read_text()
    assert all(f"id={name}" in text for name in secrets_of(made))


def test_uv_locks_by_the_address_that_guests_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the real uv, which has to be fetched: it gets a project that names both indexes, the index as its proxy, and the login."""
    seen = tmp_path / "seen"
    uv = tmp_path / "uv"
    uv.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" "$http_proxy" "$UV_INDEX_PRIVATE_USERNAME" > {seen}\n')
    uv.chmod(0o755)
    monkeypatch.setattr(own_environment, "uv_program", lambda: uv)
    index = PackageIndex([], [], new_login())
    try:
        made = environment("uv", tmp_path, index)
    finally:
        index.stop()
    project = tomllib.loads((tmp_path / "environment/pyproject.toml").read_text())
    assert [each["url"] for each in project["tool"]["uv"]["index"]] == [f"{made.url}/private/simple/", f"{made.url}/simple/"]
    assert project["project"]["dependencies"] == ["humanize==4.17.0", "rehearsal-private"]
    command, proxy, user = seen.read_text().splitlines()
    assert command == f"lock --quiet --project {tmp_path / 'environment'}"
    assert (proxy, user) == (f"http://127.0.0.1:{index.port}", index.login.username)


def test_the_password_has_what_shells_and_urls_act_on(index: PackageIndex) -> None:
    password = index.login.password
    assert all(character in password for character in "'\"${}%@:/ ")
