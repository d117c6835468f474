"""Ids and names of requests that are malformed, or whose resource is not there."""

from __future__ import annotations

import re
from typing import Any

from local_ec2.errors import Refusal

# 17 digits since 2018, 8 before. https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-resource-ids.html
_DIGITS = r"(?:[0-9a-f]{8}|[0-9a-f]{17})"
# Parameter -> (code and words of EC2, which ends one of a snapshot and of a volume with a full stop). Codes:
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
_MISSING = {
    "SnapshotId": ("InvalidSnapshot.NotFound", "The snapshot '{}' does not exist."),
    "VolumeId": ("InvalidVolume.NotFound", "The volume '{}' does not exist."),
    "VpcId": ("InvalidVpcID.NotFound", "The vpc ID '{}' does not exist"),
    "GroupId": ("InvalidGroup.NotFound", "The security group '{}' does not exist"),
    "KeyName": ("InvalidKeyPair.NotFound", "The key pair '{}' does not exist"),
}


def is_well_formed(prefix: str, resource_id: str) -> bool:
    """Says whether an id is one that EC2 may have given to a resource of the kind."""
    return re.fullmatch(f"{prefix}-{_DIGITS}", resource_id) is not None


def check_ids(backend: Any, action: str, params: dict[str, Any]) -> None:
    """Refuses malformed ids of instances and snapshots, and what is not there where moto's own words are not EC2's."""
    # An id together with pages is refused for that.
    if "MaxResults" in params:
        return
    for instance_id in _named(params, "InstanceId"):
        if not is_well_formed("i", instance_id):
            raise Refusal("InvalidInstanceID.Malformed", f'Invalid id: "{instance_id}" (expecting "i-...")')
    for snapshot_id in _named(params, "SnapshotId"):
        _check_snapshot_id(snapshot_id)
    # In other calls than Describe moto's words are EC2's, but for snapshots.
    names = _MISSING if action.startswith("Describe") else ("SnapshotId",)
    for name in names:
        for named in _named(params, name):
            if named not in _there(backend, name):
                code, text = _MISSING[name]
                raise Refusal(code, text.format(named))


def _check_snapshot_id(snapshot_id: str) -> None:
    """Refuses what is no id of a snapshot, and one with the wrong digits, each in its own words.

    cloud-custodian#1738 has the code of the latter; aws-missing-tools#49 has the words of the former, of a volume.
    """
    if not snapshot_id.startswith("snap-"):
        text = f"Value ({snapshot_id}) for parameter snapshotId is invalid. Expected: 'snap-...'."
        raise Refusal("InvalidParameterValue", text)
    if not is_well_formed("snap", snapshot_id):
        raise Refusal("InvalidSnapshotID.Malformed", f'Invalid id: "{snapshot_id}" (expecting "snap-...")')


def _named(params: dict[str, Any], name: str) -> list[str]:
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
