"""What all our calls stand on."""

from __future__ import annotations

from typing import Any

from moto.ec2.responses import EC2Response

from local_ec2.world import World


class Actions(EC2Response):
    """moto's calls, with the backend typed loosely and the world at hand."""

    @property
    def world(self) -> World:
        """Gives the one world."""
        return self.ec2_backend.world  # type: ignore[no-any-return]

    def specifications(self) -> list[dict[str, Any]]:
        """Gives the tag specifications of the request, whichever name they have there."""
        return self._get_param("TagSpecifications") or self._get_param("TagSpecification") or []
