"""The recipe's cloud-config: dask-cloudprovider's own template, rendered as EC2Cluster.get_cloud_init renders it."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import jinja2
import yaml

from artifacts.commands import run
from bench_recipe.corrections import corrected

# What get_cloud_init takes from an EC2Cluster that is given nothing (generic/vmcluster.py of dask-cloudprovider 2025.9.0).
DEFAULTS: dict[str, object] = {
    "image": "daskdev/dask:latest",
    "command": "dask-scheduler --version",
    "docker_args": "",
    "extra_bootstrap": None,
    "gpu_instance": False,
    "bootstrap": True,
    "auto_shutdown": False,
    "env_vars": {},
}


def upstream_cloud_config() -> str:
    """The cloud-config as the documentation has the reader save it, unchanged."""
    template = distribution("dask-cloudprovider").locate_file("dask_cloudprovider/generic/cloud-init.yaml.j2")
    return str(jinja2.Template(Path(str(template)).read_text(encoding="utf-8")).render(DEFAULTS))


def packages_of(cloud_config: str) -> list[str]:
    """The packages that a cloud-config has installed, in its order."""
    return list(yaml.safe_load(cloud_config)["packages"])


def recipe_cloud_config() -> str:
    """The cloud-config that runs in the guest: the upstream one, corrected where it would not run.

    Raises NotTheRecipe when the template has changed, CommandFailed when apt cannot be asked.
    """
    upstream = upstream_cloud_config()
    return corrected(upstream, _missing(packages_of(upstream)))


def _missing(packages: list[str]) -> list[str]:
    """Those that the host's distribution, which is the guest's too, has no version of."""
    return [name for name in packages if not run(["apt-cache", "madison", name]).strip()]
