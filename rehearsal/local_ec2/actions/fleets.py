"""Launch templates and the fleets that are made of them: the way in which Packer's plugin launches spot instances."""

from __future__ import annotations

import re
from typing import Any

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.ec2.utils import random_fleet_id

from local_ec2.actions.instances import InstanceActions
from local_ec2.errors import ApiError
from local_ec2.iam.evaluation import denial_message
from local_ec2.launches import with_template, without_blanks
from local_ec2.strict.image_ids import resolve_image_id
from local_ec2.strict.tags import check_tag_specifications

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
_TEMPLATE_NAME = re.compile(r"[a-zA-Z0-9()./_-]{3,128}")


class FleetActions(InstanceActions):
    """CreateLaunchTemplate and CreateFleet; moto's own fleets lose network, disks and CPU credits."""

    def create_launch_template(self) -> ActionResult:
        """Makes a template. Its name, its tags and a parameter in place of its AMI are checked now, everything else at a launch."""
        name = self._get_param("LaunchTemplateName") or ""
        if not _TEMPLATE_NAME.fullmatch(name):
            raise ApiError("InvalidLaunchTemplateName.MalformedException", f"The launch template name '{name}' is not valid.")
        data = self._get_param("LaunchTemplateData")
        if not data:
            raise ApiError("MissingParameter", "The request must contain the parameter LaunchTemplateData")
        check_tag_specifications("LaunchTemplateData", data.get("TagSpecifications") or [])
        resolve_image_id(self.ec2_backend, data.get("ImageId"))
        return super().create_launch_template()

    def create_launch_template_version(self) -> ActionResult:
        """Adds a version. A parameter in place of the AMI is checked now: kent8192/reinhardt-web#2023."""
        resolve_image_id(self.ec2_backend, (self._get_param("LaunchTemplateData") or {}).get("ImageId"))
        return super().create_launch_template_version()

    def create_fleet(self) -> ActionResult:
        """Launches an instant fleet; a rejected launch is listed in `Errors` of an answer with status 200.

        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFleet.html
        """
        params = without_blanks(dict(self.params))
        capacity = params.get("TargetCapacitySpecification", {})
        configs = params.get("LaunchTemplateConfigs", [])
        if "TotalTargetCapacity" not in capacity or not configs:
            missing = "LaunchTemplateConfigs" if not configs else "TargetCapacitySpecification"
            raise ApiError("MissingParameter", f"The request must contain the parameter {missing}")
        if params.get("Type") != "instant":
            raise ApiError("UnsupportedOperation", "The local EC2 has fleets of type instant only.")
        self.error_on_dryrun()
        lifecycle = capacity.get("DefaultTargetCapacityType", "on-demand")
        count = int(capacity["TotalTargetCapacity"])
        launched, errors = self._launch_first_that_fits(self._candidates(configs), lifecycle, count)
        return ActionResult({"FleetId": random_fleet_id(), "Instances": launched, "Errors": errors})

    def _candidates(self, configs: list[dict[str, Any]]) -> list[tuple[dict[str, object], dict[str, object]]]:
        """Returns (parameters of RunInstances, template and overrides) for each override of each template."""
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

    def _check_rights(self, asked: dict[str, object]) -> None:
        """An instant fleet launches with its caller's permissions; a missing one is listed in `Errors`.

        aws/karpenter-provider-aws#2519, #7370: "with fleet error(s), UnauthorizedOperation ... ec2:RunInstances".
        """
        world = self.ec2_backend.world
        text = None if world.caller is None else denial_message(world, "ec2", "RunInstances", asked, world.caller)
        if text is not None:
            raise ApiError("UnauthorizedOperation", f"You are not authorized to perform this operation. {text}")

    def _launch_first_that_fits(
        self, candidates: list[tuple[dict[str, object], dict[str, object]]], lifecycle: str, count: int
    ) -> tuple[list[dict[str, object]], list[dict[str, Any]]]:
        errors = []
        for asked, source in candidates:
            if lifecycle == "spot":
                asked.setdefault("InstanceMarketOptions", {"MarketType": "spot"})
            asked["MinCount"] = asked["MaxCount"] = count
            common = {"LaunchTemplateAndOverrides": source, "Lifecycle": lifecycle}
            try:
                self._check_rights(asked)
                reservation: Any = self.launch(asked)._result
                instances = reservation.instances
            except ServiceException as error:
                errors.append(common | {"ErrorCode": error.code, "ErrorMessage": error.message})
                continue
            kind = {"InstanceIds": [each.id for each in instances], "InstanceType": instances[0].instance_type}
            return [common | kind], errors
        return [], errors
