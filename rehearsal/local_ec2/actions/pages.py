"""Pagination of the answers that moto returns whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult

from local_ec2.actions.base import Actions
from local_ec2.errors import ApiError

# Call -> (key of its list, least and most of MaxResults, parameter that excludes MaxResults, if there is one).
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/OperationList-query.html
_PAGED: dict[str, tuple[str, int, int, str | None]] = {
    "describe_image_references": ("ImageReferences", 5, 1000, None),
    "describe_images": ("Images", 1, 1000, "ImageIds"),
    "describe_instance_type_offerings": ("InstanceTypeOfferings", 5, 1000, None),
    "describe_instance_types": ("InstanceTypes", 5, 100, None),
    "describe_instances": ("Reservations", 5, 1000, "InstanceIds"),
    "describe_launch_templates": ("LaunchTemplates", 1, 200, "LaunchTemplateIds"),
    "describe_network_interfaces": ("NetworkInterfaces", 5, 1000, "NetworkInterfaceIds"),
    "describe_security_groups": ("SecurityGroups", 5, 1000, "GroupIds"),
    "describe_snapshots": ("Snapshots", 5, 1000, "SnapshotIds"),
    "describe_spot_instance_requests": ("SpotInstanceRequests", 5, 1000, "SpotInstanceRequestIds"),
    "describe_volume_status": ("VolumeStatuses", 5, 1000, "VolumeIds"),
    "describe_volumes": ("Volumes", 5, 1000, "VolumeIds"),
}
_TOKEN = "from-"
_MORE_THAN_THERE_IS = 1_000_000


def _paged(name: str) -> Callable[[object], ActionResult]:
    def describe(self: Any) -> ActionResult:
        whole: Callable[[], ActionResult] = getattr(super(PagedActions, self), name)
        page: ActionResult = self._page(name, whole)
        return page

    describe.__name__ = name
    describe.__doc__ = "Returns the page that MaxResults and NextToken select."
    return describe


class PagedActions(Actions):
    """A mixin that comes before the classes whose calls it paginates. Without MaxResults a call returns everything, as in EC2."""

    describe_image_references = _paged("describe_image_references")
    describe_images = _paged("describe_images")
    describe_instance_type_offerings = _paged("describe_instance_type_offerings")
    describe_instance_types = _paged("describe_instance_types")
    describe_instances = _paged("describe_instances")
    describe_launch_templates = _paged("describe_launch_templates")
    describe_network_interfaces = _paged("describe_network_interfaces")
    describe_security_groups = _paged("describe_security_groups")
    describe_snapshots = _paged("describe_snapshots")
    describe_spot_instance_requests = _paged("describe_spot_instance_requests")
    describe_volume_status = _paged("describe_volume_status")  # type: ignore[assignment]  # moto's only raises
    describe_volumes = _paged("describe_volumes")

    def _page(self, name: str, whole: Callable[[], ActionResult]) -> ActionResult:
        key, least, most, ids = _PAGED[name]
        size, token = self._get_int_param("MaxResults"), self._get_param("NextToken") or f"{_TOKEN}0"
        if size is not None and not least <= size <= most:
            text = f"Value ( {size} ) for parameter maxResults is invalid. Expecting a value from {least} to {most}."
            raise ApiError("InvalidParameterValue", text)
        if size is not None and ids and self._get_param(ids):
            text = f"The parameter {ids} cannot be used with the parameter maxResults"
            raise ApiError("InvalidParameterCombination", text)
        if not re.fullmatch(rf"{_TOKEN}\d+", token):
            raise ApiError("InvalidParameterValue", f"Invalid value '{token}' for nextToken")
        answer = self._everything(whole)
        result: Any = answer._result
        start = int(token.removeprefix(_TOKEN))
        end = start + (size or len(result[key]))
        result["NextToken"] = f"{_TOKEN}{end}" if end < len(result[key]) else None
        result[key] = result[key][start:end]
        return answer

    def _everything(self, whole: Callable[[], ActionResult]) -> ActionResult:
        """Requests everything from moto; some of its calls have short pages of their own, without a token."""
        asked = self.params
        self.params = {**asked, "MaxResults": _MORE_THAN_THERE_IS}
        self.params.pop("NextToken", None)
        try:
            return whole()
        finally:
            self.params = asked
