"""Security groups: those of a launch, and whether one is in use."""

from __future__ import annotations

from moto.ec2.models import EC2Backend
from moto.ec2.models.security_groups import SecurityGroup
from moto.ec2.models.subnets import Subnet

from local_ec2.errors import ApiError


def check_group_is_free(backend: EC2Backend, group: SecurityGroup) -> None:
    """Raises ApiError for a group that an interface or another group's rule uses.

    An instance's interface exists until the instance is terminated, so the group of an instance that is shutting down
    is in use, as in EC2.
    """
    if group.name == "default":
        raise ApiError("CannotDelete", f'the specified group: "{group.id}" name: "default" cannot be deleted by a user')
    used = any(group.id == each.id for nic in backend.enis.values() for each in nic.group_set)
    if used or _is_referenced(backend, group.id):
        raise ApiError("DependencyViolation", f"resource {group.id} has a dependent object")


def _is_referenced(backend: EC2Backend, group_id: str) -> bool:
    others = (each for groups in backend.groups.values() for each in groups.values() if each.id != group_id)
    rules = (rule for other in others for rule in [*other.ingress_rules, *other.egress_rules])
    return any(rule.source_group.get("GroupId") == group_id for rule in rules)


def check_groups(backend: EC2Backend, group_ids: list[str], subnet: Subnet) -> None:
    """Raises ApiError for groups that do not exist and groups of another VPC than the subnet's."""
    for group_id in group_ids:
        group = backend.get_security_group_from_id(group_id)
        if group is None:
            raise ApiError("InvalidGroup.NotFound", f"The security group '{group_id}' does not exist")
        if group.vpc_id != subnet.vpc_id:
            raise ApiError(
                "InvalidParameter",
                f"Security group {group_id} and subnet {subnet.id} belong to different networks.",
            )
