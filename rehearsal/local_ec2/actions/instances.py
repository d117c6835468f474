"""The calls that make instances and change their states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import utcnow
from moto.ec2.models.instances import MetadataOptions

from local_ec2.actions.base import Actions
from local_ec2.client_tokens import remember_answer
from local_ec2.console import check_latest, encoded
from local_ec2.errors import ApiError
from local_ec2.iam.evaluation import may_use_key
from local_ec2.instance_types import check_location_type
from local_ec2.instances import LocalInstance
from local_ec2.launches import (
    Launch,
    complete_parameters,
    earlier_launch,
    plan_launch,
    with_template,
    without_blanks,
)
from local_ec2.strict.instance_types import check_credits
from local_ec2.strict.metadata_options import check_metadata_options
from local_ec2.strict.states import check_can_reboot, check_can_start, check_can_stop, check_is_not_spot, check_is_stopped
from local_ec2.strict.tags import tags_for
from local_ec2.strict.user_data import check_user_data
from local_ec2.world import Life


class InstanceActions(Actions):
    """RunInstances and the calls that change instances."""

    def run_instances(self) -> ActionResult:
        """Launches; repeats the first answer when the client token is the same."""
        asked = without_blanks(dict(self.params))
        again = earlier_launch(self.ec2_backend, asked)
        if again is not None:
            return ActionResult(again)
        result = self.launch(with_template(self.ec2_backend, asked))
        remember_answer(self.ec2_backend.launch_tokens, asked, result._result)
        return result

    def launch(self, merged: dict[str, object]) -> ActionResult:
        """Takes the parameters of RunInstances without blanks, those of a template included; returns its answer or raises ApiError."""
        launch = plan_launch(self.ec2_backend, self.world, merged)
        self.error_on_dryrun()
        self.params = complete_parameters(merged, launch)
        result = super().run_instances()
        reservation: Any = result._result
        for instance in reservation.instances:
            self._settle(instance, launch)
        return result

    def _settle(self, instance: LocalInstance, launch: Launch) -> None:
        """Sets on the instance what moto ignores of the launch."""
        instance.security_groups = [self.ec2_backend.get_security_group_from_id(each) for each in launch.group_ids]
        instance.credit_specification = launch.credit_specification
        for mapping in launch.mappings:
            device = instance.block_device_mapping.get(mapping["DeviceName"])
            if device is not None:
                volume = self.ec2_backend.volumes[device.volume_id]
                if volume.encrypted and not may_use_key(self.world, self.ec2_backend, volume.kms_key_id):
                    self.ec2_backend.unusable_volumes.add(volume.id)
                volume.iops = mapping["Ebs"].get("Iops", volume.iops)
                default = 125 if volume.volume_type == "gp3" else None
                volume.throughput = mapping["Ebs"].get("Throughput", default)
                volume.initialization_rate = mapping["Ebs"].get("VolumeInitializationRate")
        asked = {int(each.get("DeviceIndex", 0)): each for each in self.params.get("NetworkInterfaces", [])}
        for index, nic in instance.nics.items():
            nic.add_tags(tags_for("network-interface", self.specifications()))
            nic.delete_on_termination = asked.get(index, {}).get("DeleteOnTermination", True)

    def describe_instances(self) -> ActionResult:
        """Describes the instances that are already visible."""
        delay = self.world.settings.instances_visible_after
        if not delay:
            return super().describe_instances()
        now = utcnow()
        hidden = {each.id for each in self.ec2_backend.all_instances() if (now - each.launch_time).total_seconds() < delay}
        for instance_id in self._get_param("InstanceIds", []):
            if instance_id in hidden:
                raise ApiError("InvalidInstanceID.NotFound", f"The instance ID '{instance_id}' does not exist")
        result = super().describe_instances()
        answer: Any = result._result
        for reservation in answer["Reservations"]:
            reservation.instances = [each for each in reservation.instances if each.id not in hidden]
        answer["Reservations"] = [each for each in answer["Reservations"] if each.instances]
        return result

    def start_instances(self) -> ActionResult:
        """Starts stopped instances."""
        return self._change("StartingInstances", check_can_start, ("stopped",), lambda life: life.start())

    def stop_instances(self) -> ActionResult:
        """Stops running instances."""
        for instance in self._instances():
            if instance.disable_api_stop:
                raise _not_permitted(instance, "stopped", "disableApiStop")
            check_is_not_spot(instance)
        return self._change("StoppingInstances", check_can_stop, ("running",), lambda life: life.stop())

    def terminate_instances(self) -> ActionResult:
        """Terminates instances in any state."""
        for instance in self._instances():
            if instance.disable_api_termination:
                raise _not_permitted(instance, "terminated", "disableApiTermination")
        live = ("pending", "running", "stopping", "stopped")
        return self._change("TerminatingInstances", lambda _: None, live, lambda life: life.terminate())

    def reboot_instances(self) -> ActionResult:
        """Reboots running instances."""
        instances = self._instances()
        for instance in instances:
            check_can_reboot(instance)
        self.error_on_dryrun()
        for instance in instances:
            self.world.lives[instance.id].reboot()
        return EmptyResult()

    def _instances(self) -> list[LocalInstance]:
        ids = self._get_param("InstanceIds", [])
        if not ids:
            raise ApiError("MissingParameter", "The request must contain the parameter InstanceId")
        instances: list[Any] = self.ec2_backend.get_multi_instances_by_id(list(dict.fromkeys(ids)))
        return instances

    def _change(
        self,
        key: str,
        check: Callable[[LocalInstance], None],
        from_states: tuple[str, ...],
        change: Callable[[Life], None],
    ) -> ActionResult:
        instances = self._instances()
        for instance in instances:
            check(instance)
        self.error_on_dryrun()
        rows = []
        for instance in instances:
            previous = instance.instance_state
            if previous.name in from_states:
                change(self.world.lives[instance.id])
            rows.append({"InstanceId": instance.id, "CurrentState": instance.instance_state, "PreviousState": previous})
        return ActionResult({key: rows})

    def modify_instance_attribute(self) -> ActionResult:
        """Changes an attribute; those of the hardware only while the instance is stopped."""
        instance = self.ec2_backend.get_instance(self._get_param("InstanceId"))
        for name in ("InstanceType", "UserData", "EnaSupport", "SriovNetSupport"):
            if self._get_param(name) is not None or self._get_param("Attribute") == name[0].lower() + name[1:]:
                check_is_stopped(instance)
        check_user_data(self._get_param("UserData.Value"))
        behavior = self._get_param("InstanceInitiatedShutdownBehavior.Value")
        if behavior is not None:
            self.error_on_dryrun()
            instance.instance_initiated_shutdown_behavior = behavior
            return EmptyResult()
        if self._get_param("EnaSupport") is not None or self._get_param("SriovNetSupport") is not None:
            self.error_on_dryrun()
            return EmptyResult()
        return super().modify_instance_attribute()

    def modify_instance_metadata_options(self) -> ActionResult:
        """Changes what the request names of the metadata options; moto resets the others."""
        names = {
            "HttpTokens": "http_tokens",
            "HttpEndpoint": "http_endpoint",
            "HttpPutResponseHopLimit": "http_put_response_hop_limit",
            "HttpProtocolIpv6": "http_protocol_ipv6",
            "InstanceMetadataTags": "instance_metadata_tags",
        }
        instance = self.ec2_backend.get_instance(self._get_param("InstanceId"))
        asked = {name: self._get_param(name) for name in names}
        check_metadata_options(asked)
        self.error_on_dryrun()
        before = {name: getattr(instance.metadata_options, attribute) for name, attribute in names.items()}
        changed = {name: each for name, each in asked.items() if each is not None}
        instance.metadata_options = MetadataOptions(before | changed)
        return ActionResult({"InstanceId": instance.id, "InstanceMetadataOptions": instance.metadata_options})

    def modify_instance_credit_specification(self) -> ActionResult:
        """Changes CPU credits; the answer is a success even when it lists instances that could not be changed."""
        done, failed = [], []
        rows = self._get_param("InstanceCreditSpecifications", [])
        instances = [self.ec2_backend.get_instance(each["InstanceId"]) for each in rows]
        self.error_on_dryrun()
        for asked, instance in zip(rows, instances, strict=True):
            try:
                check_credits(instance.instance_type, True)
            except ApiError as error:
                failed.append({"InstanceId": instance.id, "Error": {"Code": error.code, "Message": error.message}})
                continue
            instance.credit_specification = asked["CpuCredits"]
            done.append({"InstanceId": instance.id})
        return ActionResult({"SuccessfulInstanceCreditSpecifications": done, "UnsuccessfulInstanceCreditSpecifications": failed})

    def describe_instance_credit_specifications(self) -> ActionResult:
        """Returns the CPU credits as the launch or a later change has set them."""
        instances = self.ec2_backend.get_multi_instances_by_id(self._get_param("InstanceIds", []))
        rows = [{"InstanceId": each.id, "CpuCredits": each.credit_specification} for each in instances]
        return ActionResult({"InstanceCreditSpecifications": rows})

    def describe_instance_type_offerings(self) -> ActionResult:
        """Lists which types are offered where; rejects an unknown location type, on which moto fails."""
        check_location_type(self._get_param("LocationType"))
        return super().describe_instance_type_offerings()

    def get_console_output(self) -> ActionResult:
        """Returns what was posted of the console, or its latest output."""
        instance = self.ec2_backend.get_instance(self._get_param("InstanceId"))
        latest = self._get_bool_param("Latest", False)
        check_latest(instance.instance_type, latest)
        text = self.world.lives[instance.id].console_output(latest)
        return ActionResult({"InstanceId": instance.id, "Timestamp": utcnow(), "Output": encoded(text)})


def _not_permitted(instance: LocalInstance, what: str, attribute: str) -> ApiError:
    return ApiError(
        "OperationNotPermitted",
        f"The instance '{instance.id}' may not be {what}. Modify its '{attribute}' instance attribute and try again.",
    )
