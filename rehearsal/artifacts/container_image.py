"""The rehearsal's daskdev/dask: the host's distribution, Python and a pinned Dask, made without a container engine."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.commands import run
from artifacts.layers import write_base_layer, write_python_layer
from machines.apt_network import host_apt_options
from machines.apt_sources import distribution_sources
from machines.host import Distribution, host_distribution

REQUIREMENTS = Path(__file__).with_name("container-requirements.txt")
SYSTEM_PACKAGES = ("python3-minimal", "libpython3-stdlib", "tini")
TAG = "latest"

# As in dask/dask-docker: tini reaps, and forwards signals to the whole group; the arguments of `docker run` are a command.
CONFIG = (
    "--config.entrypoint=tini",
    "--config.entrypoint=-g",
    "--config.entrypoint=--",
    "--config.cmd=python3",
    "--config.env=PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "--config.env=LANG=C.UTF-8",
    "--config.workingdir=/",
    "--architecture=amd64",
    "--os=linux",
)


def container_image() -> Artifact:
    """The image as an OCI layout (`layout`, tag TAG) in the cache, built when it is not there."""
    distribution = host_distribution()
    here = Path(__file__).parent
    sources = [(here / name).read_bytes() for name in ("container_image.py", "layers.py", "container-requirements.txt")]
    return cached("container-image", [distribution.codename, sys.version, *sources], lambda out: _build(distribution, out))


def _build(distribution: Distribution, out: Path) -> None:
    work = out / "work"
    work.mkdir()
    _bootstrap(distribution, work / "root.tar")
    write_base_layer(work / "root.tar", work / "base.tar")
    _install_python_packages(work / "packages")
    minor = f"{sys.version_info.major}.{sys.version_info.minor}"
    write_python_layer(work / "packages", f"usr/local/lib/python{minor}/dist-packages", work / "python.tar")
    _assemble([work / "base.tar", work / "python.tar"], out / "layout")
    shutil.rmtree(work)


def _bootstrap(distribution: Distribution, tar: Path) -> None:
    """A root file system of the host's own release, so that the host's Python builds packages for the image's Python."""
    entries = [
        f"deb [signed-by={distribution.keyring}] {source.uri} {source.suite} {' '.join(source.components)}"
        for source in distribution_sources(distribution)
    ]
    run(
        [
            "mmdebstrap",
            "--variant=essential",
            "--architectures=amd64",
            f"--include={','.join(SYSTEM_PACKAGES)}",
            *[f'--aptopt={name} "{value}"' for name, value in host_apt_options().items()],
            distribution.codename,
            tar,
            *entries,
        ],
        environment={"LC_ALL": "C.UTF-8"},
    )


def _install_python_packages(target: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--only-binary=:all:"]
    run([*pip, "--target", target, "--requirement", REQUIREMENTS])
    # pip's launchers name the interpreter of this machine; `python -m dask` and `python -m distributed.cli...` do not need them.
    shutil.rmtree(target / "bin", ignore_errors=True)
    for tests in [path for path in target.rglob("tests") if path.is_dir()]:
        shutil.rmtree(tests)
    # Every `docker run` starts from the image: without byte code in it, each would compile Dask again. Unchecked, because a
    # layer's file times need not survive.
    run([sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-s", target, "-p", "/", target])


def _assemble(layers: list[Path], layout: Path) -> None:
    image = f"{layout}:{TAG}"
    run(["umoci", "init", "--layout", layout])
    run(["umoci", "new", "--image", image])
    for layer in layers:
        run(["umoci", "raw", "add-layer", "--image", image, layer])
    run(["umoci", "config", "--image", image, *CONFIG])
    run(["umoci", "gc", "--layout", layout])
