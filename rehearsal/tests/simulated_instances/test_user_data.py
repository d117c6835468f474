"""What is read out of dask-cloudprovider's user data, and what is run for it."""

import json
from pathlib import Path

import pytest

from simulated_instances.containers import command_line
from simulated_instances.user_data import find_container

ADDRESS = "127.78.0.9"
WORKDIR = Path("/work")


def cloud_config(command, *after):
    steps = [f'docker run --net=host  -e A="b c" --pull=never -v /a:/b daskdev/dask:latest {command}', *after]
    return ("#cloud-config\n" + json.dumps({"runcmd": steps})).encode()


SCHEDULER = 'env DASK_INTERNAL_INHERIT_CONFIG="e30=" python -m distributed.cli.dask_scheduler --protocol tls'
SPEC = json.dumps({"cls": "dask.distributed.Nanny", "opts": {"name": "dask-1-worker-2"}})
WORKER = f"env python -m distributed.cli.dask_spec tls://127.77.0.2:8786 --spec '{SPEC}'"


def test_a_scheduler():
    container = find_container(cloud_config(SCHEDULER, "shutdown -h now"))
    assert container is not None
    assert (container.role, container.image, container.powers_off) == ("scheduler", "daskdev/dask:latest", True)
    argv = command_line(container, "/venv/bin/python", ADDRESS, WORKDIR)
    assert {"A=b c", "DASK_INTERNAL_INHERIT_CONFIG=e30="} < set(argv)
    assert argv[argv.index("/venv/bin/python") :] == [
        *("/venv/bin/python", "-m", "distributed.cli.dask_scheduler", "--protocol", "tls"),
        *("--host", ADDRESS, "--dashboard-address", f"{ADDRESS}:8787"),
    ]


def test_a_worker_listens_at_its_own_address_only():
    container = find_container(cloud_config(WORKER))
    assert container is not None
    assert (container.role, container.powers_off) == ("worker", False)
    argv = command_line(container, "/venv/bin/python", ADDRESS, WORKDIR)
    assert argv[-3:-1] == ["tls://127.77.0.2:8786", "--spec"]
    expected = {"name": "dask-1-worker-2", "host": ADDRESS, "dashboard_address": f"{ADDRESS}:0", "local_directory": "/work"}
    assert json.loads(argv[-1])["opts"] == expected


@pytest.mark.parametrize("user_data", [b"", b"#!/bin/sh\ndocker run x\n", b"#cloud-config\nruncmd: [date]\n", b"#cloud-config\n"])
def test_other_user_data_runs_no_container(user_data):
    assert find_container(user_data) is None
