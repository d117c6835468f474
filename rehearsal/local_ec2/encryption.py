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

from moto.kms.models import kms_backends

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html#troubleshooting-launch-internal
CLIENT_ERROR = "Client.InternalError: Client error on launch"


def key_of(backend: Any, key: str) -> str | None:
    """Returns the ARN of a KMS key by its id, alias or ARN; None if it can't be used: it does not exist, or is not enabled."""
    keys = kms_backends[backend.account_id][backend.region_name]
    is_alias = key.startswith("alias/") or ":alias/" in key
    if is_alias and keys.get_key_id_from_alias(keys.get_alias_name(key)) is None:
        return None
    found = keys.keys.get(keys.any_id_to_key_id(key))
    return str(found.arn) if found is not None and found.enabled else None


def default_key(backend: Any) -> str:
    """Returns the account's key for EBS: the one that ModifyEbsDefaultKmsKeyId has set, else AWS's own, created at first use."""
    return str(backend.default_kms_key_id or backend._create_default_encryption_key())


def encryption_of_new(backend: Any, asked: bool, key: str | None, source: Any) -> tuple[bool, str | None]:
    """Returns whether a new volume or a copy is encrypted and with which key, as ARN if it is known.

    `source` is the snapshot that it is made from, or None. Encryption can be added, never removed.
    """
    inherited = bool(source is not None and source.encrypted)
    if not (asked or inherited or backend.ebs_encryption_by_default):
        return False, None
    if key:
        return True, key_of(backend, key) or key
    return True, (source.kms_key_id if inherited else None) or default_key(backend)
