"""The instance profile of a launch."""

from __future__ import annotations

from typing import Any

from moto.ec2.utils import filter_iam_instance_profiles
from moto.iam.exceptions import NotFoundException

from local_ec2.errors import Refusal


def check_instance_profile(backend: Any, asked: dict[str, str]) -> None:
    """Refuses a profile that is not there; also EC2 says so of one that IAM has just made.

    The words: hashicorp/terraform-provider-aws#24281, which has them for a name.
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
            raise Refusal("InvalidParameterValue", text) from missing
