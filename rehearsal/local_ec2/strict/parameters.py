"""Names, values and data types of SSM parameters.

The rules are those of PutParameter's documentation (botocore, ssm/2014-11-06); the messages are from the issues that quote them.
"""

from __future__ import annotations

import re
from typing import Any

from moto.ssm.exceptions import SSMException, ValidationException

IMAGE = "aws:ec2:image"

_MOST_LEVELS = 15
_MOST_CHARACTERS = 1011
_SIZES = {"Standard": 4096, "Advanced": 8192}
# aws-sdk-php#1952: also names without "ssm" get this message.
_CHARACTERS = (
    'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by'
    " slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_"
)
_TIERS = "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html"


def checked_name(name: str, arn_prefix: str) -> str:
    """Returns the name without leading and trailing spaces. Raises SSMException for a name that no parameter can have.

    `arn_prefix` precedes the name in its ARN, which has a maximum length.
    """
    name = name.strip(" ")
    if not re.fullmatch(r"[A-Za-z0-9_.\-/]+", name) or "//" in name:
        raise ValidationException(_CHARACTERS)
    if "/" in name and not name.startswith("/"):
        raise ValidationException("Parameter name must be a fully qualified name.")
    if name.endswith("/"):
        raise ValidationException("Parameter name must not end with slash.")
    if len(name.removeprefix("/").split("/")) > _MOST_LEVELS:
        raise SSMException(
            "HierarchyLevelLimitExceededException",
            f"A hierarchy can have a maximum of {_MOST_LEVELS} levels. For more information, see Requirements and constraints for"
            " parameter names in the AWS Systems Manager User Guide.",
        )
    if len(f"{arn_prefix}/{name.removeprefix('/')}") > _MOST_CHARACTERS:
        raise ValidationException(f"The maximum length of a parameter's ARN is {_MOST_CHARACTERS} characters.")
    return name


def checked_reference(name: str, arn_prefix: str) -> str:
    """Returns the name or ARN of a parameter without leading and trailing spaces; it may end with `:version` or `:label`."""
    if name.startswith(("arn:", "/aws/")):
        return name
    plain, colon, selector = name.strip(" ").partition(":")
    return checked_name(plain, arn_prefix) + colon + selector


def check_value(value: str, tier: str | None) -> None:
    """Rejects a value that is too long for the tier. The message: aws-sdk-net#3157."""
    tier = tier or "Standard"
    if tier == "Standard" and len(value) > _SIZES[tier]:
        raise ValidationException(
            f"Standard tier parameters support a maximum parameter value of {_SIZES[tier]} characters. To create a larger parameter"
            f" value, upgrade the parameter to use the advanced-parameter tier. For more information, see {_TIERS}"
        )
    if len(value) > _SIZES["Advanced"]:
        raise ValidationException(
            "The specified parameter value is too large. Advanced-tier parameters support a maximum parameter value of"
            f" {_SIZES['Advanced']} characters."
        )


def check_pattern(value: str, pattern: str | None) -> None:
    """Rejects a value that does not match AllowedPattern, and an invalid pattern. The message is from the user guide.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/param-create-cli.html
    """
    if not pattern:
        return
    try:
        matched = re.search(pattern, value)
    except re.error as error:
        raise SSMException("InvalidAllowedPatternException", f"The pattern {pattern} is not a regular expression.") from error
    if matched is None:
        raise SSMException("ParameterPatternMismatchException", f"Parameter value, cannot be validated against allowedPattern: {pattern}")


def check_changes(previous: Any, data_type: str, tier: str | None) -> None:
    """Rejects a change of the data type to or from aws:ec2:image, and of the tier from advanced to standard.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-data-types.html says that the type can't be changed
    (so does terraform-provider-aws#35959), without the message. That of the tier: terraform-provider-aws, parameter.go.
    """
    if previous.data_type != data_type and IMAGE in (previous.data_type, data_type):
        raise ValidationException(f"The data type of a parameter can't be changed from {previous.data_type} to {data_type}.")
    if previous.tier == "Advanced" and tier == "Standard":
        raise ValidationException(
            "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the"
            " standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter."
        )
