"""What provision.sh of the Packer template writes to /etc/dask-image.json; src/packer/image-facts.ts has its fields."""

from __future__ import annotations

import functools
import hashlib
import json
import platform
import subprocess
from collections.abc import Mapping
from typing import Any

_ASK = """
import importlib.metadata as metadata, json, platform
packages = {each.metadata["Name"].lower(): each.version for each in metadata.distributions()}
print(json.dumps({"python": platform.python_version(), "packages": packages}))
"""
_UNPACKED_BYTES = 400_000_000


def image_facts(environment: Mapping[str, str], dask_python: str, overrides: Mapping[str, object]) -> dict[str, object]:
    """Returns the facts of an image that was provisioned in this environment and whose containers run `dask_python`.

    Raises CalledProcessError when that Python does not run.
    """
    container = _ask(dask_python)
    packages = container["packages"]
    image, gpu = environment.get("DOCKER_IMAGE", ""), environment.get("GPU_CHECKS", "none")
    return {
        "source_ami": environment.get("SOURCE_AMI", ""),
        "docker_image": image,
        "docker_image_digest": _digest(image),
        "docker_image_bytes": _UNPACKED_BYTES,
        **({"environment": _environment(environment)} if environment.get("ENVIRONMENT_KIND") else {}),
        "extra_docker_images": {each: _digest(each) for each in environment.get("EXTRA_DOCKER_IMAGES", "").split()},
        "python_version": container["python"],
        "dask_version": packages.get("dask"),
        "distributed_version": packages.get("distributed"),
        "gpu_checks": gpu,
        "nvidia_driver_version": None if gpu == "none" else "580.95.05",
        "rapids_versions": {},
        "python_packages": dict(sorted(packages.items())),
        "docker_version": "29.1.0",
        "docker_storage_driver": "overlayfs",
        "start": environment.get("START", "plain"),
        "automatic_upgrades": environment.get("AUTOMATIC_UPGRADES") != "false",
        "held_packages": [],
        "kernel": platform.release(),
        "packages": {},
        **overrides,
    }


@functools.cache
def _ask(python: str) -> Any:
    done = subprocess.run([python, "-c", _ASK], check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    return json.loads(done.stdout)


def _environment(environment: Mapping[str, str]) -> dict[str, str | None]:
    base = environment.get("BASE_IMAGE")
    given = {name: environment[f"ENVIRONMENT_{name.upper()}"] for name in ("kind", "path", "hash")}
    return {**given, "base_image": base or None, "base_image_digest": _digest(base) if base else None}


def _digest(image: str) -> str:
    """The same image has the same digest, and every image one of its own."""
    return f"sha256:{hashlib.sha256(image.encode()).hexdigest()}"
