"""The EC2 API: our calls in place of moto's."""

from __future__ import annotations

from typing import Any

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.core.utils import camelcase_to_underscores
from moto.ec2.exceptions import DryRunClientError

from local_ec2.actions.fleets import FleetActions
from local_ec2.actions.image_care import ImageCareActions
from local_ec2.actions.image_copies import ImageCopyActions
from local_ec2.actions.image_references import ImageReferenceActions
from local_ec2.actions.images import ImageActions
from local_ec2.actions.pages import PagedActions
from local_ec2.actions.regions import RegionActions
from local_ec2.actions.sharing import SharingActions
from local_ec2.actions.snapshots import SnapshotActions
from local_ec2.actions.volumes import VolumeActions
from local_ec2.errors import ApiError
from local_ec2.strict.dry_run import handles_dry_run
from local_ec2.strict.filters import check_filters
from local_ec2.strict.groups import check_group_is_free
from local_ec2.strict.resource_ids import check_ids
from local_ec2.strict.tags import check_tag_specifications, check_tags


class Ec2Api(
    PagedActions,
    FleetActions,
    ImageActions,
    ImageCopyActions,
    ImageCareActions,
    ImageReferenceActions,
    RegionActions,
    SharingActions,
    SnapshotActions,
    VolumeActions,
):
    """All calls of EC2. Checks what many calls have in common, such as tags and filters."""

    def call_action(self) -> Any:
        """Answers the call that `params` holds."""
        try:
            self._check_call()
        except ServiceException as error:
            return self.serialized(ActionResult(error))
        self.ec2_backend.show_addresses_that_are_due()
        try:
            answer = super().call_action()
            succeeded = int(answer[0]) < 400
            return self.serialized(ActionResult(DryRunClientError())) if succeeded and self._is_dry_run() else answer
        finally:
            if not self._get_action().startswith("Describe"):
                self._follow_groups()

    def _follow_groups(self) -> None:
        """Reports a failure as a problem: the call is already carried out, and SDKs would repeat it after an error."""
        try:
            self.ec2_backend.follow_groups()
        except Exception as error:
            self.world.report(f"security groups after {self._get_action()}: {error}")

    def _is_dry_run(self) -> bool:
        return bool(self._get_param("DryRun", False))

    def _check_call(self) -> None:
        """Raises ApiError for requests that EC2 rejects in many calls."""
        action = self._get_action()
        check_tag_specifications(action, self.specifications())
        if self._is_dry_run() and not handles_dry_run(type(self), camelcase_to_underscores(action)):
            raise DryRunClientError
        check_ids(self.ec2_backend, action, self.params)
        check_filters(action, self._get_param("Filters") or self._get_param("Filter") or [])

    def create_tags(self) -> ActionResult:
        """Tags existing resources; each can have 50 tags."""
        check_tags(self._get_param("Tags", []))
        return super().create_tags()

    def delete_key_pair(self) -> ActionResult:
        """Deletes a key pair by name, or by its id, which moto ignores."""
        key_pair_id, pairs = self._get_param("KeyPairId"), self.ec2_backend.key_pairs
        if not key_pair_id:
            return super().delete_key_pair()
        name = next((name for name, pair in pairs.items() if pair.id == key_pair_id), None)
        if name is None:
            raise ApiError("InvalidKeyPair.NotFound", f"The key pair with id '{key_pair_id}' does not exist")
        self.error_on_dryrun()
        del pairs[name]
        return ActionResult({"Return": True, "KeyPairId": key_pair_id})

    def delete_security_group(self) -> ActionResult:
        """Deletes a group by id or name."""
        group_id, name = self._get_param("GroupId"), self._get_param("GroupName")
        if not group_id and not name:
            raise ApiError("MissingParameter", "The request must contain the parameter groupName or groupId")
        group = self.ec2_backend.get_security_group_by_name_or_id(group_id or name)
        if group is not None:
            check_group_is_free(self.ec2_backend, group)
        return super().delete_security_group()
