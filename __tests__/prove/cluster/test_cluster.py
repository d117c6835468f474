"""cluster.py as the action starts it, with a cluster of this machine in the place of EC2Cluster."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).parents[3] / "src" / "prove" / "cluster.py"
DEADLINE_SECONDS = 300
# Says what dask-cloudprovider 2025.9.0 says as it goes on.
STAND_IN = '''
from distributed import LocalCluster

class EC2Cluster(LocalCluster):
    def __init__(self, n_workers, fails=None):
        print("Creating scheduler instance")
        print("Waiting for scheduler to run at 127.0.0.1:8786")
        print("Scheduler is running")
        if fails:
            print("Terminated dask-0a-scheduler (i-1)")
            raise RuntimeError("Cluster failed to start") from ValueError(fails)
        local = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "worker_dashboard_address": "127.0.0.1:0"}
        super().__init__(n_workers=n_workers, threads_per_worker=1, **local)
'''


def run(tmp_path: Path, **parameters: Any) -> tuple[int, list[dict[str, Any]], str]:
    """Run cluster.py to its end: exit status, events, and what else it printed."""
    package = tmp_path / "dask_cloudprovider"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "aws.py").write_text(STAND_IN)
    versions = {name: importlib.metadata.version(name) for name in ("dask", "distributed")}
    given = {"workers": 1, "gpu": False, "script": None, "versions": versions, "cluster": {"n_workers": 1}, **parameters}
    ended = subprocess.run(
        [sys.executable, str(PROGRAM)],
        input=json.dumps(given),
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=DEADLINE_SECONDS,
        check=False,
    )
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()], ended.stderr


def test_a_cluster_that_computes(tmp_path: Path) -> None:
    script = tmp_path / "mine.py"
    script.write_text("def main(client):\n    print('said by the script')\n    return client.submit(sum, [1, 2]).result()\n")
    status, events, said = run(tmp_path, script=str(script))
    assert status == 0, said
    phases = [event["phase"] for event in events if event["event"] == "phase"]
    assert phases[:4] == ["launching the scheduler", "waiting for the scheduler", "launching the workers", "waiting for the workers"]
    assert phases[-1] == "closing the cluster"
    results = {event["check"]: event["result"] for event in events if event["event"] == "check"}
    assert results["first result"] == 11
    assert results["smoke-script"] == "3"
    assert [event["event"] for event in events if event["event"] in ("passed", "failed")] == ["passed"]
    assert "said by the script" in said
    seconds = [event["seconds"] for event in events]
    assert seconds == sorted(seconds)


@pytest.mark.parametrize(
    ("parameters", "phase", "error"),
    [
        ({"versions": {"dask": "1999.1.0"}}, "versions", "CheckFailed: dask is "),
        ({"cluster": {"n_workers": 1, "fails": "VcpuLimitExceeded"}}, "launching the workers", "ValueError: VcpuLimitExceeded"),
    ],
)
def test_a_cluster_that_fails(tmp_path: Path, parameters: dict[str, Any], phase: str, error: str) -> None:
    status, events, _ = run(tmp_path, **parameters)
    assert status == 1
    assert [event["phase"] for event in events if event["event"] == "phase"][-1] == "closing the cluster"
    assert events[-1]["event"] == "failed"
    assert events[-1]["phase"] == phase
    assert events[-1]["error"][0].startswith(error)
