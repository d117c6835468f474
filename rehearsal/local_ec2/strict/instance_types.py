"""Checks of instance types: unknown, not offered, or not for the image."""

from __future__ import annotations

from local_ec2.errors import ApiError
from local_ec2.instance_types import FREE_PLAN_TYPES, architectures_of, is_burstable, is_known, zones_offering


def check_instance_type(region: str, instance_type: str, not_offered: dict[str, list[str]]) -> list[str]:
    """Raises ApiError for unknown types and those that the region lacks; returns the zones that offer it."""
    if not is_known(instance_type):
        raise ApiError("InvalidParameterValue", f"Invalid value '{instance_type}' for InstanceType.")
    zones = zones_offering(region, instance_type, not_offered)
    if not zones:
        raise ApiError(
            "Unsupported",
            "The requested configuration is currently not supported. Please check the documentation for supported configurations.",
        )
    return zones


def check_free_plan(instance_type: str, free_plan: bool) -> None:
    """Raises ApiError, also in a dry run, for types that AWS's free plan (accounts since 2025-07-15) does not allow.

    Message: LinkedInLearning/learning-terraform-3087701#345; types: aws-samples/eks-workshop-v2#1644.
    """
    if free_plan and instance_type not in FREE_PLAN_TYPES:
        raise ApiError(
            "InvalidParameterCombination",
            "The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run "
            "'describe-instance-types' with the filter 'free-tier-eligible=true'.",
        )


def check_zone(instance_type: str, zone: str, zones: list[str]) -> None:
    """Raises ApiError for a zone that does not offer the type."""
    if zone not in zones:
        raise ApiError(
            "Unsupported",
            f"Your requested instance type ({instance_type}) is not supported in your requested Availability Zone "
            f"({zone}). Please retry your request by not specifying an Availability Zone or choosing "
            f"{', '.join(zones)}.",
        )


def check_architecture(instance_type: str, architecture: str) -> None:
    """Raises ApiError for a type whose processor can't run the image."""
    offered = architectures_of(instance_type)
    if architecture not in offered:
        raise ApiError(
            "InvalidParameterValue",
            f"The architecture '{','.join(offered)}' of the specified instance type does not match the architecture "
            f"'{architecture}' of the specified AMI. Specify an instance type and an AMI that have matching "
            "architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the "
            "architecture of the instance type or AMI.",
        )


def check_credits(instance_type: str, asked: bool) -> None:
    """Raises ApiError for CPU credits on a type without them; EC2's message names T2 for every type."""
    if asked and not is_burstable(instance_type):
        raise ApiError(
            "InstanceCreditSpecification.NotSupported",
            f"The {instance_type} instance type does not support T2 Unlimited.",
        )
