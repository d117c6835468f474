"""cluster.py with a cluster of this machine in the place of EC2Cluster."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from driving import GPU_STAND_INS, Driven, drive

# Says what dask-cloudprovider 2025.9.0 says as it goes on.
STAND_IN = """
from distributed import LocalCluster

class EC2Cluster(LocalCluster):
    def __init__(self, n_workers, fails=None, worker_class=None):
        print("Creating scheduler instance")
        print("Waiting for scheduler to run at 127.0.0.1:8786")
        print("Scheduler is running")
        if fails:
            print("Terminated dask-0a-scheduler (i-1)")
            raise RuntimeError("Cluster failed to start") from ValueError(fails)
        local = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "worker_dashboard_address": "127.0.0.1:0"}
        super().__init__(n_workers=n_workers, threads_per_worker=1, **local)
"""


def run(tmp_path: Path, environment: Mapping[str, str] | None = None, **parameters: Any) -> Driven:
    """Run cluster.py to its end with these parameters and good ones."""
    package = tmp_path / "dask_cloudprovider"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "aws.py").write_text(STAND_IN)
    versions = {name: importlib.metadata.version(name) for name in ("dask", "distributed")}
    given: dict[str, Any] = {"workers": 1, "gpu": False, "script": None, "versions": versions, "cluster": {"n_workers": 1}}
    given |= {"instance_store": False, "root_volume": {"device": "/dev/sda1", "ebs": {}}, **parameters}
    return drive(tmp_path, [], given, {"PYTHONPATH": str(tmp_path), **(environment or {})})


def test_a_cluster_with_gpus_has_them_checked_too(tmp_path: Path) -> None:
    stand_ins = {"PYTHONPATH": f"{tmp_path}:{GPU_STAND_INS}", "PATH": f"{GPU_STAND_INS}:/usr/bin:/bin", "STAND_IN_GPUS": "1"}
    driven = run(tmp_path, stand_ins, gpu=True, cluster={"n_workers": 1, "worker_class": "dask_cuda.CUDAWorker"})
    assert driven.status == 0, driven.said
    assert list(driven.results)[-3:] == ["dashboard", "GPUs", "a GPU computes on every worker"]


def test_workers_that_are_not_dask_cudas_may_see_several_gpus(tmp_path: Path) -> None:
    stand_ins = {"PYTHONPATH": f"{tmp_path}:{GPU_STAND_INS}", "PATH": f"{GPU_STAND_INS}:/usr/bin:/bin", "STAND_IN_GPUS": "4"}
    driven = run(tmp_path, stand_ins, gpu=True, cluster={"n_workers": 1, "worker_class": "dask.distributed.Nanny"})
    assert driven.status == 0, driven.said
    assert driven.results["GPUs"] == "4 (Stand-in)"


def test_a_cluster_that_computes(tmp_path: Path) -> None:
    script = tmp_path / "mine.py"
    script.write_text("def main(client):\n    print('said by the script')\n    return client.submit(sum, [1, 2]).result()\n")
    driven = run(tmp_path, script=str(script))
    assert driven.status == 0, driven.said
    beginning = ["importing the client", "launching the scheduler", "waiting for the scheduler"]
    assert driven.phases[:3] == beginning
    assert driven.phases[3:5] == ["launching the workers", "waiting for the workers"]
    assert driven.phases[-1] == "closing the cluster"
    assert driven.results["first result"] == 11
    assert driven.results["smoke-script"] == "3"
    assert [event["event"] for event in driven.events if event["event"] in ("passed", "failed")] == ["passed"]
    assert "said by the script" in driven.said
    seconds = [event["seconds"] for event in driven.events]
    assert seconds == sorted(seconds)


@pytest.mark.parametrize(
    ("parameters", "phase", "error"),
    [
        ({"versions": {"dask": "1999.1.0"}}, "versions", "CheckFailed: dask is "),
        ({"cluster": {"n_workers": 1, "fails": "VcpuLimitExceeded"}}, "launching the workers", "ValueError: VcpuLimitExceeded"),
    ],
)
def test_a_cluster_that_fails(tmp_path: Path, parameters: dict[str, Any], phase: str, error: str) -> None:
    driven = run(tmp_path, **parameters)
    assert driven.status == 1
    assert driven.phases[-1] == "closing the cluster"
    assert driven.events[-1]["event"] == "failed"
    assert driven.events[-1]["phase"] == phase
    assert driven.events[-1]["error"][0].startswith(error)


def test_a_distributed_that_does_not_import_is_named(tmp_path: Path) -> None:
    stand_in = tmp_path / "distributed"
    stand_in.mkdir()
    (stand_in / "__init__.py").write_text("from tornado.iostream import StreamClosed")
    driven = run(tmp_path, versions={"dask": "2022.1.0", "distributed": "2022.1.0"})
    assert driven.status == 1
    assert driven.phases == ["importing the client"]
    assert driven.events[-1]["error"][-1].startswith(
        "ClientDoesNotImportError: dask 2022.1.0 and distributed 2022.1.0: ImportError: cannot import name 'StreamClosed'"
    )


def test_workers_that_spill_elsewhere_than_to_instance_store_fail(tmp_path: Path) -> None:
    driven = run(tmp_path, instance_store=True)
    assert driven.status == 1
    assert driven.events[-1]["phase"] == "instance store"
    (error,) = driven.events[-1]["error"]
    assert error.startswith("CheckFailed: the instance store is not used: worker tcp://127.0.0.1:")


MISSING_HERE = """
def fail():
    import sys, types
    module = sys.modules["only_on_workers"] = types.ModuleType("only_on_workers")
    module.MissingHereError = type("MissingHereError", (Exception,), {"__module__": "only_on_workers"})
    raise module.MissingHereError("said by the worker")

def main(client):
    client.submit(fail).result()
"""


def test_an_exception_of_a_package_that_the_client_lacks_is_told(tmp_path: Path) -> None:
    script = tmp_path / "mine.py"
    script.write_text(MISSING_HERE)
    driven = run(tmp_path, script=str(script))
    assert driven.events[-1]["phase"] == "smoke-script"
    assert driven.events[-1]["error"] == ["MissingHereError: said by the worker"]
