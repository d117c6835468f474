"""What stands in for the bootstrap is what dask-cloudprovider's template does, and survives its YAML."""

from __future__ import annotations

import jinja2
import yaml

from bench_recipe.cloud_config import upstream_cloud_config
from bench_recipe.corrections import corrected
from bench_start.bootstrap import commands_of


def test_packages_first_then_the_commands_up_to_the_container() -> None:
    """In the order in which cloud-init would do it, without the container that EC2Cluster runs itself."""
    assert commands_of(corrected(upstream_cloud_config(), ["ubuntu-drivers-common"])) == [
        "apt-get update -y",
        (
            "env DEBIAN_FRONTEND=noninteractive apt-get install -y "
            "apt-transport-https ca-certificates curl gnupg-agent software-properties-common"
        ),
        "apt-get update -y",
        "apt-get install -y docker.io",
        "systemctl start docker",
        "systemctl enable docker",
    ]


def test_commands_reach_the_guest_as_they_are() -> None:
    """EC2Cluster pastes each unquoted into YAML."""
    commands = commands_of(corrected(upstream_cloud_config(), ()))
    pasted = jinja2.Template("{% for each in commands %}- {{ each }}\n{% endfor %}").render(commands=commands)
    assert yaml.safe_load(pasted) == commands
