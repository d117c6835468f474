"""A stand-in for rapidsai/base: the small Dask image, and modules named as RAPIDS' that only say that they are stand-ins."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.commands import run
from artifacts.container_image import TAG, container_image
from artifacts.layers import write_packages_layer

# The default of the variant rapids.
_DEFAULT = json.loads(Path(__file__).parents[2].joinpath("src/inputs/rapids-image.json").read_text())
REPOSITORY: str = _DEFAULT["repository"]
RAPIDS_TAG: str = _DEFAULT["tag"]
# Module -> the distribution that brings it, and its version.
_MODULES = {"cudf": ("cudf-cu13", "26.6.0"), "cupy": ("cupy-cuda13x", "14.0.0"), "dask_cuda": ("dask-cuda", "26.6.0")}
# What provision.sh computes with.
_CUPY = "\n\ndef zeros(size):\n    return [0.0] * size\n"
# What the real image sets, as far as a bake looks at it.
_CONFIG = ("--config.env=CUDA_VERSION=13.0.2", "--config.env=NVIDIA_VISIBLE_DEVICES=all")


def rapids_image() -> Artifact:
    """The image as an OCI layout (`layout`, tag TAG) in the cache, built when it is not there."""
    small = container_image()
    return cached("rapids-image", [small.path.name, Path(__file__).read_bytes()], lambda out: _build(small.path, out))


def _build(small: Path, out: Path) -> None:
    layout = out / "layout"
    shutil.copytree(small / "layout", layout)
    image = f"{layout}:{TAG}"
    with tempfile.TemporaryDirectory(dir=out) as directory:
        packages, layer = Path(directory, "packages"), Path(directory, "rapids.tar")
        for module, (distribution, version) in _MODULES.items():
            _write_module(packages, module, distribution, version)
        minor = f"{sys.version_info.major}.{sys.version_info.minor}"
        write_packages_layer(packages, f"usr/local/lib/python{minor}/dist-packages", layer)
        run(["umoci", "raw", "add-layer", "--image", image, layer])
    run(["umoci", "config", "--image", image, *_CONFIG])
    run(["umoci", "gc", "--layout", layout])


def _write_module(packages: Path, module: str, distribution: str, version: str) -> None:
    init = packages / module / "__init__.py"
    init.parent.mkdir(parents=True)
    words = f"{module}: a stand-in of the rehearsal, without a GPU"
    functions = _CUPY if module == "cupy" else ""
    init.write_text(f'import sys\n\n__version__ = "{version}"\nprint("{words}", file=sys.stderr)\n{functions}')
    metadata = packages / f"{distribution.replace('-', '_')}-{version}.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n")
