"""DescribeImageReferences: the resources of the account that refer to an image."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from moto.core.responses import ActionResult
from moto.ssm.models import ssm_backends

from local_ec2.actions.base import Actions
from local_ec2.errors import ApiError
from local_ec2.iam.evaluation import denial_message
from local_ec2.strict.parameters import IMAGE

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImageReferences.html
_MOST_IMAGES = 10
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResourceTypeOption.html; all states unless the request names some.
_DEFAULT_DEPTH = 10
# The permissions that the caller needs for each type: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-ami-references.html
_NEEDED = {
    "ec2:Instance": (("ec2", "DescribeInstances"),),
    "ec2:LaunchTemplate": (("ec2", "DescribeLaunchTemplates"), ("ec2", "DescribeLaunchTemplateVersions")),
    "ssm:Parameter": (("ssm", "DescribeParameters"),),
}


class ImageReferenceActions(Actions):
    """The call, which moto lacks. There is no Image Builder here."""

    def describe_image_references(self) -> ActionResult:
        """Returns the instances, launch templates and SSM parameters that refer to images, as far as the caller may describe them."""
        image_ids = self._get_param("ImageIds", [])
        if not 1 <= len(image_ids) <= _MOST_IMAGES:
            raise ApiError("InvalidParameterValue", f"ImageIds takes 1 to {_MOST_IMAGES} images.")
        asked = self._get_param("ResourceTypes", [])
        every = bool(self._get_param("IncludeAllResourceTypes"))
        if not every and not asked:
            raise ApiError("MissingParameter", "Either IncludeAllResourceTypes or ResourceTypes must be specified.")
        self.error_on_dryrun()
        options = {
            (each["ResourceType"], option["OptionName"]): option["OptionValues"]
            for each in asked
            for option in each.get("ResourceTypeOptions") or []
        }
        kinds = [kind for kind in _NEEDED if every or kind in [each["ResourceType"] for each in asked]]
        allowed = [kind for kind in kinds if all(self._may(*needed) for needed in _NEEDED[kind])]
        rows = [row for image_id in image_ids for row in self._references(image_id, options) if row["ResourceType"] in allowed]
        return ActionResult({"ImageReferences": rows})

    def _may(self, service: str, action: str, **parameters: object) -> bool:
        caller = self.world.caller
        return caller is None or denial_message(self.world, service, action, parameters, caller) is None

    def _references(self, image_id: str, options: dict[tuple[str, str], list[str]]) -> Iterator[dict[str, str]]:
        region, account = self.ec2_backend.region_name, self.ec2_backend.account_id
        states = options.get(("ec2:Instance", "state-name"))
        for each in self.ec2_backend.all_instances():
            if each.image_id == image_id and (states is None or each.state in states):
                yield _row(image_id, "ec2:Instance", f"arn:aws:ec2:{region}:{account}:instance/{each.id}")
        (depth,) = options.get(("ec2:LaunchTemplate", "version-depth"), [str(_DEFAULT_DEPTH)])
        for template in self.ec2_backend.launch_templates.values():
            if any(version.image_id == image_id for version in template.versions[-int(depth) :]):
                yield _row(image_id, "ec2:LaunchTemplate", f"arn:aws:ec2:{region}:{account}:launch-template/{template.id}")
        store: Any = ssm_backends[account][region]
        for parameter in store.own():
            if parameter.value == image_id and parameter.data_type == IMAGE and self._may("ssm", "GetParameters", Names=[parameter.name]):
                yield _row(image_id, "ssm:Parameter", parameter.response_object(region=region)["ARN"])


def _row(image_id: str, kind: str, arn: str) -> dict[str, str]:
    return {"ImageId": image_id, "ResourceType": kind, "Arn": arn}
