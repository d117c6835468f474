"""Launch templates and the fleets that are made of them: the way in which Packer's plugin launches spot instances."""

from __future__ import annotations

import re
from typing import Any

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.ec2.utils import random_fleet_id

from local_ec2.actions.instances import InstanceActions
from local_ec2.errors import Refusal
from local_ec2.iam.evaluation import refusal_of
from local_ec2.launches import with_template, without_blanks
from local_ec2.strict.tags import check_tag_specifications

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
_TEMPLATE_NAME = re.compile(r"[a-zA-Z0-9()./_-]{3,128}")


class FleetActions(InstanceActions):
    """CreateLaunchTemplate and CreateFleet; moto's own fleets drop network, disks and credits on the way."""

    def create_launch_template(self) -> ActionResult:
        """Makes a template. What it launches is checked at the launch, its name and its tags at once."""
        name = self._get_param("LaunchTemplateName") or ""
        if not _TEMPLATE_NAME.fullmatch(name):
            raise Refusal("InvalidLaunchTemplateName.MalformedException", f"The launch template name '{name}' is not valid.")
        data = self._get_param("LaunchTemplateData")
        if not data:
            raise Refusal("MissingParameter", "The request must contain the parameter LaunchTemplateData")
        check_tag_specifications("LaunchTemplateData", data.get("TagSpecifications") or [])
        return super().create_launch_template()

    def create_fleet(self) -> ActionResult:
        """Launches what an instant fleet asks for; a launch that is refused is in the answer's `Errors`, with status 200.

        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFleet.html
        """
        params = without_blanks(dict(self.params))
        capacity = params.get("TargetCapacitySpecification", {})
        configs = params.get("LaunchTemplateConfigs", [])
        if "TotalTargetCapacity" not in capacity or not configs:
            missing = "LaunchTemplateConfigs" if not configs else "TargetCapacitySpecification"
            raise Refusal("MissingParameter", f"The request must contain the parameter {missing}")
        if params.get("Type") != "instant":
            raise Refusal("UnsupportedOperation", "The local EC2 has fleets of type instant only.")
        self.error_on_dryrun()
        lifecycle = capacity.get("DefaultTargetCapacityType", "on-demand")
        count = int(capacity["TotalTargetCapacity"])
        launched, errors = self._launch_first_that_fits(self._candidates(configs), lifecycle, count)
        return ActionResult({"FleetId": random_fleet_id(), "Instances": launched, "Errors": errors})

    def _candidates(self, configs: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Gives (RunInstances' parameters, what they come from) for each override of each template."""
        found = []
        for config in configs:
            template = config.get("LaunchTemplateSpecification", {})
            asked = without_blanks(with_template(self.ec2_backend, {"LaunchTemplate": template}))
            del asked["LaunchTemplate"]
            kinds = [each for each in asked.get("TagSpecifications", []) if each["ResourceType"] != "launch-template"]
            asked["TagSpecifications"] = kinds
            for override in config.get("Overrides") or [{}]:
                source = {"LaunchTemplateSpecification": template, "Overrides": override}
                found.append(({**asked, **override}, source))
        return found

    def _check_rights(self, asked: dict[str, Any]) -> None:
        """An instant fleet launches with its caller's rights, and names a missing one in its `Errors`.

        aws/karpenter-provider-aws#2519, #7370: "with fleet error(s), UnauthorizedOperation ... ec2:RunInstances".
        """
        world = self.ec2_backend.world
        text = None if world.caller is None else refusal_of(world, "ec2", "RunInstances", asked, world.caller)
        if text is not None:
            raise Refusal("UnauthorizedOperation", f"You are not authorized to perform this operation. {text}")

    def _launch_first_that_fits(
        self, candidates: list[tuple[dict[str, Any], dict[str, Any]]], lifecycle: str, count: int
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        errors = []
        for asked, source in candidates:
            if lifecycle == "spot":
                asked.setdefault("InstanceMarketOptions", {"MarketType": "spot"})
            asked["MinCount"] = asked["MaxCount"] = count
            common = {"LaunchTemplateAndOverrides": source, "Lifecycle": lifecycle}
            try:
                self._check_rights(asked)
                instances = self.launch(asked)._result.instances  # type: ignore[attr-defined]
            except ServiceException as refusal:
                errors.append(common | {"ErrorCode": refusal.code, "ErrorMessage": refusal.message})
                continue
            kind = {"InstanceIds": [each.id for each in instances], "InstanceType": instances[0].instance_type}
            return [common | kind], errors
        return [], errors
