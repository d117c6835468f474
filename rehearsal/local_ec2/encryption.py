"""EBS encryption: which volumes and snapshots are encrypted, and with which key.

EBS encryption by default: every new volume and every copy of a snapshot is encrypted, whatever the request or the snapshot
says. https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html

AWS checks a KMS key only after it has answered: "if you specify an ID, alias, or ARN that is not valid, the action can
appear to complete, but eventually fails" (API reference of RunInstances, CreateVolume, CopyImage, CopySnapshot and
ModifyEbsDefaultKmsKeyId, parameter KmsKeyId). The result: the instance is terminated, the volume is gone
(aws/aws-sdk-ruby#1222), the image or snapshot fails (hashicorp/packer#6599).
"""

from __future__ import annotations

from typing import Any

from moto.ec2.models import EC2Backend
from moto.kms.models import kms_backends

from local_ec2.errors import ApiError

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html#troubleshooting-launch-internal
CLIENT_ERROR = "Client.InternalError: Client error on launch"


def key_of(backend: EC2Backend, key: str) -> str | None:
    """Returns the ARN of a KMS key by its id, alias or ARN; None if it can't be used.

    That is a key that does not exist or is not enabled, and an asymmetric one (API reference of CopyImage, KmsKeyId).
    """
    keys = kms_backends[backend.account_id][backend.region_name]
    is_alias = key.startswith("alias/") or ":alias/" in key
    if is_alias and keys.get_key_id_from_alias(keys.get_alias_name(key)) is None:
        return None
    found = keys.keys.get(keys.any_id_to_key_id(key))
    return str(found.arn) if found is not None and found.enabled and found.key_spec == "SYMMETRIC_DEFAULT" else None


def default_key(backend: EC2Backend) -> str:
    """Returns the account's key for EBS: the one that ModifyEbsDefaultKmsKeyId has set, else AWS's own, created at first use."""
    return str(backend.default_kms_key_id or backend._create_default_encryption_key())


def is_aws_managed(backend: EC2Backend, key_arn: str | None) -> bool:
    """Returns whether a KMS key is AWS's own key for EBS, whatever the account's default is."""
    keys = kms_backends[backend.account_id][backend.region_name]
    return key_arn is not None and keys.get_key_id_from_alias("alias/aws/ebs") == keys.get_key_id(key_arn)


def encryption_of_new(backend: EC2Backend, asked: bool, key: str | None, source: Any) -> tuple[bool, str | None]:
    """Returns whether a new volume is encrypted and with which key, as ARN if it is known.

    `source` is the snapshot that it is made from, or None. Encryption can be added, never removed.
    """
    inherited = bool(source is not None and source.encrypted)
    if not (asked or inherited or backend.ebs_encryption_by_default):
        return False, None
    if key:
        return True, key_of(backend, key) or key
    return True, (source.kms_key_id if inherited else None) or default_key(backend)


def encryption_of_copy(backend: EC2Backend, asked: bool | None, key: str | None, source: Any) -> tuple[bool, str | None]:
    """Returns whether the copy of a snapshot is encrypted and with which key, as ARN if it is known.

    The source's key is kept where nothing is asked and where it is: in its own Region. Otherwise it is the one that the
    request names or the account's in the Region of the copy (hashicorp/packer-plugin-amazon#270 has that of another Region).
    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/how-ami-copy-works.html
    Rejects a key without `asked`, and to lose encryption; the words of the latter are in hashicorp/packer#6789.
    """
    if key and not asked:
        raise ApiError("InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.")
    if asked is False and source.encrypted:
        text = f"Snapshot {source.id} is encrypted. Creating unencrypted copy from an encrypted snapshot is not supported."
        raise ApiError("InvalidRequest", text)
    if not (asked or source.encrypted or backend.ebs_encryption_by_default):
        return False, None
    if key:
        return True, key_of(backend, key) or key
    keeps = source.encrypted and not asked and source.ec2_backend.region_name == backend.region_name
    return True, (source.kms_key_id if keeps else None) or default_key(backend)
