"""Attributes and permissions of images and snapshots."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult

from local_ec2.actions.base import Actions
from local_ec2.errors import ApiError
from local_ec2.images import LocalImage
from local_ec2.strict.image_ids import check_image_state, find_own_image
from local_ec2.strict.sharing import check_image_sharing, check_launch_permissions, check_snapshot_sharing

_DONE = {"Return": True}
# Parameter of ModifyImageAttribute -> key of a launch permission.
_LISTS = {
    "UserIds": "UserId",
    "UserGroups": "Group",
    "OrganizationArns": "OrganizationArn",
    "OrganizationalUnitArns": "OrganizationalUnitArn",
}


class SharingActions(Actions):
    """ModifyImageAttribute, ModifySnapshotAttribute, their resets, and block public access for AMIs."""

    def modify_image_attribute(self) -> ActionResult:
        """Changes the description, the IMDS support or the launch permissions of an image of the account.

        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyImageAttribute.html
        """
        image = find_own_image(self.ec2_backend, self._get_param("ImageId"))
        attribute = self._attribute()
        if attribute == "launchPermission":
            return self._change_launch_permissions(image)
        if image.state == "pending":
            check_image_state(image)
        name = {"description": "Description", "imdsSupport": "ImdsSupport"}[attribute]
        value = self._get_param(f"{name}.Value", self._get_param("Value"))
        if attribute == "imdsSupport" and value != "v2.0":
            raise ApiError("InvalidParameterValue", f"Value ({value}) for parameter imdsSupport is invalid.")
        self.error_on_dryrun()
        if attribute == "imdsSupport":
            image.imds_support = image.imds = value
        else:
            image.description = value
        return ActionResult(_DONE)

    def _attribute(self) -> str:
        """Returns the attribute to change: named, or implied by the parameters that are given."""
        implied = {
            "description": ("Description",),
            "imdsSupport": ("ImdsSupport",),
            "launchPermission": ("LaunchPermission", "OperationType", *_LISTS),
        }
        given = {name for name, parameters in implied.items() if any(self._get_param(each) for each in parameters)}
        given |= {self._get_param("Attribute")} - {None, ""}
        if not given:
            raise ApiError("InvalidParameterCombination", "No attributes specified.")
        if len(given) > 1:
            raise ApiError("InvalidParameterCombination", "Only one attribute can be modified at a time.")
        (attribute,) = given
        if attribute not in implied:
            raise ApiError("InvalidParameterValue", f"Value ({attribute}) for parameter attribute is invalid.")
        return str(attribute)

    def _change_launch_permissions(self, image: LocalImage) -> ActionResult:
        check_image_state(image)
        added, removed = self._permissions("Add"), self._permissions("Remove")
        check_launch_permissions([*added, *removed])
        check_image_sharing(self.ec2_backend, image, added)
        self.error_on_dryrun()
        kept = [each for each in image.launch_permissions if each not in removed]
        image.launch_permissions = [*kept, *(each for each in added if each not in kept)]
        if {"Group": "all"} in added:
            image.deprecate_as_public()
        return ActionResult(_DONE)

    def _permissions(self, operation: str) -> list[dict[str, str]]:
        """Returns the launch permissions to add or to remove, of both forms of the request."""
        structured = self._get_param("LaunchPermission", {}).get(operation) or []
        found = [{kind: value} for each in structured for kind, value in each.items()]
        if self._get_param("OperationType") == operation.lower():
            found += [{kind: value} for name, kind in _LISTS.items() for value in self._get_param(name) or []]
        return list({str(each): each for each in found}.values())

    def reset_image_attribute(self) -> ActionResult:  # type: ignore[override]  # moto's only raises NotImplementedError
        """Takes all launch permissions from an image; other attributes can't be reset."""
        image = find_own_image(self.ec2_backend, self._get_param("ImageId"))
        _check_name(self._get_param("Attribute"), "launchPermission")
        self.error_on_dryrun()
        image.launch_permissions = []
        return ActionResult(_DONE)

    def get_image_block_public_access_state(self) -> ActionResult:
        """Returns whether new public sharing is blocked in the Region."""
        self.error_on_dryrun()
        state = self.ec2_backend.image_block_public_access
        return ActionResult({"ImageBlockPublicAccessState": state, "ManagedBy": "account"})

    def enable_image_block_public_access(self) -> ActionResult:
        """Blocks new public sharing in the Region, at once; AWS takes up to 10 minutes."""
        state = self._get_param("ImageBlockPublicAccessState")
        if state != "block-new-sharing":
            text = f"Value ({state}) for parameter ImageBlockPublicAccessState is invalid. Expected: block-new-sharing."
            raise ApiError("InvalidParameterValue", text)
        return self._set_public_access(state)

    def disable_image_block_public_access(self) -> ActionResult:
        """Allows public sharing in the Region, at once."""
        return self._set_public_access("unblocked")

    def _set_public_access(self, state: str) -> ActionResult:
        self.error_on_dryrun()
        self.ec2_backend.image_block_public_access = state
        return ActionResult({"ImageBlockPublicAccessState": state})

    def modify_snapshot_attribute(self) -> ActionResult:
        """Adds or removes accounts that may make volumes of a snapshot.

        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySnapshotAttribute.html
        """
        snapshot = self._own_snapshot()
        add_users, add_groups = self._volume_permissions("Add")
        remove_users, remove_groups = self._volume_permissions("Remove")
        if (add_users or add_groups) and (remove_users or remove_groups):
            raise ApiError("InvalidParameterCombination", "Permissions can't be added and removed in one request.")
        check_snapshot_sharing(self.ec2_backend, snapshot, add_users, add_groups)
        self.error_on_dryrun()
        users, groups = snapshot.create_volume_permission_userids, snapshot.create_volume_permission_groups
        snapshot.create_volume_permission_userids = users.union(add_users) - set(remove_users)
        snapshot.create_volume_permission_groups = groups.union(add_groups) - set(remove_groups)
        return ActionResult(_DONE)

    def _volume_permissions(self, operation: str) -> tuple[list[str], list[str]]:
        """Returns the accounts and the groups to add or to remove, of both forms of the request."""
        rows = self._get_param("CreateVolumePermission", {}).get(operation) or []
        users = [each["UserId"] for each in rows if each.get("UserId")]
        groups = [each["Group"] for each in rows if each.get("Group")]
        if self._get_param("OperationType") == operation.lower():
            users += self._get_param("UserIds") or []
            groups += self._get_param("GroupNames") or []
        return users, groups

    def reset_snapshot_attribute(self) -> ActionResult:  # type: ignore[override]  # moto's only raises NotImplementedError
        """Takes all permissions from a snapshot."""
        snapshot = self._own_snapshot()
        _check_name(self._get_param("Attribute"), "createVolumePermission")
        self.error_on_dryrun()
        snapshot.create_volume_permission_userids, snapshot.create_volume_permission_groups = set(), set()
        return ActionResult(_DONE)

    def _own_snapshot(self) -> Any:
        snapshot = self.ec2_backend.snapshots[self._get_param("SnapshotId")]
        if snapshot.owner_id != self.ec2_backend.account_id:
            raise ApiError("AuthFailure", f"Not authorized for snapshot:{snapshot.id}")
        return snapshot


def _check_name(attribute: str | None, expected: str) -> None:
    if attribute != expected:
        raise ApiError("InvalidParameterValue", f"Value ({attribute}) for parameter attribute is invalid. Expected: {expected}.")
