"""The calls about volumes and about EBS encryption by default."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult

from local_ec2.actions.base import Actions
from local_ec2.encryption import default_key, key_of
from local_ec2.iam.evaluation import may_use_key


class VolumeActions(Actions):
    """CreateVolume, and the account's settings of EBS encryption."""

    def create_volume(self) -> ActionResult:
        """Makes a volume; one with an unusable KMS key appears in the answer and never exists."""
        result = super().create_volume()
        volume: Any = result._result
        if volume.encrypted and not may_use_key(self.world, self.ec2_backend, volume.kms_key_id):
            del self.ec2_backend.volumes[volume.id]
        return result

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
