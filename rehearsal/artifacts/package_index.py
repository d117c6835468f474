"""A package index on loopback: a part that anybody may read, and a private one that requires a login."""

from __future__ import annotations

import base64
import hashlib
import html
import secrets
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from artifacts.index_packages import sha256_of
from artifacts.registry import Login

PRIVATE_PREFIX = "/private"
_PAGE = "text/html; charset=utf-8"
_BYTES = "application/octet-stream"


@dataclass(frozen=True)
class Request:
    """A request that the index has answered: its path, the user whose login was right (None: nobody's), the status."""

    path: str
    user: str | None
    status: int


@dataclass(frozen=True)
class _Answer:
    status: HTTPStatus
    content_type: str = _PAGE
    body: bytes = b""


class PackageIndex:
    """A running index over plain HTTP.

    It serves the simple repository API as HTML, which every installer reads, with hashes and metadata files
    (https://packaging.python.org/en/latest/specifications/simple-repository-api/): the public part at `/simple/`, the private one at
    `/private/simple/`. It is also an HTTP proxy to itself: a program on this machine that has it as its proxy reaches it by the
    address that guests use.
    """

    def __init__(self, public: Iterable[Path], private: Iterable[Path], login: Login) -> None:
        """Start it on a free port of 127.0.0.1 with the given wheels."""
        self.login = login
        self.requests: list[Request] = []
        self._parts = {"": _by_project(public), PRIVATE_PREFIX: _by_project(private)}
        index = self

        class Handler(BaseHTTPRequestHandler):
            # So that installers keep their connections.
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                answer = index._respond(self.path, self.headers.get("Authorization"))
                self.send_response(answer.status)
                if answer.status is HTTPStatus.UNAUTHORIZED:
                    self.send_header("WWW-Authenticate", 'Basic realm="rehearsal"')
                self.send_header("Content-Type", answer.content_type)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *_: object) -> None:
                """Say nothing: `requests` has them."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        # How soon it ends, in seconds.
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), name="package index", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no longer; returns when the port is free."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _respond(self, target: str, authorization: str | None) -> _Answer:
        # A proxy is asked for a whole URL (RFC 9112, 3.2.2), a server for a path.
        path = unquote(urlsplit(target).path)
        user = self.login.username if _is_login(authorization, self.login) else None
        answer = self._page(path, user)
        self.requests.append(Request(path, user, int(answer.status)))
        return answer

    def _page(self, path: str, user: str | None) -> _Answer:
        prefix = PRIVATE_PREFIX if path.startswith(f"{PRIVATE_PREFIX}/") else ""
        if prefix and user is None:
            return _Answer(HTTPStatus.UNAUTHORIZED)
        projects = self._parts[prefix]
        match path.removeprefix(prefix).strip("/").split("/"):
            case ["simple"]:
                return _page_of_links((f"{prefix}/simple/{name}/", name, {}) for name in sorted(projects))
            case ["simple", name] if name in projects:
                return _page_of_links(_file_link(prefix, wheel) for wheel in projects[name])
            case ["files", name]:
                return _file([wheel for wheels in projects.values() for wheel in wheels], name)
        return _Answer(HTTPStatus.NOT_FOUND)


def new_login() -> Login:
    """A login with a password of characters that shells, URLs and JSON would act on, by chance unlike anything on a disk."""
    return Login("reader", f"p'\"${{x}}%{{y}}@:/ {secrets.token_urlsafe(24)}")


def _by_project(wheels: Iterable[Path]) -> dict[str, list[Path]]:
    """By normalised name: that of a wheel's file has `_` for every `-`, `_` and `.`."""
    projects: dict[str, list[Path]] = {}
    for wheel in sorted(wheels):
        projects.setdefault(wheel.name.partition("-")[0].lower().replace("_", "-"), []).append(wheel)
    return projects


def _page_of_links(links: Iterable[tuple[str, str, Mapping[str, str]]]) -> _Answer:
    lines = []
    for url, text, more in links:
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in {"href": url, **more}.items())
        lines.append(f"<a{attributes}>{html.escape(text)}</a>")
    head = '<!DOCTYPE html><html><head><meta name="pypi:repository-version" content="1.1"></head><body>'
    return _Answer(HTTPStatus.OK, _PAGE, "\n".join([head, *lines, "</body></html>"]).encode())


def _file_link(prefix: str, wheel: Path) -> tuple[str, str, Mapping[str, str]]:
    url = f"{prefix}/files/{wheel.name}#sha256={sha256_of(wheel)}"
    return url, wheel.name, {"data-core-metadata": f"sha256={hashlib.sha256(_metadata(wheel)).hexdigest()}"}


def _file(wheels: Iterable[Path], name: str) -> _Answer:
    for wheel in wheels:
        if name == wheel.name:
            return _Answer(HTTPStatus.OK, _BYTES, wheel.read_bytes())
        if name == f"{wheel.name}.metadata":
            return _Answer(HTTPStatus.OK, _BYTES, _metadata(wheel))
    return _Answer(HTTPStatus.NOT_FOUND)


def _metadata(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.count("/") == 1 and name.endswith(".dist-info/METADATA")]
        return archive.read(name)


def _is_login(authorization: str | None, login: Login) -> bool:
    expected = base64.b64encode(f"{login.username}:{login.password}".encode()).decode()
    return authorization == f"Basic {expected}"
