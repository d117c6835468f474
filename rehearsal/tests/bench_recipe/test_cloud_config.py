"""The recipe's cloud-config: dask-cloudprovider's own, and no more corrected than it must be."""

from __future__ import annotations

import pytest
import yaml

from bench_recipe.cloud_config import packages_of, upstream_cloud_config
from bench_recipe.corrections import NotTheRecipe, corrected


def test_only_the_lines_that_cannot_run_are_changed() -> None:
    """Everything else of the document is what dask-cloudprovider rendered."""
    before, after = yaml.safe_load(upstream_cloud_config()), yaml.safe_load(corrected(upstream_cloud_config(), ()))
    assert after["runcmd"] == [
        "apt-get update -y",
        "apt-get install -y docker.io",
        "systemctl start docker",
        "systemctl enable docker",
        "docker run --net=host   daskdev/dask:latest python -m distributed.cli.dask_scheduler --version",
    ]
    del before["runcmd"], after["runcmd"]
    assert after == before


def test_is_still_a_cloud_config() -> None:
    """cloud-init goes by the first line."""
    assert corrected(upstream_cloud_config(), ()).startswith("#cloud-config\n")


def test_packages_that_the_distribution_lacks_are_left_out() -> None:
    """The others keep their order."""
    upstream = upstream_cloud_config()
    after = corrected(upstream, ["ubuntu-drivers-common"])
    assert packages_of(after) == [name for name in packages_of(upstream) if name != "ubuntu-drivers-common"]
    assert "# Left out: - ubuntu-drivers-common\n" in after


def test_every_changed_line_is_kept_in_a_comment() -> None:
    """A reader sees what was there and why it is not."""
    upstream = upstream_cloud_config()
    after = corrected(upstream, ())
    for line in set(upstream.splitlines()) - set(after.splitlines()):
        assert f": {line.strip()}\n" in after


@pytest.mark.parametrize("text", ["#cloud-config\nruncmd: []\n", upstream_cloud_config() + "  - dask-scheduler --version\n"])
def test_another_template_is_rejected(text: str) -> None:
    """What we compare ourselves with must be the recipe that we know."""
    with pytest.raises(NotTheRecipe):
        corrected(text, ())
