"""Names of AMIs."""

from __future__ import annotations

import re

from moto.ec2.models import EC2Backend

from local_ec2.errors import ApiError

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html, parameter Name. EC2's message lists fewer
# characters than are allowed.
_NAME = re.compile(r"[A-Za-z0-9()\[\] ./\-'@_]{3,128}")


def check_image_name(backend: EC2Backend, name: str | None) -> None:
    """Raises ApiError for a malformed AMI name and one that another image of the account has, in any state."""
    if not name:
        raise ApiError("MissingParameter", "The request must contain the parameter name")
    if not _NAME.fullmatch(name):
        raise ApiError(
            "InvalidAMIName.Malformed",
            "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
        )
    for image in backend.amis.values():
        if image.name == name and image.owner_id == backend.account_id:
            raise ApiError("InvalidAMIName.Duplicate", f"AMI name {name} is already in use by AMI {image.id}")
