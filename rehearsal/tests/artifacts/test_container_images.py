from __future__ import annotations

import gzip
import json
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from artifacts import container_image, realistic_image
from artifacts.container_images import describe_size


def test_size_is_that_of_the_blobs_and_of_the_unpacked_layers(tmp_path: Path) -> None:
    """Configuration and manifest are pulled but not unpacked."""
    blobs = tmp_path / "blobs/sha256"
    blobs.mkdir(parents=True)
    (blobs / "1").write_bytes(gzip.compress(bytes(3 << 20)))
    (blobs / "2").write_bytes(gzip.compress(bytes(2 << 20)))
    (blobs / "configuration").write_bytes(bytes(4 << 20))
    (blobs / "manifest").write_text(json.dumps({"layers": [{"digest": "sha256:1"}, {"digest": "sha256:2"}]}))
    (tmp_path / "index.json").write_text(json.dumps({"manifests": [{"digest": "sha256:manifest"}]}))
    assert describe_size(tmp_path) == "4 MiB as pulled, 5 MiB unpacked"


def test_the_realistic_image_is_dask_complete() -> None:
    """What dask[complete] asks for is pinned, in this image's list or in that of the small one, on which it builds."""
    pinned = _pins(realistic_image.REQUIREMENTS) | _pins(container_image.REQUIREMENTS)
    wanted = _extra("complete")
    assert {"numpy", "pandas", "pyarrow", "bokeh", "distributed"} <= wanted
    # Jinja2 comes with distributed.
    assert wanted - {"jinja2"} <= pinned


def _extra(name: str) -> set[str]:
    """The packages that an extra of dask asks for, and those of the extras that it names."""
    found: set[str] = set()
    for text in requires("dask") or []:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}) or not requirement.marker.evaluate({"extra": name}):
            continue
        for extra in requirement.extras:
            found |= _extra(extra)
        if canonicalize_name(requirement.name) != "dask":
            found.add(canonicalize_name(requirement.name))
    return found


def _pins(file: Path) -> set[str]:
    lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    return {canonicalize_name(line.split("==")[0]) for line in lines if "==" in line}
