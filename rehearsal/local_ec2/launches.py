"""RunInstances: checks the request as EC2 does and completes it, so that moto can carry it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from moto.ec2.models import EC2Backend
from moto.ec2.models.subnets import Subnet

from local_ec2.client_tokens import earlier_answer
from local_ec2.errors import ApiError
from local_ec2.images import LocalImage
from local_ec2.quotas import check_quota
from local_ec2.strict.block_devices import merge_mappings
from local_ec2.strict.capacity import check_capacity
from local_ec2.strict.groups import check_groups
from local_ec2.strict.image_ids import check_image_can_be_launched, find_image, resolve_image_id
from local_ec2.strict.instance_profiles import check_instance_profile
from local_ec2.strict.instance_types import (
    check_architecture,
    check_credits,
    check_free_plan,
    check_instance_type,
    check_zone,
)
from local_ec2.strict.metadata_options import check_metadata_options
from local_ec2.strict.user_data import check_user_data
from local_ec2.world import World

# The default instance type. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
_DEFAULT_TYPE = "m1.small"


@dataclass(frozen=True)
class Launch:
    """A valid launch: `mappings` are complete, `group_ids` and `subnet` are set."""

    image: LocalImage
    instance_type: str
    count: int
    subnet: Subnet
    group_ids: list[str]
    mappings: list[dict[str, Any]]
    credit_specification: str


def without_blanks(value: object) -> Any:
    """Returns request parameters without the empty strings that Packer sends for unset values.

    `NoDevice` stays: it is set by an empty string.
    """
    if isinstance(value, dict):
        cleaned = {name: without_blanks(each) for name, each in value.items()}
        return {name: each for name, each in cleaned.items() if each not in ("", {}) or name in ("NoDevice", "Value")}
    return [without_blanks(each) for each in value] if isinstance(value, list) else value


def with_template(backend: EC2Backend, params: dict[str, Any]) -> dict[str, object]:
    """Returns the parameters, completed by those of the launch template that the request names."""
    asked = params.get("LaunchTemplate")
    if not asked:
        return params
    data = dict(backend._get_template_from_args(asked).data)
    if data.get("UserData"):
        data["UserData"] = str(data["UserData"])
    return {**data, **params}


def plan_launch(backend: EC2Backend, world: World, params: dict[str, Any]) -> Launch:
    """Takes the parameters of RunInstances without blanks. Raises ApiError for what EC2 rejects."""
    image = find_image(backend, resolve_image_id(backend, params.get("ImageId")))
    check_image_can_be_launched(image)
    _check_machine(world, image)
    check_user_data(params.get("UserData"))
    check_metadata_options(params.get("MetadataOptions", {}))
    instance_type = params.get("InstanceType", _DEFAULT_TYPE)
    not_offered = world.settings.not_offered
    zones = check_instance_type(backend.region_name, instance_type, not_offered)
    check_free_plan(instance_type, world.settings.free_plan)
    check_architecture(instance_type, image.architecture)
    cpu_credits = params.get("CreditSpecification", {}).get("CpuCredits")
    check_credits(instance_type, cpu_credits is not None)
    subnet = _subnet(backend, params, zones)
    check_zone(instance_type, subnet.availability_zone, zones)
    group_ids = _group_ids(backend, params, subnet)
    _check_key_pair(backend, params.get("KeyName"))
    check_instance_profile(backend, params.get("IamInstanceProfile", {}))
    count = _count(params)
    spot = params.get("InstanceMarketOptions", {}).get("MarketType") == "spot"
    check_quota(backend, world, instance_type, count, spot)
    mappings = merge_mappings(image.block_device_mappings, params.get("BlockDeviceMappings", []), backend)
    check_capacity(world.settings.no_capacity, instance_type, subnet.availability_zone, zones, spot)
    # T2 has standard credits by default, newer types unlimited.
    fallback = "standard" if instance_type.startswith("t2.") else "unlimited"
    return Launch(image, instance_type, count, subnet, group_ids, mappings, cpu_credits or fallback)


def _check_machine(world: World, image: LocalImage) -> None:
    if world.machines.real and image.architecture != "x86_64":
        raise ApiError("Unsupported", f"The local EC2 has no {image.architecture} machines to run {image.id} on.")


def _subnet(backend: EC2Backend, params: dict[str, Any], zones: list[str]) -> Any:
    interfaces = params.get("NetworkInterfaces", [])
    if interfaces and (params.get("SubnetId") or params.get("SecurityGroupIds")):
        what = "subnet ID" if params.get("SubnetId") else "security groups"
        raise ApiError(
            "InvalidParameterCombination",
            f"Network interfaces and an instance-level {what} may not be specified on the same request",
        )
    zone = params.get("Placement", {}).get("AvailabilityZone")
    subnet_id = params.get("SubnetId") or next((each["SubnetId"] for each in interfaces if "SubnetId" in each), None)
    if subnet_id:
        subnet = backend.get_subnet(subnet_id)
        if zone and zone != subnet.availability_zone:
            raise ApiError("InvalidParameterValue", f"The subnet '{subnet_id}' is not in the Availability Zone '{zone}'.")
        return subnet
    return _default_subnet(backend, zone, zones)


def _default_subnet(backend: EC2Backend, zone: str | None, zones: list[str]) -> Subnet:
    vpc = backend.get_default_vpc()
    if vpc is None:
        raise ApiError(
            "VPCIdNotSpecified",
            "No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.",
        )
    subnets = backend.get_default_subnets()
    if not subnets:
        raise ApiError("MissingInput", f"No subnets found for the default VPC '{vpc.id}'. Please specify a subnet.")
    if zone and zone not in subnets:
        raise ApiError("InvalidInput", f"No default subnet for availability zone: '{zone}'.")
    # Without a zone in the request, EC2 chooses one that offers the type.
    fitting = sorted(each for each in subnets if each in zones)
    return subnets[zone or (fitting or sorted(subnets))[0]]


def _group_ids(backend: Any, params: dict[str, Any], subnet: Any) -> list[str]:
    interfaces = params.get("NetworkInterfaces", [])
    ids = list(params.get("SecurityGroupIds", []))
    ids += [group for interface in interfaces for group in interface.get("Groups", [])]
    for name in params.get("SecurityGroups", []):
        group = backend.get_security_group_by_name_or_id(name, subnet.vpc_id)
        if group is None:
            raise ApiError("InvalidGroup.NotFound", f"The security group '{name}' does not exist in default VPC")
        ids.append(group.id)
    check_groups(backend, ids, subnet)
    return ids or [backend.get_default_security_group(subnet.vpc_id).id]


def _check_key_pair(backend: EC2Backend, name: str | None) -> None:
    if name and name not in backend.key_pairs:
        raise ApiError("InvalidKeyPair.NotFound", f"The key pair '{name}' does not exist")


def _count(params: dict[str, Any]) -> int:
    least, most = int(params.get("MinCount", 1)), int(params.get("MaxCount", 1))
    if not 1 <= least <= most:
        raise ApiError("InvalidParameterValue", f"Invalid value '{least}' for minCount. Must be between 1 and maxCount.")
    return most


def complete_parameters(params: dict[str, Any], launch: Launch) -> dict[str, object]:
    """Returns the parameters with explicit type, count, subnet, groups and mappings."""
    done = dict(params)
    done["ImageId"], done["InstanceType"] = launch.image.id, launch.instance_type
    if launch.image.imds_support == "v2.0":
        # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html, "AMI property"
        done["MetadataOptions"] = {"HttpTokens": "required", "HttpPutResponseHopLimit": 2} | params.get("MetadataOptions", {})
    done["MinCount"] = done["MaxCount"] = launch.count
    done["BlockDeviceMappings"] = launch.mappings
    done.pop("SecurityGroups", None)
    if params.get("NetworkInterfaces"):
        interfaces = [dict(each) for each in params["NetworkInterfaces"]]
        interfaces[0] |= {"SubnetId": launch.subnet.id, "Groups": launch.group_ids}
        done["NetworkInterfaces"] = interfaces
    else:
        done["SubnetId"], done["SecurityGroupIds"] = launch.subnet.id, launch.group_ids
    return done


def earlier_launch(backend: Any, params: dict[str, object]) -> object:
    """Returns the reservation of an earlier launch with the same client token, or None.

    Rejects a token that came with other parameters, one whose instances are terminated, and one that is too long.
    """
    reservation = earlier_answer(backend.launch_tokens, params)
    if reservation is not None and any(each.state == "terminated" for each in reservation.instances):
        raise ApiError(
            "IdempotentInstanceTerminated",
            "The client token you have provided is associated with a terminated instance. Please use a different client token.",
        )
    return reservation
