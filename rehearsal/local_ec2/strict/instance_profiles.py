"""The instance profile of a launch."""

from __future__ import annotations

from moto.ec2.models import EC2Backend
from moto.ec2.utils import filter_iam_instance_profiles
from moto.iam.exceptions import NotFoundException

from local_ec2.errors import ApiError


def check_instance_profile(backend: EC2Backend, asked: dict[str, str]) -> None:
    """Raises ApiError for a profile that does not exist; EC2 does so too for one that IAM has just made.

    Message: hashicorp/terraform-provider-aws#24281, for a name.
    """
    for key, kind in (("Name", "name"), ("Arn", "ARN")):
        value = asked.get(key)
        if not value:
            continue
        name, arn = (value, None) if key == "Name" else (None, value)
        try:
            filter_iam_instance_profiles(backend.account_id, backend.partition, arn, name)
        except NotFoundException as missing:
            text = f"Value ({value}) for parameter iamInstanceProfile.{kind.lower()} is invalid. Invalid IAM Instance Profile {kind}"
            raise ApiError("InvalidParameterValue", text) from missing
