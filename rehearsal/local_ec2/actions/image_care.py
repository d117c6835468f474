"""Deregistration, deregistration protection and deprecation of images."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

from moto.core.responses import ActionResult

from local_ec2.actions.base import Actions
from local_ec2.errors import ApiError
from local_ec2.iam.evaluation import denial_message
from local_ec2.images import image_time, years_after
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
        if image.cooldown_until is not None and self.world.now() < image.cooldown_until:
            text = f"Image '{image.id}' is protected from deregistration until {image_time(image.cooldown_until)}."
            raise ApiError("OperationNotPermitted", text)
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
        nearest minute. You can't specify a date in the past. The upper limit for DeprecateAt is 10 years from now, except for
        public AMIs, where the upper limit is 2 years from the creation date" (EC2, EnableImageDeprecation).
        """
        image = self._own_image()
        at = self._get_param("DeprecateAt")
        if at is None:
            raise ApiError("MissingParameter", "The request must contain the parameter DeprecateAt")
        at = at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
        now = self.world.now()
        latest = years_after(image.creation_date, 2) if image.public else years_after(now, 10)
        if not now <= at <= latest:
            text = f"Value ({image_time(at)}) for parameter deprecateAt is invalid. It is from now to {image_time(latest)}."
            raise ApiError("InvalidParameterValue", text)
        self.error_on_dryrun()
        image.deprecation_time = (at + timedelta(seconds=30)).strftime("%Y-%m-%dT%H:%M:00.000Z")
        return ActionResult({"Return": True})

    def disable_image_deprecation(self) -> ActionResult:
        """Cancels the deprecation, which a public image always has.

        https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html
        """
        image = self._own_image()
        if image.public:
            text = f"The deprecation of the public image '{image.id}' can't be cancelled. Make the image private first."
            raise ApiError("OperationNotPermitted", text)
        self.error_on_dryrun()
        image.deprecation_time = None
        return ActionResult({"Return": True})

    def enable_image_deregistration_protection(self) -> ActionResult:
        """Protects the image, with or without a cool-down."""
        image = self._own_image()
        self.error_on_dryrun()
        cooldown = bool(self._get_param("WithCooldown"))
        image.deregistration_protection = "enabled-with-cooldown" if cooldown else "enabled-without-cooldown"
        image.cooldown_until = None
        return ActionResult({"Return": image.deregistration_protection})

    def disable_image_deregistration_protection(self) -> ActionResult:
        """Ends the protection, at once or after its cool-down: "enforces deregistration protection for 24 hours after
        deregistration protection is disabled" (EC2, EnableImageDeregistrationProtection, WithCooldown).
        """
        image = self._own_image()
        self.error_on_dryrun()
        if image.deregistration_protection == "enabled-with-cooldown":
            image.cooldown_until = self.world.now() + timedelta(days=1)
        image.deregistration_protection = "disabled"
        return ActionResult({"Return": "disabled"})
