"""The way out of a job: a proxy on loopback that leads to STS of the local EC2 and to what is in upstream.py, and nowhere else.

Packer's plugin does not ask AWS_ENDPOINT_URL when it assumes a role for a token: its aws-sdk-go-base (v2.0.0-beta.65,
endpoints.go) gives the SDK a resolver of endpoints for that, and then the SDK (service/sts v1.36.0) looks at nothing else. So
it asks https://sts.REGION.amazonaws.com, which the proxy answers with a certificate of its own.
"""

from __future__ import annotations

import re
import ssl
import threading
from collections.abc import Iterable
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from artifacts.commands import run
from workflow_runs.upstream import DOCKER_HUB, Upstream

_STS = re.compile(r"sts\.([a-z0-9-]+)\.amazonaws\.com:443")


class Proxy:
    """A running proxy. `environment` leads a job's programs to it; `asked` are the hosts that they wanted."""

    def __init__(self, endpoint: str, region: str, directory: Path) -> None:
        """Serve the local EC2 at `endpoint` as STS of `region`; the certificate is made in `directory`.

        Raises CommandFailed when openssl does not work.
        """
        self.asked: list[str] = []
        self.upstream = Upstream()
        self._target = urlsplit(endpoint)
        self._certificate = directory / "proxy.pem"
        _make_certificate((f"sts.{region}.amazonaws.com", DOCKER_HUB), self._certificate)
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(self._certificate, self._certificate.with_suffix(".key"))
        self._forwarder = self._forward_handler()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def environment(self) -> dict[str, str]:
        """HTTPS_PROXY and HTTP_PROXY, what is reached without it, and the certificate for programs in Go and for Node.js."""
        url = f"http://127.0.0.1:{self._server.server_port}"
        trust = {"SSL_CERT_FILE": str(self._certificate), "NODE_EXTRA_CA_CERTS": str(self._certificate)}
        return {"HTTPS_PROXY": url, "HTTP_PROXY": url, "NO_PROXY": "localhost,127.0.0.1,127.0.0.0/8", **trust}

    def stop(self) -> None:
        """End the proxy."""
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            # Nothing of the TLS that follows CONNECT may be read ahead.
            rbufsize = 0

            def do_CONNECT(self) -> None:
                proxy.asked.append(self.path)
                if not _STS.fullmatch(self.path) and not proxy._is_registry(self.path):
                    self.send_error(502)
                    return
                self.send_response(200)
                self.end_headers()
                self.close_connection = True
                try:
                    with proxy._tls.wrap_socket(self.connection, server_side=True) as client:
                        proxy._forwarder(client, self.client_address, proxy._server)
                except OSError:
                    # The client left, or does not trust the certificate: it says so itself.
                    return

            def do_GET(self) -> None:
                proxy.asked.append(self.path)
                _answer(self, proxy.upstream.archive(self.path), 502)

            def log_message(self, *_: object) -> None:
                """Say nothing: the rehearsal's output is its checks."""

        return Handler

    def _is_registry(self, host: str) -> bool:
        """Whether it is Docker Hub, and has images: a registry that has none would say that an image does not exist."""
        return host == f"{DOCKER_HUB}:443" and bool(self.upstream.builds)

    def _forward_handler(self) -> type[BaseHTTPRequestHandler]:
        proxy = self

        class Forwarder(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                _answer(self, proxy.upstream.registry(self.path), 404)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                connection = HTTPConnection(proxy._target.hostname or "", proxy._target.port, timeout=60)
                try:
                    connection.request("POST", self.path, body, dict(self.headers))
                    answer = connection.getresponse()
                    text = answer.read()
                finally:
                    connection.close()
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.headers.get("Content-Type", "text/xml"))
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_: object) -> None:
                """Say nothing: the rehearsal's output is its checks."""

        return Forwarder


def _answer(request: BaseHTTPRequestHandler, body: bytes | None, otherwise: int) -> None:
    """Answer a GET with 200 and `body`, or with another status if there is none."""
    request.send_response(otherwise if body is None else 200)
    request.send_header("Content-Length", str(len(body or b"")))
    request.end_headers()
    request.wfile.write(body or b"")


def _make_certificate(hosts: Iterable[str], file: Path) -> None:
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    names = ["-subj", "/CN=rehearsal", "-addext", "subjectAltName=" + ",".join(f"DNS:{host}" for host in hosts)]
    key = file.with_suffix(".key")
    run(["openssl", "req", "-x509", "-nodes", "-days", "1", *curve, *names, "-keyout", key, "-out", file])
