"""What must hold in an instance of an image for GPUs that was baked with stand-ins."""

from __future__ import annotations

import json

from rehearse.checks import Checks
from rehearse.launch import Launched

DRIVER = "595.91.07"
_RAPIDS = {"cudf-cu13": "26.6.0", "cupy-cuda13x": "14.0.0", "dask-cuda": "26.6.0"}


def check_gpu_image(checks: Checks, launched: Launched) -> None:
    """Check what the image says of itself, and that kernel and driver are held."""
    facts = json.loads(launched.shell.run("cat /etc/dask-image.json"))
    checks.that("the GPU was checked before the image was made", facts["gpu_checks"] == "full", facts["gpu_checks"])
    driver = facts["nvidia_driver_version"]
    checks.that("the image names its driver", driver == DRIVER, str(driver))
    checks.that("the image names its RAPIDS", facts["rapids_versions"] == _RAPIDS, str(facts["rapids_versions"]))
    held = launched.shell.run("apt-mark showhold").split()
    checks.that("the kernel is held", any(name.startswith("linux-image") for name in held), " ".join(held))
