"""Zones without capacity for a type."""

from __future__ import annotations

from fnmatch import fnmatchcase

from local_ec2.errors import ApiError


def check_capacity(no_capacity: dict[str, list[str]], instance_type: str, zone: str, zones: list[str], spot: bool) -> None:
    """Raises ApiError for a launch into a zone without capacity for the type; spot instances have their own patterns.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html#troubleshooting-launch-capacity
    """
    kind = f"spot:{instance_type}" if spot else instance_type
    if not any(fnmatchcase(kind, pattern) for pattern in no_capacity.get(zone, [])):
        return
    if spot:
        # The other error of a fleet, InsufficientInstanceCapacity, makes Packer's plugin retry for 2.5 minutes.
        raise ApiError(
            "UnfulfillableCapacity",
            "Unable to fulfill capacity due to your request configuration. Please adjust your request and try again.",
        )
    others = ", ".join(each for each in zones if each != zone)
    raise ApiError(
        "InsufficientInstanceCapacity",
        f"We currently do not have sufficient {instance_type} capacity in the Availability Zone you requested "
        f"({zone}). Our system will be working on provisioning additional capacity. You can currently get "
        f"{instance_type} capacity by not specifying an Availability Zone in your request or choosing {others}.",
    )
