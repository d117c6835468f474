"""CopyImage."""

from __future__ import annotations

import threading
import time
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models import ec2_backends

from local_ec2.actions.base import Actions
from local_ec2.client_tokens import earlier_answer, remember_answer
from local_ec2.encryption import encryption_of_copy
from local_ec2.errors import ApiError
from local_ec2.iam.evaluation import may_use_key
from local_ec2.images import ImageFacts, LocalImage, LocalSnapshot, add_image
from local_ec2.instance_life import finish_image
from local_ec2.launches import without_blanks
from local_ec2.regions import exists, is_enabled
from local_ec2.strict.image_ids import check_image_state, find_image
from local_ec2.strict.names import check_image_name
from local_ec2.strict.tags import check_tags, tags_for

# "a completion window ranging from 15 minutes to 48 hours", "in 15 minute increments".
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html
_COPY_MINUTES = range(15, 48 * 60 + 1, 15)


class ImageCopyActions(Actions):
    """Copies of images, within a Region and between two."""

    def copy_image(self) -> ActionResult:
        """Copies an image of this or another Region; the blocks are shared, as they never change.

        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopyImage.html
        """
        params = without_blanks(dict(self.params))
        again = earlier_answer(self.ec2_backend.copy_tokens, params)
        if again is not None:
            return ActionResult({"ImageId": again.id})
        check_image_name(self.ec2_backend, params.get("Name"))
        minutes = params.get("SnapshotCopyCompletionDurationMinutes")
        if minutes is not None and int(minutes) not in _COPY_MINUTES:
            text = f"Value ({minutes}) for parameter SnapshotCopyCompletionDurationMinutes is invalid. It is 15 to 2880 in steps of 15."
            raise ApiError("InvalidParameterValue", text)
        source = self._source(params)
        for snapshot_id in source.snapshot_ids():
            self._encryption(params, source.ec2_backend.snapshots[snapshot_id])
        self.error_on_dryrun()
        image = self._copy(params, source)
        remember_answer(self.ec2_backend.copy_tokens, params, image)
        arguments = (self.world, image, time.monotonic(), "copy")
        threading.Thread(target=finish_image, args=arguments, daemon=True).start()
        return ActionResult({"ImageId": image.id})

    def _source(self, params: dict[str, Any]) -> LocalImage:
        region = params.get("SourceRegion") or self.region
        if not exists(region):
            raise ApiError("InvalidParameterValue", f"Value ({region}) for parameter sourceRegion is invalid.")
        if not is_enabled(region, self.world.settings.opted_in_regions):
            # NixOS/infra#105.
            raise ApiError("AuthFailure", "AWS was not able to validate the provided access credentials")
        image: LocalImage = find_image(ec2_backends[self.current_account][region], params.get("SourceImageId"))
        check_image_state(image)
        return image

    def _encryption(self, params: dict[str, Any], snapshot: LocalSnapshot) -> tuple[bool, str | None]:
        return encryption_of_copy(self.ec2_backend, params.get("Encrypted"), params.get("KmsKeyId"), snapshot)

    def _copy(self, params: dict[str, Any], source: LocalImage) -> LocalImage:
        facts = ImageFacts(
            name=params["Name"],
            description=params.get("Description") or source.description or "",
            architecture=source.facts.architecture,
            root_device_name=source.root_device_name,
            mappings=[],
            owner_id=self.ec2_backend.account_id,
            creation_date=self.world.now(),
            imds_support=source.imds_support,
            boot_mode=source.boot_mode,
            ena_support=source.ena_support,
            source_image_id=source.id,
            source_image_region=source.ec2_backend.region_name,
        )
        facts.mappings += [self._copied_mapping(params, each, source, facts.image_id) for each in source.mappings]
        snapshot_tags = tags_for("snapshot", self.specifications())
        image = add_image(self.ec2_backend, facts, self._tags(params, source), snapshot_tags)
        if any(not self._can_be_read(each) for each in (*_snapshots(source), *_snapshots(image))):
            image.fail("Copy image failed with an internal error.")
        return image

    def _tags(self, params: dict[str, object], source: LocalImage) -> dict[str, str]:
        """Returns the image's tags. Of the source only the account's own are copied, to the image alone, and none of AWS's."""
        own = source.owner_id == self.ec2_backend.account_id and params.get("CopyImageTags")
        copied = {tag["key"]: tag["value"] for tag in source.get_tags()} if own else {}
        tags = {key: value for key, value in copied.items() if not key.startswith("aws:")}
        tags |= tags_for("image", self.specifications())
        check_tags([{"Key": key, "Value": value} for key, value in tags.items()])
        return tags

    def _copied_mapping(self, params: dict[str, object], mapping: dict[str, Any], source: LocalImage, image_id: str) -> dict[str, object]:
        """Copies the snapshot of a mapping; a mapping without one, of an instance store volume, stays as it is."""
        if not mapping.get("Ebs", {}).get("SnapshotId"):
            return dict(mapping)
        original = source.ec2_backend.snapshots[mapping["Ebs"]["SnapshotId"]]
        encrypted, kms_key = self._encryption(params, original)
        # The words, with commas in the number, are what many projects parse.
        task = f"Task created on {int(self.world.now().timestamp() * 1000):,}."
        what = f"Copied for DestinationAmi {image_id} from SourceAmi {source.id} for SourceSnapshot {original.id}. {task}"
        key = {"encrypted": encrypted, "kms_key_id": kms_key}
        snapshot = LocalSnapshot(self.ec2_backend, "vol-ffffffff", original.volume_size, what, **key)
        self.ec2_backend.snapshots[snapshot.id] = snapshot
        self.world.disks.copy_snapshot(original.id, snapshot.id)
        ebs = {name: value for name, value in mapping["Ebs"].items() if name != "KmsKeyId"}
        ebs |= {"SnapshotId": snapshot.id, "Encrypted": encrypted} | ({"KmsKeyId": kms_key} if kms_key else {})
        return {**mapping, "Ebs": ebs}

    def _can_be_read(self, snapshot: LocalSnapshot) -> bool:
        return not snapshot.encrypted or may_use_key(self.world, snapshot.ec2_backend, snapshot.kms_key_id)


def _snapshots(image: LocalImage) -> list[LocalSnapshot]:
    return [image.ec2_backend.snapshots[each] for each in image.snapshot_ids()]
