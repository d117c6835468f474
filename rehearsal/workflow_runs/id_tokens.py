"""GitHub's OIDC service as a job meets it, on loopback: tokens that look like GitHub's and are signed by nobody."""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

LIFE_SECONDS = 300
ISSUER = "https://token.actions.githubusercontent.com"
# The default form of `sub` since 2026-07-15, with the ids of owner and repository:
# docs.github.com, OpenID Connect reference, "Immutable subject claims".
SUBJECT = "repo:example@1234567/analysis@7654321:ref:refs/heads/main"


class IdTokens:
    """A running token service. `environment` is what a job with `permissions: id-token: write` gets; `given` counts tokens."""

    def __init__(self) -> None:
        self.given = 0
        self._bearer = secrets.token_hex(16)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def environment(self) -> dict[str, str]:
        """ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN."""
        url = f"http://127.0.0.1:{self._server.server_port}/token?api-version=2.0"
        return {"ACTIONS_ID_TOKEN_REQUEST_URL": url, "ACTIONS_ID_TOKEN_REQUEST_TOKEN": self._bearer}

    def stop(self) -> None:
        """End the service."""
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                audience = parse_qs(urlsplit(self.path).query).get("audience", [""])[0]
                known = self.headers.get("Authorization") == f"Bearer {service._bearer}"
                body = json.dumps({"value": make_token(audience)} if known else {"message": "no"}).encode()
                service.given += known
                self.send_response(200 if known else 401)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing: the rehearsal's output is its checks."""

        return Handler


def make_token(audience: str) -> str:
    """A token of a job on the branch main for an audience."""
    now = int(time.time())
    claims = {"iss": ISSUER, "sub": SUBJECT, "aud": audience, "iat": now, "exp": now + LIFE_SECONDS}
    return f"{_part({'alg': 'RS256', 'typ': 'JWT'})}.{_part(claims)}.{_part({})}"


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
