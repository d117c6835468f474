"""The base class of our calls."""

from __future__ import annotations

from moto.ec2.responses import EC2Response

from local_ec2.world import World


class Actions(EC2Response):
    """moto's calls, with the backend typed loosely and access to the world."""

    @property
    def world(self) -> World:
        """Returns the world."""
        world: World = self.ec2_backend.world
        return world

    def specifications(self) -> list[dict[str, object]]:
        """Returns the tag specifications of the request, by either of their names."""
        return self._get_param("TagSpecifications") or self._get_param("TagSpecification") or []
