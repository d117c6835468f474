"""Types that are not there, not here, or not for this image."""

from __future__ import annotations

from local_ec2.errors import Refusal
from local_ec2.instance_types import FREE_PLAN_TYPES, architectures_of, is_burstable, is_known, zones_offering


def check_instance_type(region: str, instance_type: str, not_offered: dict[str, list[str]]) -> list[str]:
    """Refuses unknown types and those that the region lacks; gives the zones that offer it."""
    if not is_known(instance_type):
        raise Refusal("InvalidParameterValue", f"Invalid value '{instance_type}' for InstanceType.")
    zones = zones_offering(region, instance_type, not_offered)
    if not zones:
        raise Refusal(
            "Unsupported",
            "The requested configuration is currently not supported. Please check the documentation for supported configurations.",
        )
    return zones


def check_free_plan(instance_type: str, free_plan: bool) -> None:
    """Refuses, also as a dry run, what an account on AWS's free plan does not launch: accounts opened since 2025-07-15.

    Words: LinkedInLearning/learning-terraform-3087701#345; types: aws-samples/eks-workshop-v2#1644.
    """
    if free_plan and instance_type not in FREE_PLAN_TYPES:
        raise Refusal(
            "InvalidParameterCombination",
            "The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run "
            "'describe-instance-types' with the filter 'free-tier-eligible=true'.",
        )


def check_zone(instance_type: str, zone: str, zones: list[str]) -> None:
    """Refuses a zone that is not among those that offer the type."""
    if zone not in zones:
        raise Refusal(
            "Unsupported",
            f"Your requested instance type ({instance_type}) is not supported in your requested Availability Zone "
            f"({zone}). Please retry your request by not specifying an Availability Zone or choosing "
            f"{', '.join(zones)}.",
        )


def check_architecture(instance_type: str, architecture: str) -> None:
    """Refuses a type whose processor can't run the image."""
    offered = architectures_of(instance_type)
    if architecture not in offered:
        raise Refusal(
            "InvalidParameterValue",
            f"The architecture '{','.join(offered)}' of the specified instance type does not match the architecture "
            f"'{architecture}' of the specified AMI. Specify an instance type and an AMI that have matching "
            "architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the "
            "architecture of the instance type or AMI.",
        )


def check_credits(instance_type: str, asked: bool) -> None:
    """Refuses CPU credits for a type that has none; the message is EC2's, whatever the type."""
    if asked and not is_burstable(instance_type):
        raise Refusal(
            "InstanceCreditSpecification.NotSupported",
            f"The {instance_type} instance type does not support T2 Unlimited.",
        )
