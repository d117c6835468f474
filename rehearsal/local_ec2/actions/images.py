"""The calls that make, find, change and remove images."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult

from local_ec2.actions.base import Actions
from local_ec2.errors import ApiError
from local_ec2.images import ImageFacts, LocalImage, LocalSnapshot, add_image, encryption_of, image_time
from local_ec2.instances import LocalInstance
from local_ec2.launches import without_blanks
from local_ec2.strict.block_devices import image_mappings, merge_mappings, reject_initialization_rates
from local_ec2.strict.image_ids import find_image, find_own_image
from local_ec2.strict.names import check_image_name
from local_ec2.strict.states import check_can_be_imaged
from local_ec2.strict.tags import tags_for

# Attribute of an image -> (member of the answer, where an image here has it; None for what none has).
_ATTRIBUTES: dict[str, tuple[str, str | None]] = {
    "description": ("Description", "description"),
    "kernel": ("KernelId", None),
    "ramdisk": ("RamdiskId", None),
    "sriovNetSupport": ("SriovNetSupport", "sriov_net_support"),
    "bootMode": ("BootMode", "boot_mode"),
    "tpmSupport": ("TpmSupport", None),
    "uefiData": ("UefiData", None),
    "lastLaunchedTime": ("LastLaunchedTime", "last_launched_time"),
    "imdsSupport": ("ImdsSupport", "imds_support"),
    "deregistrationProtection": ("DeregistrationProtection", "deregistration_protection"),
}


class ImageActions(Actions):
    """CreateImage, RegisterImage and DescribeImages."""

    def describe_images(self) -> ActionResult:
        """Describes images; rejects ids that do not exist, which moto ignores."""
        for image_id in self._get_param("ImageIds", []):
            if not self._is_deregistered_and_used(image_id):
                find_image(self.ec2_backend, image_id)
        if not self._get_param("IncludeDisabled"):
            _check_states(self._get_param("Filters") or [])
        result = super().describe_images()
        answer: Any = result._result
        answer["Images"] = [each for each in answer["Images"] if not self._is_hidden(each)]
        return result

    def _is_deregistered_and_used(self, image_id: str) -> bool:
        """Returns whether the id is no error yet: "After all instances that reference a deregistered AMI are terminated, specifying the
        ID of the image will eventually return an error" (EC2, DescribeImages).
        """
        if image_id not in self.ec2_backend.deleted_amis:
            return False
        return any(each.image_id == image_id and each.state != "terminated" for each in self.ec2_backend.all_instances())

    def _is_hidden(self, image: LocalImage) -> bool:
        """Leaves out what a request has to include: disabled images, and others' deprecated ones that it does not name.

        Whether naming a disabled image is enough is not documented; the default is: "No disabled AMIs are included".
        https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html
        https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/disable-an-ami.html
        """
        if image.state == "disabled":
            return not self._get_param("IncludeDisabled")
        if image.owner_id == self.ec2_backend.account_id or self._get_param("IncludeDeprecated") or self._get_param("ImageIds"):
            return False
        return image.deprecation_time is not None and image.deprecation_time <= image_time(self.world.now())

    def describe_image_attribute(self) -> ActionResult:
        """Returns one attribute; who may launch an image, and when it was launched, only to its owner.

        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImageAttribute.html
        """
        attribute = self._get_param("Attribute")
        owned = attribute in ("launchPermission", "lastLaunchedTime")
        image = (find_own_image if owned else find_image)(self.ec2_backend, self._get_param("ImageId"))
        if attribute == "blockDeviceMapping":
            raise ApiError("AuthFailure", "Unauthorized attempt to access restricted resource")
        if attribute in ("launchPermission", "productCodes"):
            return super().describe_image_attribute()
        if attribute not in _ATTRIBUTES:
            raise ApiError("InvalidParameterValue", f"Value ({attribute}) for parameter attribute is invalid.")
        member, fact = _ATTRIBUTES[attribute]
        value = getattr(image, fact) if fact else None
        self.error_on_dryrun()
        return ActionResult({"ImageId": image.id, member: {} if value is None else {"Value": value}})

    def create_image(self) -> ActionResult:
        """Makes an image of an instance; it and its snapshots get their tags at creation."""
        params = without_blanks(dict(self.params))
        backend = self.ec2_backend
        check_image_name(backend, params.get("Name"))
        instance = backend.get_instance(params.get("InstanceId"))
        check_can_be_imaged(instance)
        if instance.state == "running" and params.get("NoReboot") and self.world.machines.real:
            raise ApiError("UnsupportedOperation", "The local EC2 can only copy the disk of a machine that is stopped.")
        volumes = {name: backend.volumes[device.volume_id] for name, device in instance.get_block_device_mapping}
        mappings = self._mappings(volumes, params.get("BlockDeviceMappings", []), instance)
        self.error_on_dryrun()
        snapshots = self._snapshots(volumes, mappings)
        source = backend.amis.get(instance.image_id)
        facts = ImageFacts(
            name=params["Name"],
            description=params.get("Description", ""),
            architecture=instance.architecture,
            root_device_name=instance.root_device_name,
            mappings=mappings,
            owner_id=backend.account_id,
            creation_date=self.world.now(),
            # An image inherits the metadata options that its source requires.
            imds_support=source.imds_support if source else None,
            boot_mode=source.boot_mode if source else None,
            source_instance_id=instance.id,
            source_image_id=instance.image_id,
            source_image_region=backend.region_name,
        )
        image = add_image(backend, facts, tags_for("image", self.specifications()), tags_for("snapshot", self.specifications()))
        for snapshot in snapshots.values():
            snapshot.description = f"Created by CreateImage({instance.id}) for {image.id}"
        self.world.lives[instance.id].make_image(image, snapshots)
        return ActionResult({"ImageId": image.id})

    def _mappings(self, volumes: dict[str, Any], asked: list[dict[str, object]], instance: LocalInstance) -> list[dict[str, object]]:
        """Returns the image's mappings, yet without snapshots: the volumes as they are, and what the request adds."""
        own = [
            {
                "DeviceName": name,
                "Ebs": {
                    "VolumeSize": volume.size,
                    "VolumeType": volume.volume_type,
                    "DeleteOnTermination": instance.block_device_mapping[name].delete_on_termination,
                    "Encrypted": bool(volume.encrypted),
                }
                | ({"KmsKeyId": volume.kms_key_id} if volume.encrypted and volume.kms_key_id else {})
                | ({"Iops": volume.iops} if volume.iops else {})
                | ({"Throughput": volume.throughput} if volume.throughput else {}),
            }
            for name, volume in volumes.items()
        ]
        return image_mappings(own, asked, instance.root_device_name, self.ec2_backend)

    def _snapshots(self, volumes: dict[str, Any], mappings: list[dict[str, Any]]) -> dict[str, LocalSnapshot]:
        made = {}
        for mapping in mappings:
            volume = volumes.get(mapping["DeviceName"])
            if volume is None:
                continue
            snapshot = LocalSnapshot(self.ec2_backend, volume.id, volume.size, "", **encryption_of(volume))
            self.ec2_backend.snapshots[snapshot.id] = made[volume.id] = snapshot
            mapping["Ebs"]["SnapshotId"] = snapshot.id
        return made

    def register_image(self) -> ActionResult:
        """Makes an image of existing snapshots; it is available at once."""
        params = without_blanks(dict(self.params))
        check_image_name(self.ec2_backend, params.get("Name"))
        root = params.get("RootDeviceName")
        asked = params.get("BlockDeviceMappings", [])
        reject_initialization_rates(asked)
        mappings = merge_mappings([], asked, self.ec2_backend)
        if not any(each["DeviceName"] == root and each["Ebs"].get("SnapshotId") for each in mappings):
            raise ApiError("InvalidBlockDeviceMapping", "The root device must be mapped to a snapshot.")
        imds = params.get("ImdsSupport")
        if imds not in (None, "v2.0"):
            raise ApiError("InvalidParameterValue", f"Value ({imds}) for parameter imdsSupport is invalid.")
        self.error_on_dryrun()
        facts = ImageFacts(
            name=params["Name"],
            description=params.get("Description", ""),
            architecture=params.get("Architecture", "i386"),
            root_device_name=root,
            mappings=mappings,
            owner_id=self.ec2_backend.account_id,
            creation_date=self.world.now(),
            state="available",
            imds_support=imds,
            boot_mode=params.get("BootMode"),
            ena_support=bool(params.get("EnaSupport")),
        )
        image = add_image(self.ec2_backend, facts, tags_for("image", self.specifications()), {})
        return ActionResult({"ImageId": image.id})


def _check_states(filters: list[dict[str, Any]]) -> None:
    """Rejects to look for disabled images in a request that does not include them; words: turbot/steampipe-plugin-aws#2276."""
    if any(each.get("Name") == "state" and "disabled" in each.get("Values", []) for each in filters):
        text = "When filtering by the 'disabled' state, 'IncludeDisabled' must be set to 'true' in the request."
        raise ApiError("InvalidParameter", text)
