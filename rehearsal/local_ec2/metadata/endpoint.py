"""The ports of one instance's metadata service."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.http import HTTP_STATUS_CODES

from local_ec2.instances import LocalInstance
from local_ec2.metadata.service import MetadataService
from local_ec2.server import Server


class MetadataEndpoint:
    """Two ports on this computer's loopback, since the guest's traffic hides which process sent it.

    `port` is for the instance itself, `container_port` for containers behind a bridge in it, one hop further away. Both answer
    from the start.
    """

    def __init__(self, instance: LocalInstance) -> None:
        service = MetadataService(instance)
        self._closed = threading.Event()
        self._servers = [Server(self._application(service, hops)) for hops in (1, 2)]
        self._lock = threading.Lock()
        self.port, self.container_port = (server.port for server in self._servers)
        for server in self._servers:
            server.start()

    def close(self) -> None:
        """Stops the servers and frees the ports; does nothing the second time."""
        with self._lock:
            if self._closed.is_set():
                return
            self._closed.set()
        for server in self._servers:
            server.close()

    def _application(self, service: MetadataService, hops: int) -> Callable[..., Iterable[bytes]]:
        def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            answer = service.answer(environ["REQUEST_METHOD"], environ["PATH_INFO"], _headers(environ), hops)
            if answer is None:
                self._closed.wait()
                with contextlib.suppress(OSError):
                    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
                raise ConnectionAbortedError
            reason = HTTP_STATUS_CODES.get(answer.status, "")
            start_response(f"{answer.status} {reason}", [*answer.headers, ("Content-Length", str(len(answer.body)))])
            return [answer.body]

        return application


def _headers(environ: dict[str, Any]) -> dict[str, str]:
    """The request's headers from the WSGI environment, names in lower case."""
    return {name.removeprefix("HTTP_").replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")}
