"""What the real EC2Cluster would launch: its options as JSON, from a configuration, from arguments, or from a program.

Reads a JSON list from standard input and prints one, of the same length. Of each: `environment` are the variables that
Dask's configuration is read from; `arguments` the keyword arguments of EC2Cluster and `root_volume` those of volumes.py, or
`program` a program that makes a cluster; `parameter` is the value of an SSM parameter that it reads.
Nothing is launched and no call of AWS is made: the class is built with `asynchronous=True`, which starts nothing until it
is awaited.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import botocore.handlers
import dask
import dask_cloudprovider.aws as aws

sys.path.insert(0, str(Path(__file__).parents[3] / "src" / "smoke-test"))
from volumes import EVENT, set_root_volume

EC2Cluster = aws.EC2Cluster


class BuiltError(Exception):
    """EC2Cluster has been built: what comes after in the program is about a cluster that runs."""


def options(given: dict[str, Any]) -> dict[str, Any]:
    """The options of scheduler and workers, and the block device mappings of a launch.

    Has to be called inside an event loop, which an asynchronous cluster needs.
    """
    dask.config.refresh(env=given.get("environment", {}))
    built = []

    def build(**arguments: Any) -> Any:
        built.append(EC2Cluster(asynchronous=True, **arguments))
        raise BuiltError

    # An EC2 client that finds a security group, as a program looks it up before it launches anything.
    session = mock.Mock()
    session.create_client().describe_security_groups.return_value = {"SecurityGroups": [{"GroupId": "sg-1"}]}
    session.create_client().get_parameter.return_value = {"Parameter": {"Value": given.get("parameter")}}
    handlers: list[tuple[str, Any]] = []
    with (
        mock.patch.object(aws, "EC2Cluster", build),
        mock.patch("botocore.session.get_session", return_value=session),
        mock.patch.object(botocore.handlers, "BUILTIN_HANDLERS", handlers),
    ):
        try:
            if "program" in given:
                exec(compile(given["program"], "program", "exec"), {"EC2Cluster": build})
            else:
                if "root_volume" in given:
                    set_root_volume(**given["root_volume"])
                build(**given["arguments"])
        except BuiltError:
            pass
    (cluster,) = built
    # `config` is the whole configuration that the rest was taken from.
    left_out = ("cluster", "config")
    roles = {
        role: {name: value for name, value in found.items() if name not in left_out}
        for role, found in (("scheduler", cluster.scheduler_options), ("worker", cluster.worker_options))
    }
    return {**roles, "mappings": mappings(handlers)}


def mappings(handlers: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    """What these handlers make of EC2Cluster's mapping of its only volume."""
    params = {"BlockDeviceMappings": [{"DeviceName": "/dev/sda1", "Ebs": {"VolumeType": "gp3"}}]}
    for event, handler in handlers:
        assert event == EVENT
        handler(params=params, model=None, context={})
    return params["BlockDeviceMappings"]


async def main() -> None:
    """Print the options of each."""
    print(json.dumps([options(given) for given in json.load(sys.stdin)]))


if __name__ == "__main__":
    asyncio.run(main())
