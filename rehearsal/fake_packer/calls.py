"""What the ways to make an AMI have in common: how they wait, how they fail, how they tag."""

from __future__ import annotations

# In seconds. Some states last no longer than a part of one.
POLLING = {"Delay": 0.2, "MaxAttempts": 300}


class BuildFailed(Exception):
    """The build failed; the message is what Packer says."""


def tags(values: dict[str, str]) -> list[dict[str, str]]:
    """Tags as EC2 takes them."""
    return [{"Key": key, "Value": value} for key, value in values.items()]


def tags_of(values: dict[str, str], *kinds: str) -> list[dict[str, object]]:
    """A TagSpecifications that gives new resources of these kinds the tags."""
    return [{"ResourceType": kind, "Tags": tags(values)} for kind in kinds]
