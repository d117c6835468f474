"""Public addresses of instances: a loopback address each, used by no other process."""

from __future__ import annotations

import socket
from collections import deque


class PublicAddresses:
    """Hands out 127.77.0.2 to 127.77.0.254.

    An abstract Unix socket marks each address in use: the kernel gives it to one process only and frees it
    when that process ends for any reason. So two local EC2s never share an address.
    """

    def __init__(self, prefix: str = "127.77.0.") -> None:
        self._free = deque(f"{prefix}{host}" for host in range(2, 255))
        self._held: dict[str, socket.socket] = {}

    def acquire(self) -> str:
        """Returns a free address, the one that has been free longest. Raises RuntimeError when there is none."""
        for _ in range(len(self._free)):
            address = self._free.popleft()
            claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            try:
                claim.bind(f"\0bake-dask-ami/address/{address}")
            except OSError:
                claim.close()
                self._free.append(address)
                continue
            self._held[address] = claim
            return address
        raise RuntimeError("all public addresses of 127.77.0.0/24 are in use on this machine")

    def release(self, address: str | None) -> None:
        """Frees an address; does nothing for None and for addresses that are not in use."""
        claim = self._held.pop(address or "", None)
        if claim is not None and address is not None:
            claim.close()
            self._free.append(address)
