"""The calls about volumes and about EBS encryption by default."""

from __future__ import annotations

import math
from typing import Any

from moto.core.responses import ActionResult

from local_ec2.actions.base import Actions
from local_ec2.encryption import default_key, key_of
from local_ec2.iam.evaluation import may_use_key
from local_ec2.strict.block_devices import check_initialization_rate

_MIB_PER_GIB = 1024


class VolumeActions(Actions):
    """CreateVolume, DescribeVolumeStatus, and the account's settings of EBS encryption."""

    def create_volume(self) -> ActionResult:
        """Makes a volume; one with an unusable KMS key appears in the answer and never exists."""
        rate = self._get_param("VolumeInitializationRate")
        check_initialization_rate(rate, self._get_param("SnapshotId"))
        result = super().create_volume()
        volume: Any = result._result
        volume.initialization_rate = rate
        if volume.encrypted and not may_use_key(self.world, self.ec2_backend, volume.kms_key_id):
            del self.ec2_backend.volumes[volume.id]
        return result

    def describe_volume_status(self) -> ActionResult:  # type: ignore[override]  # moto's only raises NotImplementedError
        """Describes the status of volumes, which is always good, and how far they are initialized.

        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VolumeStatusItem.html
        """
        volumes: Any = self.ec2_backend.describe_volumes(self._get_param("VolumeIds", []), self._filters_from_querystring())
        return ActionResult({"VolumeStatuses": [self._status(each) for each in volumes]})

    def _status(self, volume: Any) -> dict[str, object]:
        row: dict[str, object] = {
            "VolumeId": volume.id,
            "AvailabilityZone": volume.availability_zone,
            "VolumeStatus": {"Status": "ok", "Details": [{"Name": "io-enabled", "Status": "passed"}]},
            "Actions": [],
            "Events": [],
        }
        if not volume.snapshot_id:
            return row
        return row | {"InitializationStatusDetails": self._initialization(volume)}

    def _initialization(self, volume: Any) -> dict[str, object]:
        """Returns the progress at the volume's rate, as if every block of its snapshot were in use; it is current here, while AWS
        may be five minutes late. A volume without a rate counts as loaded, also a lazy one, which nothing loads in the background.
        """
        if volume.initialization_rate is None:
            return {"InitializationType": "default", "Progress": 100}
        snapshot = self.ec2_backend.snapshots.get(volume.snapshot_id)
        size = volume.size if snapshot is None else snapshot.volume_size
        seconds = size * _MIB_PER_GIB / volume.initialization_rate
        elapsed = (self.world.now() - volume.create_time).total_seconds()
        return {
            "InitializationType": "provisioned-rate",
            "Progress": max(0, min(100, int(100 * elapsed / seconds))),
            "EstimatedTimeToCompleteInSeconds": max(0, math.ceil(seconds - elapsed)),
        }

    def get_ebs_default_kms_key_id(self) -> ActionResult:
        """Returns the KMS key of volumes that name none."""
        self.error_on_dryrun()
        return ActionResult({"KmsKeyId": default_key(self.ec2_backend)})

    def modify_ebs_default_kms_key_id(self) -> ActionResult:
        """Sets the default key; an unusable one seems to be set and is not."""
        self.error_on_dryrun()
        asked = self._get_param("KmsKeyId")
        found = key_of(self.ec2_backend, asked)
        if found is not None:
            self.ec2_backend.default_kms_key_id = found
        return ActionResult({"KmsKeyId": found or asked})

    def reset_ebs_default_kms_key_id(self) -> ActionResult:
        """Resets the default key to AWS's own."""
        self.error_on_dryrun()
        return ActionResult({"KmsKeyId": self.ec2_backend._create_default_encryption_key()})
