"""Checks of tags and of the resources that they are for."""

from __future__ import annotations

from typing import Any

from local_ec2.errors import ApiError

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html; EC2's own model says 127, the general rules 128.
_KEY_LIMIT = 127
_VALUE_LIMIT = 256
_TAG_LIMIT = 50

# The types of resources that a launch or an image can tag at creation. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TagSpecification.html
_TAGGABLE = {
    "RunInstances": {"instance", "volume", "network-interface", "spot-instances-request", "elastic-gpu"},
    "CreateLaunchTemplate": {"launch-template"},
    # Inside a template: API_LaunchTemplateTagSpecificationRequest.html
    "LaunchTemplateData": {"instance", "volume", "network-interface", "spot-instances-request", "elastic-gpu"},
    "CreateFleet": {"fleet", "instance"},
    "CreateImage": {"image", "snapshot"},
    "CopyImage": {"image", "snapshot"},
    "RegisterImage": {"image", "snapshot"},
    "CreateSecurityGroup": {"security-group"},
    "CreateKeyPair": {"key-pair"},
    "ImportKeyPair": {"key-pair"},
    "CreateSnapshot": {"snapshot"},
    "CreateVolume": {"volume"},
}


def check_tags(tags: list[dict[str, Any]]) -> None:
    """Raises ApiError for what EC2 rejects in a list of {Key, Value}."""
    keys = [tag.get("Key") or "" for tag in tags]
    if any(not key for key in keys):
        raise ApiError("InvalidParameterValue", "Tag keys cannot be null or empty")
    if any(key.lower().startswith("aws:") for key in keys):
        raise ApiError("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use")
    if any(len(key) > _KEY_LIMIT for key in keys):
        raise ApiError("InvalidParameterValue", f"Tag key exceeds the maximum length of {_KEY_LIMIT} characters")
    if any(len(tag.get("Value") or "") > _VALUE_LIMIT for tag in tags):
        raise ApiError("InvalidParameterValue", f"Tag value exceeds the maximum length of {_VALUE_LIMIT} characters")
    if len(set(keys)) != len(keys):
        raise ApiError("InvalidParameterValue", "Tag keys must be unique: a key was specified more than once")
    if len(keys) > _TAG_LIMIT:
        raise ApiError("TagLimitExceeded", f"More than {_TAG_LIMIT} tags specified")


def check_tag_specifications(action: str, specifications: list[dict[str, Any]]) -> None:
    """Raises ApiError for tags on resources that the action does not create, and for what EC2 rejects in any tag."""
    for specification in specifications:
        kind = specification.get("ResourceType")
        allowed = _TAGGABLE.get(action)
        if allowed is not None and kind not in allowed:
            raise ApiError("InvalidParameterValue", f"'{kind}' is not a valid taggable resource type for this operation.")
        tags = specification.get("Tags") or []
        if not tags:
            raise ApiError("InvalidParameterValue", "Tag specification must have at least one tag")
        check_tags(tags)


def tags_for(kind: str, specifications: list[dict[str, Any]]) -> dict[str, str]:
    """Returns the tags that the specifications have for a type of resource, key -> value."""
    chosen = [each for each in specifications if each.get("ResourceType") == kind]
    return {tag["Key"]: tag.get("Value") or "" for each in chosen for tag in each.get("Tags") or []}
