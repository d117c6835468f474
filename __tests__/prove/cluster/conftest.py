"""A real Dask cluster on this machine, with the checks of the proof on the search path."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROVE = Path(__file__).parents[3] / "src" / "prove"
sys.path.insert(0, str(PROVE))

import checks  # noqa: E402
import cloudpickle  # noqa: E402
from distributed import Client, LocalCluster  # noqa: E402

cloudpickle.register_pickle_by_value(checks)


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    """A client of two workers in processes of their own, which cannot import the checks."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", worker_dashboard_address="127.0.0.1:0"
    ) as cluster, Client(cluster) as connected:
        yield connected
