"""A smoke script whose worker has to hold more than its memory, and what it wrote to disk for that.

The action runs it with the client's Python, so it imports nothing of the rehearsal.
"""

from __future__ import annotations

import os
from typing import Any

BLOCK_BYTES = 64 * 1024 * 1024


def block(_: int) -> bytes:
    """Bytes that compression makes no smaller as far as distributed looks, which is at samples of 10 kB."""
    return os.urandom(1024 * 1024) * (BLOCK_BYTES // 1024 // 1024)


def spilled(dask_worker: Any) -> dict[str, Any]:
    """Where a worker spills to, and the bytes that it has there now."""
    files = [os.path.join(place, name) for place, _, names in os.walk(dask_worker.local_directory) for name in names]
    return {"directory": dask_worker.local_directory, "bytes": sum(map(os.path.getsize, files))}


def main(client: Any) -> dict[str, Any]:
    """Give what the only worker has spilled when it holds a tenth more than its memory limit; all of it must still be there."""
    (limit,) = (worker["memory_limit"] for worker in client.scheduler_info(n_workers=-1)["workers"].values())
    blocks = client.map(block, range(int(limit * 1.1) // BLOCK_BYTES + 1), pure=False)
    sizes = client.gather(client.map(len, blocks, pure=False))
    if set(sizes) != {BLOCK_BYTES}:
        raise ValueError(f"blocks of {BLOCK_BYTES} bytes came back with {sorted(set(sizes))}")
    (found,) = client.run(spilled).values()
    return {"limit": limit, "held": sum(sizes), **found}
