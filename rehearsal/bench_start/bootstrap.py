"""What stands in for EC2Cluster's bootstrap, whose hosts may be out of reach: its own steps with Docker from the distribution."""

from __future__ import annotations

import shlex

import yaml

from bench_recipe.cloud_config import packages_of, recipe_cloud_config

DECLARATION = (
    "Unbaked is the source AMI with EC2Cluster(bootstrap=False, extra_bootstrap=[...]): a stand-in for bootstrap=True, which",
    "downloads from hosts that may be out of reach. Its commands are those of dask-cloudprovider's own template, with Docker",
    "from the distribution and the container image from a registry on this machine, both nearer than they would be:",
)


def stand_in_bootstrap() -> list[str]:
    """The commands for `extra_bootstrap`: packages and commands of dask-cloudprovider's cloud-config up to its `docker run`.

    Raises what recipe_cloud_config raises.
    """
    return commands_of(recipe_cloud_config())


def commands_of(cloud_config: str) -> list[str]:
    """The commands that do what a cloud-config does before it runs a container; each is one line that needs no quotes in YAML."""
    steps: list[str] = yaml.safe_load(cloud_config)["runcmd"]
    container = next(index for index, step in enumerate(steps) if step.startswith("docker run"))
    # As cloud-init installs `packages`: it asks for news first.
    packages = f"env DEBIAN_FRONTEND=noninteractive apt-get install -y {shlex.join(packages_of(cloud_config))}"
    return ["apt-get update -y", packages, *steps[:container]]
