"""A container image to which environments can be added: the small Dask image with pip, as daskdev/dask has it."""

from __future__ import annotations

import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.commands import run
from artifacts.container_image import TAG, container_image
from artifacts.index_packages import PIP, pinned
from artifacts.layers import write_packages_layer

_MINOR = f"{sys.version_info.major}.{sys.version_info.minor}"
# Debian's and Ubuntu's Python, which daskdev/dask does not have, rejects packages that are not the distribution's.
_MARKER = f"usr/lib/python{_MINOR}/EXTERNALLY-MANAGED"


def pip_image() -> Artifact:
    """The image as an OCI layout (`layout`, tag TAG) in the cache, built when it is not there."""
    small = container_image()
    inputs: list[str | bytes] = [small.path.name, Path(__file__).read_bytes(), pinned(PIP)]
    return cached("pip-image", inputs, lambda out: _build(small.path, out))


def _build(small: Path, out: Path) -> None:
    layout = out / "layout"
    shutil.copytree(small / "layout", layout)
    image = f"{layout}:{TAG}"
    with tempfile.TemporaryDirectory(dir=out) as directory:
        packages, layer, removal = Path(directory, "packages"), Path(directory, "pip.tar"), Path(directory, "removal.tar")
        _install(packages)
        write_packages_layer(packages, f"usr/local/lib/python{_MINOR}/dist-packages", layer)
        write_removal_layer(_MARKER, removal)
        for each in (layer, removal):
            run(["umoci", "raw", "add-layer", "--image", image, each])
    run(["umoci", "gc", "--layout", layout])


def write_removal_layer(path: str, out: Path) -> None:
    """Write a layer that removes the file at `path` (relative to the root) of the layers below.

    https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md#whiteouts
    """
    removed = Path(path)
    with tarfile.open(out, "w", format=tarfile.PAX_FORMAT) as layer:
        layer.addfile(tarfile.TarInfo(str(removed.with_name(f".wh.{removed.name}"))))


def _install(target: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps", "--only-binary=:all:"]
    run([*pip, "--target", target, pinned(PIP)])
    shutil.rmtree(target / "bin", ignore_errors=True)
    # As in the small image.
    run([sys.executable, "-m", "compileall", "-q", "-j2", "--invalidation-mode", "unchecked-hash", "-s", target, "-p", "/", target])
