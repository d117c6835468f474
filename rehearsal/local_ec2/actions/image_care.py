"""Deregistration, deregistration protection and deprecation of images."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from moto.core.responses import ActionResult

from local_ec2.actions.base import Actions
from local_ec2.errors import ApiError
from local_ec2.iam.evaluation import denial_message
from local_ec2.strict.image_ids import check_image_state, find_own_image


class ImageCareActions(Actions):
    """The calls that moto lacks, and DeregisterImage."""

    def _own_image(self) -> Any:
        return find_own_image(self.ec2_backend, self._get_param("ImageId"))

    def deregister_image(self) -> ActionResult:
        """Removes an image and, if requested, the snapshots that no other image needs."""
        image = self._own_image()
        if image.deregistration_protection != "disabled":
            raise ApiError(
                "OperationNotPermitted",
                f"Image '{image.id}' is protected from deregistration. Disable its protection and try again.",
            )
        self.error_on_dryrun()
        self.ec2_backend.deregister_image(image.id)
        results = []
        if self._get_param("DeleteAssociatedSnapshots"):
            results = [self._delete_snapshot(each) for each in image.snapshot_ids()]
        return ActionResult({"Return": True, "DeleteSnapshotResults": results})

    def _delete_snapshot(self, snapshot_id: str) -> dict[str, str]:
        world = self.ec2_backend.world
        asked = {"SnapshotId": snapshot_id}
        denied = world.caller is not None and denial_message(world, "ec2", "DeleteSnapshot", asked, world.caller)
        if denied or snapshot_id not in self.ec2_backend.snapshots:
            return {"SnapshotId": snapshot_id, "ReturnCode": "missing-permissions"}
        if any(snapshot_id in other.snapshot_ids() for other in self.ec2_backend.amis.values()):
            return {"SnapshotId": snapshot_id, "ReturnCode": "skipped"}
        self.ec2_backend.delete_snapshot(snapshot_id)
        return {"SnapshotId": snapshot_id, "ReturnCode": "success"}

    def disable_image(self) -> ActionResult:
        """Disables an image of the account, whose launch permissions are then gone for good.

        Only an available one is disabled here, and only a disabled one enabled; what AWS says of others is not documented.
        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableImage.html
        """
        image = self._own_image()
        check_image_state(image)
        self.error_on_dryrun()
        image.state, image.launch_permissions = "disabled", []
        return ActionResult({"Return": True})

    def enable_image(self) -> ActionResult:
        """Makes a disabled image available again, to nobody but its owner."""
        image = self._own_image()
        check_image_state(image, "disabled")
        self.error_on_dryrun()
        image.state = "available"
        return ActionResult({"Return": True})

    def enable_image_deprecation(self) -> ActionResult:
        """Sets when the image is deprecated: "If you specify a value for seconds, Amazon EC2 rounds the seconds to the
        nearest minute" (EC2, EnableImageDeprecation).
        """
        image = self._own_image()
        self.error_on_dryrun()
        at = self._get_param("DeprecateAt")
        if at is None:
            raise ApiError("MissingParameter", "The request must contain the parameter DeprecateAt")
        image.deprecation_time = (at + timedelta(seconds=30)).strftime("%Y-%m-%dT%H:%M:00.000Z")
        return ActionResult({"Return": True})

    def disable_image_deprecation(self) -> ActionResult:
        """Cancels the deprecation."""
        image = self._own_image()
        self.error_on_dryrun()
        image.deprecation_time = None
        return ActionResult({"Return": True})

    def enable_image_deregistration_protection(self) -> ActionResult:
        """Protects the image; the cool-down is stored and returned, but never applied."""
        image = self._own_image()
        self.error_on_dryrun()
        cooldown = bool(self._get_param("WithCooldown"))
        image.deregistration_protection = "enabled-with-cooldown" if cooldown else "enabled-without-cooldown"
        return ActionResult({"Return": image.deregistration_protection})

    def disable_image_deregistration_protection(self) -> ActionResult:
        """Ends the protection at once."""
        image = self._own_image()
        self.error_on_dryrun()
        image.deregistration_protection = "disabled"
        return ActionResult({"Return": "disabled"})
