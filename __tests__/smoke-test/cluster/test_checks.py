"""The checks against a cluster that can do it, and what they say of one that cannot."""

from __future__ import annotations

import importlib.metadata
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from distributed import Client

import checks

HERE = {name: importlib.metadata.version(name) for name in ("dask", "distributed")}


def test_the_first_result_is_eleven(client: Client) -> None:
    assert checks.first_result(client) == {"result": 11}


def test_every_worker_computes(client: Client) -> None:
    assert checks.every_worker(client) == {"result": 2}


def test_results_travel_between_workers(client: Client) -> None:
    assert checks.map_reduce(client) == {"result": 328350}


def test_versions_are_the_same_everywhere(client: Client) -> None:
    seen = checks.versions(client, HERE)
    assert seen["result"] == f"dask {HERE['dask']}, distributed {HERE['distributed']}"
    assert seen["packages"]["distributed"] == HERE["distributed"]
    assert seen["differ"] == {}


def test_another_version_is_named_with_its_place(client: Client) -> None:
    with pytest.raises(checks.CheckFailed, match=rf"distributed is {HERE['distributed']} on scheduler instead of 1999.1.0"):
        checks.versions(client, {**HERE, "distributed": "1999.1.0"})


class OtherVersions:
    """A client that tells other packages than the cluster has."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_versions(self) -> dict[str, Any]:
        """What the cluster has, with another tornado here."""
        told: Any = self._client.get_versions()
        packages = {**told["client"]["packages"], "tornado": "0.0.1"}
        return {**told, "client": {**told["client"], "packages": packages}}


def test_a_difference_in_another_package_is_told(client: Client) -> None:
    differ = checks.versions(OtherVersions(client), HERE)["differ"]
    assert differ == {"tornado": ["0.0.1", importlib.metadata.version("tornado")]}


def test_the_dashboard_answers(client: Client) -> None:
    assert checks.dashboard(client) == {"result": "ok"}


class EndlessAnswer(BaseHTTPRequestHandler):
    """Says that it is well, in 50 MB."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.end_headers()
        with suppress(ConnectionError):
            for _ in range(50):
                self.wfile.write(b"ok " * 333_333)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def test_a_dashboard_that_answers_without_end_is_none() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), EndlessAnswer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = SimpleNamespace(address="tcp://127.0.0.1:8786")
        port = {"services": {"dashboard": server.server_port}}
        client = SimpleNamespace(scheduler=here, scheduler_info=lambda: port)
        with pytest.raises(checks.CheckFailed) as failed:
            checks.dashboard(client)
        server.shutdown()
    assert len(str(failed.value)) < 1100


def test_a_machine_without_a_gpu_is_found_out(client: Client) -> None:
    with pytest.raises(Exception, match="nvidia-smi"):
        checks.gpus(client, one_worker_each=True)


SCRIPT = """
def double(number):
    return helper(number)

def helper(number):
    return 2 * number

def main(client):
    return client.submit(double, 21).result()
"""


def test_the_users_functions_reach_the_workers(client: Client, tmp_path: Path) -> None:
    script = tmp_path / "mine.py"
    script.write_text(SCRIPT)
    assert checks.user_script(client, script) == {"result": "42"}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("main = 3", "does not define main"),
        ("", "does not define main"),
        ("def main(client):\n    assert False, 'mine'", "mine"),
        ("def main(client:", "was never closed"),
    ],
)
def test_a_script_that_is_wrong_fails(client: Client, tmp_path: Path, text: str, error: str) -> None:
    script = tmp_path / "mine.py"
    script.write_text(text)
    with pytest.raises((checks.CheckFailed, AssertionError, SyntaxError), match=error):
        checks.user_script(client, script)
