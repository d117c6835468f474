"""What EC2 keeps of the consoles of instances, and whose latest output it gives.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleOutput.html
"""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Callable

from moto.core.types import Base64EncodedString

from local_ec2.errors import ApiError
from local_ec2.instance_types import is_on_nitro
from local_ec2.world import World

# "Only the most recent 64 KB of console output is available."
KEPT_BYTES = 65536


class Console:
    """The console of an instance. `read` gives all that its machine has written since its last boot."""

    def __init__(self, world: World, read: Callable[[], str]) -> None:
        self._world = world
        self._posted = ""
        self.read = read

    def post_later(self) -> None:
        """Posts the output some time from now, after a change of state: `durations.console`."""
        threading.Thread(target=self._post, args=(time.monotonic(),), daemon=True).start()

    def output(self, latest: bool) -> str:
        """Returns the latest output, or what was posted after the last change of state."""
        return self.read() if latest else self._posted

    def _post(self, since: float) -> None:
        self._world.hold("console", since, lambda: True)
        self._posted = self.read()


def check_latest(instance_type: str, latest: bool) -> None:
    """Raises ApiError for the latest output of a type that is not on the Nitro hypervisor.

    Code and message: test/cases/logging of aws/eks-node-monitoring-agent.
    """
    if latest and not is_on_nitro(instance_type):
        raise ApiError("UnsupportedOperation", "This instance type does not support retrieving the latest console logs.")


def encoded(text: str) -> Base64EncodedString:
    """Returns the end of a console's output as the API gives it."""
    return Base64EncodedString.from_encoded_bytes(base64.b64encode(text.encode()[-KEPT_BYTES:]))
