"""Prints as JSON what EC2Cluster.get_cloud_init() of the installed dask-cloudprovider gives for each set of arguments on standard input."""

from __future__ import annotations

import asyncio
import json
import sys

from dask_cloudprovider.aws import EC2Cluster


async def main() -> None:
    """In a running event loop: without one distributed does not make the cluster object that the method makes."""
    given: dict[str, dict[str, object]] = json.load(sys.stdin)
    json.dump({name: EC2Cluster.get_cloud_init(**arguments) for name, arguments in given.items()}, sys.stdout)


asyncio.run(main())
