"""A container image of the size of real ones: the small Dask image, and a layer with NumPy, pandas, PyArrow and others."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.commands import run
from artifacts.container_image import TAG, container_image
from artifacts.layers import write_packages_layer

REQUIREMENTS = Path(__file__).with_name("realistic-requirements.txt")


def realistic_image() -> Artifact:
    """The image as an OCI layout (`layout`, tag TAG) in the cache, built when it is not there."""
    small = container_image()
    inputs: list[str | bytes] = [small.path.name, Path(__file__).read_bytes(), REQUIREMENTS.read_bytes()]
    return cached("realistic-image", inputs, lambda out: _build(small.path, out))


def _build(small: Path, out: Path) -> None:
    layout = out / "layout"
    shutil.copytree(small / "layout", layout)
    image = f"{layout}:{TAG}"
    with tempfile.TemporaryDirectory(dir=out) as directory:
        packages, layer = Path(directory, "packages"), Path(directory, "packages.tar")
        _install(packages)
        minor = f"{sys.version_info.major}.{sys.version_info.minor}"
        write_packages_layer(packages, f"usr/local/lib/python{minor}/dist-packages", layer)
        run(["umoci", "raw", "add-layer", "--image", image, layer])
    run(["umoci", "gc", "--layout", layout])


def _install(target: Path) -> None:
    # Without dependencies: what the small image has is in its own layer.
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps", "--only-binary=:all:"]
    run([*pip, "--target", target, "--requirement", REQUIREMENTS])
    shutil.rmtree(target / "bin", ignore_errors=True)
    # As in the small image. The packages' own tests stay: real images have them.
    run([sys.executable, "-m", "compileall", "-q", "-j2", "--invalidation-mode", "unchecked-hash", "-s", target, "-p", "/", target])
