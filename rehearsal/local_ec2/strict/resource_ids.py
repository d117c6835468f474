"""Checks of ids and names in requests: malformed, or of a resource that does not exist."""

from __future__ import annotations

import re
from typing import Any

from moto.ec2.models import EC2Backend

from local_ec2.errors import ApiError

# 17 digits since 2018, 8 before. https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-resource-ids.html
_DIGITS = r"(?:[0-9a-f]{8}|[0-9a-f]{17})"
# Parameter -> (EC2's code and message; those of snapshots and volumes end in a full stop). Codes:
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
_MISSING = {
    "SnapshotId": ("InvalidSnapshot.NotFound", "The snapshot '{}' does not exist."),
    "VolumeId": ("InvalidVolume.NotFound", "The volume '{}' does not exist."),
    "VpcId": ("InvalidVpcID.NotFound", "The vpc ID '{}' does not exist"),
    "GroupId": ("InvalidGroup.NotFound", "The security group '{}' does not exist"),
    "KeyName": ("InvalidKeyPair.NotFound", "The key pair '{}' does not exist"),
}


def is_well_formed(prefix: str, resource_id: str) -> bool:
    """Returns whether an id has the form of EC2's ids with the prefix."""
    return re.fullmatch(f"{prefix}-{_DIGITS}", resource_id) is not None


def check_ids(backend: EC2Backend, action: str, params: dict[str, object]) -> None:
    """Raises ApiError for malformed ids of instances and snapshots, and for missing resources where moto's error differs from EC2's."""
    # An id together with MaxResults has an error of its own.
    if "MaxResults" in params:
        return
    for instance_id in _named(params, "InstanceId"):
        if not is_well_formed("i", instance_id):
            raise ApiError("InvalidInstanceID.Malformed", f'Invalid id: "{instance_id}" (expecting "i-...")')
    for snapshot_id in _named(params, "SnapshotId"):
        _check_snapshot_id(snapshot_id)
    # In other calls than Describe* moto's messages are EC2's, except for snapshots.
    names = _MISSING if action.startswith("Describe") else ("SnapshotId",)
    for name in names:
        for named in _named(params, name):
            if named not in _there(backend, name):
                code, text = _MISSING[name]
                raise ApiError(code, text.format(named))


def _check_snapshot_id(snapshot_id: str) -> None:
    """Raises ApiError for other text than a snapshot id, and, with another message, for an id with wrong digits.

    cloud-custodian#1738 has the code of the latter; aws-missing-tools#49 has the message of the former, for a volume.
    """
    if not snapshot_id.startswith("snap-"):
        text = f"Value ({snapshot_id}) for parameter snapshotId is invalid. Expected: 'snap-...'."
        raise ApiError("InvalidParameterValue", text)
    if not is_well_formed("snap", snapshot_id):
        raise ApiError("InvalidSnapshotID.Malformed", f'Invalid id: "{snapshot_id}" (expecting "snap-...")')


def _named(params: dict[str, object], name: str) -> list[str]:
    one, many = params.get(name), params.get(f"{name}s")
    return [each for each in [one, *(many if isinstance(many, list) else [])] if isinstance(each, str) and each]


def _there(backend: Any, name: str) -> set[str]:
    if name == "GroupId":
        return {group_id for groups in backend.groups.values() for group_id in groups}
    tables = {
        "SnapshotId": backend.snapshots,
        "VolumeId": backend.volumes,
        "VpcId": backend.vpcs,
        "KeyName": backend.key_pairs,
    }
    return set(tables[name])
