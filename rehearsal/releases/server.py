"""The HTTP server: files by path, faults in between, and a count of what was asked for."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from releases.catalogue import File
from releases.faults import BadFault, Fault, Faults, break_connection, wait_for_the_end

CONTROL = "/_control"


class ReleaseServer:
    """A running release server on a free port of 127.0.0.1. End it with `stop`.

    Beside the files it answers on `/_control/faults` (POST a fault's fields as JSON) and `/_control/requests` (GET the paths
    that were asked for, in order).
    """

    def __init__(self, files: Mapping[str, File]) -> None:
        self.faults = Faults()
        self.requests: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(files, self.faults, self.requests))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, name="releases", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The base address, for input `packer-mirror`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        """End the server; returns when its port is closed."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(files: Mapping[str, File], faults: Faults, requests: list[str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Reading waits at most this many seconds for a client that says nothing.
        timeout = 60

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path == f"{CONTROL}/requests":
                return self._send(200, json.dumps(requests).encode(), {"Content-Type": "application/json"})
            requests.append(path)
            file = files.get(path)
            fault = faults.take(path)
            if fault is not None and self._misbehave(fault, file):
                return None
            if file is None:
                return self._send(404, b"no such file\n")
            content = _content(file)
            return self._send(200, content if fault is None else fault.altered(content))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            if self.path != f"{CONTROL}/faults":
                return self._send(404, b"no such control\n")
            try:
                faults.add_from(json.loads(body))
            except (BadFault, json.JSONDecodeError) as error:
                return self._send(400, f"{error}\n".encode())
            return self._send(204, b"")

        def _misbehave(self, fault: Fault, file: File | None) -> bool:
            """Answer wrongly; tells whether anything was answered."""
            match fault.kind:
                case "status":
                    self._send(fault.status, b"no\n", fault.headers)
                case "redirect":
                    self._send(302, b"", {"Location": fault.location})
                case "reset":
                    break_connection(self)
                case "truncate" | "stall":
                    content = b"" if file is None else _content(file)
                    self._head(200, len(content), {})
                    self.wfile.write(content[: len(content) // 2])
                    self.wfile.flush()
                    if fault.kind == "stall":
                        wait_for_the_end(self)
                    break_connection(self)
                case _:
                    return False
            return True

        def _send(self, status: int, content: bytes, headers: Mapping[str, str] | None = None) -> None:
            self._head(status, len(content), headers or {})
            self.wfile.write(content)

        def _head(self, status: int, length: int, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(length)}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (the library's name)
            """Requests are counted, not printed."""

    return Handler


def _content(file: File) -> bytes:
    return file.read_bytes() if isinstance(file, Path) else file
