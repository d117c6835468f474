"""The HTTP server, on loopback, on a free port."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from moto.moto_server.werkzeug_app import MotoRequestHandler
from werkzeug.serving import make_server


class _QuietHandler(MotoRequestHandler):
    """Logs no requests: every call is in the record."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Logs nothing."""


class Server:
    """Serves one WSGI application, one thread per connection."""

    def __init__(self, app: Callable[..., Any]) -> None:
        self._server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_QuietHandler)
        self._thread = threading.Thread(target=self._server.serve_forever, name="server", daemon=True)

    @property
    def endpoint(self) -> str:
        """Returns the URL to use as AWS_ENDPOINT_URL."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """Returns the port that the kernel chose."""
        return self._server.server_port

    def start(self) -> None:
        """Starts the server."""
        self._thread.start()

    def close(self) -> None:
        """Stops the server and frees the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
