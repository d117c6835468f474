"""Stands in for dask-cuda: a worker for each GPU, on processors. STAND_IN_WORKERS: how many there are instead."""

from __future__ import annotations

import os

from distributed import LocalCluster


class LocalCUDACluster(LocalCluster):
    """A LocalCluster of this machine's loopback, with one thread a worker as the real one has."""

    def __init__(self) -> None:
        here = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "worker_dashboard_address": "127.0.0.1:0"}
        workers = os.environ.get("STAND_IN_WORKERS") or os.environ["STAND_IN_GPUS"]
        super().__init__(n_workers=int(workers), threads_per_worker=1, **here)  # type: ignore[no-untyped-call]  # distributed has no types here
