"""The package index as installers ask it: pages, hashes, metadata, and a part that requires a login."""

from __future__ import annotations

import base64
import hashlib
import http.client
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from artifacts.index_packages import PRIVATE, write_private_wheel
from artifacts.package_index import PackageIndex, Request, new_login

WHEEL = "rehearsal_private-1.0.0-py3-none-any.whl"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PackageIndex]:
    public, private = tmp_path / "public", tmp_path / "private"
    public.mkdir()
    private.mkdir()
    started = PackageIndex([write_private_wheel(public, "0.9")], [write_private_wheel(private)], new_login())
    yield started
    started.stop()


def ask(index: PackageIndex, target: str, password: str | None = None) -> tuple[int, str, bytes]:
    """Status, WWW-Authenticate and body of a GET, with the user's name and this password if any."""
    headers = {}
    if password is not None:
        headers["Authorization"] = f"Basic {base64.b64encode(f'{index.login.username}:{password}'.encode()).decode()}"
    connection = http.client.HTTPConnection("127.0.0.1", index.port, timeout=60)
    try:
        connection.request("GET", target, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("WWW-Authenticate", ""), answer.read()
    finally:
        connection.close()


def test_everybody_reads_the_public_part_and_finds_no_private_wheel_there(index: PackageIndex) -> None:
    assert ask(index, "/simple/")[0] == 200
    status, _, page = ask(index, f"/simple/{PRIVATE}/")
    assert status == 200
    assert re.findall(r'href="([^"#]+)', page.decode()) == ["/files/rehearsal_private-0.9-py3-none-any.whl"]
    assert ask(index, f"/files/{WHEEL}")[0] == 404
    assert ask(index, "/simple/no-such-package/")[0] == 404


@pytest.mark.parametrize("path", [f"/private/simple/{PRIVATE}/", "/private/simple/", f"/private/files/{WHEEL}", "/private/nothing"])
def test_the_private_part_wants_the_login_for_every_path(index: PackageIndex, path: str) -> None:
    for password in (None, "wrong", ""):
        status, challenge, body = ask(index, path, password)
        assert (status, challenge, body) == (401, 'Basic realm="rehearsal"', b"")
    assert ask(index, path, index.login.password)[0] != 401


def test_links_have_the_hashes_of_the_wheel_and_of_its_metadata(index: PackageIndex) -> None:
    page = ask(index, f"/private/simple/{PRIVATE}/", index.login.password)[2].decode()
    link = re.search(
        r'<a href="(?P<url>[^"#]+)#sha256=(?P<file>\w+)" data-core-metadata="sha256=(?P<metadata>\w+)">(?P<name>[^<]+)</a>', page
    )
    assert link is not None
    assert link["name"] == WHEEL
    wheel = ask(index, link["url"], index.login.password)[2]
    metadata = ask(index, f"{link['url']}.metadata", index.login.password)[2]
    assert (hashlib.sha256(wheel).hexdigest(), hashlib.sha256(metadata).hexdigest()) == (link["file"], link["metadata"])
    assert b"Name: rehearsal-private\nVersion: 1.0.0\nRequires-Dist: humanize\n" in metadata


def test_a_program_that_has_it_as_its_proxy_reaches_it_by_the_address_of_guests(index: PackageIndex) -> None:
    assert ask(index, f"http://10.0.2.2:{index.port}/simple/{PRIVATE}/") == ask(index, f"/simple/{PRIVATE}/")
    assert ask(index, f"http://10.0.2.2:{index.port}/private/simple/")[0] == 401


def test_it_knows_who_asked_for_what(index: PackageIndex) -> None:
    ask(index, "/private/simple/", "wrong")
    ask(index, "/private/simple/", index.login.password)
    assert index.requests == [Request("/private/simple/", None, 401), Request("/private/simple/", index.login.username, 200)]
