"""The line that the image's bake-dask-ami-boot-times.service prints on the console of a machine."""

from __future__ import annotations

import json
import time


class Boot:
    """A boot that begins now. Nothing boots: its steps are the moments of the simulation."""

    def __init__(self) -> None:
        self._powered_on = time.time()

    def line(self, has_docker: bool) -> str:
        """Returns the line at the end of the boot, which is now; without the times of Docker if it did not start."""
        now = time.time()
        times: dict[str, object] = {"kernel": self._powered_on, "userspace": self._powered_on, "cloud-init": [self._powered_on, now]}
        if has_docker:
            times["docker"] = [self._powered_on, now]
        return f"bake-dask-ami boot times: {json.dumps(times)}"
