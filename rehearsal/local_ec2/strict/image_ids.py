"""Checks of image ids."""

from __future__ import annotations

from typing import Any

from moto.ec2.models import EC2Backend
from moto.ec2.models.amis import Ami
from moto.ssm.exceptions import ParameterVersionNotFound
from moto.ssm.models import ssm_backends

from local_ec2.errors import ApiError
from local_ec2.images import LocalImage
from local_ec2.strict.resource_ids import is_well_formed

_PARAMETER = "resolve:ssm:"


def find_image(backend: EC2Backend, image_id: str | None) -> Any:
    """Returns the image of an id. Raises ApiError for malformed ids and images that do not exist (any more)."""
    if not image_id or not is_well_formed("ami", image_id):
        raise ApiError("InvalidAMIID.Malformed", f'Invalid id: "{image_id}" (expecting "ami-...")')
    image = backend.amis.get(image_id)
    if image is None:
        raise ApiError("InvalidAMIID.NotFound", f"The image id '[{image_id}]' does not exist")
    return image


def find_own_image(backend: EC2Backend, image_id: str | None) -> Any:
    """Returns the image of an id for a call that only its owner may make. Raises ApiError for images of others."""
    if image_id in backend.deleted_amis:
        raise ApiError("InvalidAMIID.Unavailable", f"The image ID '{image_id}' is no longer available")
    image = find_image(backend, image_id)
    if image.owner_id != backend.account_id:
        raise ApiError("AuthFailure", f"Not authorized for image:{image_id}")
    return image


def check_image_can_be_launched(image: LocalImage) -> None:
    """Raises ApiError for an image that is pending, failed or disabled. Message: hashicorp/packer#12162."""
    if image.state != "available":
        raise ApiError("InvalidAMIID.Unavailable", f"AMI '{image.id}' is {image.state}, and cannot be run")


def check_image_state(image: LocalImage, state: str = "available") -> None:
    """Raises ApiError for an image that is not in the state that the call needs.

    Message, of ModifyImageAttribute on a pending image: SUSE-Enceladus/ec2imgutils#45.
    """
    if image.state != state:
        text = f"The AMI ID '{image.id}' is currently {image.state} and may not be used for this operation"
        raise ApiError("InvalidAMIID.Unavailable", text)


def resolve_image_id(backend: EC2Backend, image_id: str | None) -> str | None:
    """Returns the id that `resolve:ssm:NAME` stands for, and any other id as it is.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html
    """
    if not image_id or not image_id.startswith(_PARAMETER):
        return image_id
    name = image_id.removeprefix(_PARAMETER)
    try:
        parameter = ssm_backends[backend.account_id][backend.region_name].get_parameter(name)
    except ParameterVersionNotFound:
        parameter = None
    if parameter is None:
        # Code and message, also that of the data type: aws-cdk#26712.
        raise ApiError("SsmInvalidParameter", f"The following aliases are invalid: {name}")
    if parameter.data_type != "aws:ec2:image":
        raise ApiError(
            "SsmInvalidParameter",
            "Unsupported data type. The following parameter data types are supported: aws:ec2:image",
        )
    return str(parameter.value)


def may_launch(image: Ami, account_id: str) -> bool:
    """Returns whether an account may use an image: its own, a public one, or one that is shared with it."""
    permissions = image.launch_permissions
    return image.owner_id == account_id or {"Group": "all"} in permissions or {"UserId": account_id} in permissions
