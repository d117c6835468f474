"""Whom an image or a snapshot can be shared with."""

from __future__ import annotations

import re
from typing import Any

from moto.ec2.models import EC2Backend

from local_ec2.encryption import is_aws_managed
from local_ec2.errors import ApiError
from local_ec2.images import LocalImage, LocalSnapshot

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html, "Default settings"
PUBLIC_ACCESS_OF_NEW_ACCOUNTS = "block-new-sharing"

_ACCOUNT = re.compile(r"\d{12}")
# Kind of a launch permission -> (its name in error messages, its pattern). Messages: hashicorp/packer-plugin-amazon#156,
# shinesolutions/packer-aem#162. Patterns of ARNs:
# https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LaunchPermissionConfiguration.html
_ITEMS = {
    "UserId": ("userId", _ACCOUNT),
    "Group": ("UserGroup", re.compile("all")),
    "OrganizationArn": ("OrganizationArn", re.compile(r"arn:aws[^:]*:organizations::\d{12}:organization/o-[a-z0-9]{10,32}")),
    "OrganizationalUnitArn": (
        "OrganizationalUnitArn",
        re.compile(r"arn:aws[^:]*:organizations::\d{12}:ou/o-[a-z0-9]{10,32}/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}"),
    ),
}


def check_launch_permissions(permissions: list[dict[str, str]]) -> None:
    """Rejects malformed launch permissions, each a dictionary of one kind."""
    for permission in permissions:
        for kind, value in permission.items():
            name, pattern = _ITEMS[kind]
            if not pattern.fullmatch(value):
                text = f'Invalid attribute item value "{value}" for {name} item type.'
                raise ApiError("InvalidAMIAttributeItemValue", text)


def check_image_sharing(backend: Any, image: LocalImage, added: list[dict[str, str]]) -> None:
    """Rejects launch permissions that an image can't have: for its encryption, or because public access is blocked.

    Messages, with AWS's apostrophes: opendevstack/ods-core#1062, hashicorp/packer#7410, hortonworks/cloudbreak-images#926.
    """
    encrypted = [each for each in map(backend.snapshots.get, image.snapshot_ids()) if each is not None and each.encrypted]
    public = {"Group": "all"} in added
    if public and encrypted:
        raise ApiError("UnsupportedOperation", "Encrypted snapshots can\u2019t be shared publicly. Specify another snapshot.")
    if added and any(is_aws_managed(backend, each.kms_key_id) for each in encrypted):
        text = "Snapshots encrypted with the AWS Managed CMK can\u2019t be shared. Specify another snapshot."
        raise ApiError("InvalidParameter", text)
    if public and backend.image_block_public_access != "unblocked":
        raise ApiError(
            "OperationNotPermitted",
            "You can\u2019t publicly share this image because block public access for AMIs is enabled for this account. "
            "To publicly share the image, you must call the DisableImageBlockPublicAccess API.",
        )


def check_snapshot_sharing(backend: EC2Backend, snapshot: LocalSnapshot, users: list[str], groups: list[str]) -> None:
    """Rejects malformed accounts and groups, and permissions that an encrypted snapshot can't have.

    "Encrypted snapshots ... cannot be made public. Snapshots encrypted with your default KMS key cannot be shared":
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySnapshotAttribute.html
    Message of the latter: hashicorp/packer#7499.
    """
    for user in users:
        if not _ACCOUNT.fullmatch(user):
            raise ApiError("InvalidParameterValue", f"Value ({user}) for parameter userId is invalid.")
    for group in groups:
        if group != "all":
            raise ApiError("InvalidParameterValue", f"Value ({group}) for parameter group is invalid. Expected: all.")
    if groups and snapshot.encrypted:
        raise ApiError("OperationNotPermitted", "Encrypted snapshots cannot be shared publicly")
    if users and snapshot.encrypted and is_aws_managed(backend, snapshot.kms_key_id):
        raise ApiError("OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared")
