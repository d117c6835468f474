"""Block device mappings: those of the image, changed by those of the request."""

from __future__ import annotations

from typing import Any

from moto.ec2.models import EC2Backend

from local_ec2.errors import ApiError

# Size limits in GiB. https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
_LARGEST_GIB = 65536
# In MiB/s. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html, VolumeInitializationRate
_INITIALIZATION_RATES = range(100, 301)
_IOPS_TYPES = {"io1", "io2", "gp3"}
_TYPES = {"gp2", "gp3", "io1", "io2", "st1", "sc1", "standard"}


def merge_mappings(image: list[dict[str, Any]], asked: list[dict[str, Any]], backend: EC2Backend) -> list[dict[str, Any]]:
    """Returns the EBS mappings of a launch or an image, complete: every device of the image, with the request's changes.

    Raises ApiError for volumes that are too small or without a size, unknown types, and parameters that a type does not have.
    """
    merged = {each["DeviceName"]: dict(each["Ebs"]) for each in image if each.get("Ebs")}
    for mapping in asked:
        device = mapping.get("DeviceName")
        if not device:
            raise ApiError("MissingParameter", "The request must contain the parameter deviceName")
        if "NoDevice" in mapping:
            merged.pop(device, None)
        elif "Ebs" in mapping:
            ebs = {name: value for name, value in mapping["Ebs"].items() if value is not None}
            merged[device] = _over(merged.get(device, {}), ebs)
    for device, ebs in merged.items():
        check_volume(device, ebs, backend)
    return [{"DeviceName": device, "Ebs": ebs} for device, ebs in merged.items()]


def image_mappings(
    own: list[dict[str, Any]], asked: list[dict[str, Any]], root_device: str, backend: EC2Backend
) -> list[dict[str, object]]:
    """Returns the EBS mappings of CreateImage: `own` are the instance's volumes, to which `asked` may add devices.

    Only DeleteOnTermination of an attached volume can be changed; the rest of its mapping is taken from the volume.
    Whether EC2 ignores the rest or rejects it is not documented; users report that it is ignored
    (compiler-explorer/infra#1171, hashicorp/packer#4924). NoDevice leaves a volume out, but not the root volume.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html, parameter BlockDeviceMapping
    """
    reject_initialization_rates(asked)
    devices = {each["DeviceName"] for each in own}
    changes = []
    for mapping in asked:
        device = mapping.get("DeviceName")
        if device not in devices or ("NoDevice" in mapping and device != root_device):
            changes.append(mapping)
        elif mapping.get("Ebs", {}).get("DeleteOnTermination") is not None:
            kept = mapping["Ebs"]["DeleteOnTermination"]
            changes.append({"DeviceName": device, "Ebs": {"DeleteOnTermination": kept}})
    return merge_mappings(own, changes, backend)


def reject_initialization_rates(asked: list[dict[str, Any]]) -> None:
    """Rejects a rate in the mappings of a new image.

    "This parameter is not supported when using CreateImage and DescribeImages" (API_EbsBlockDevice). So no image has a rate, and
    RegisterImage is taken to reject it too, which is not documented. Neither is the message.
    """
    if any(each.get("Ebs", {}).get("VolumeInitializationRate") is not None for each in asked):
        text = "The parameter VolumeInitializationRate is not supported in the block device mappings of an image."
        raise ApiError("InvalidParameterCombination", text)


def check_initialization_rate(rate: int | None, snapshot_id: str | None) -> None:
    """Rejects a rate (MiB/s) that EC2 does not have, and one for a volume that is not made from a snapshot.

    AWS documents the rules, but neither codes nor messages: they are those of another emulator of EC2 (stackd), not seen on AWS.
    """
    if rate is None:
        return
    if not snapshot_id:
        text = "You can't specify VolumeInitializationRate for volumes that are not created from a snapshot."
        raise ApiError("InvalidParameterCombination", text)
    if int(rate) not in _INITIALIZATION_RATES:
        text = "The value specified for VolumeInitializationRate is not in the allowed range."
        raise ApiError("InvalidParameterValue", text)


def _over(image: dict[str, object], asked: dict[str, object]) -> dict[str, object]:
    base = dict(image)
    if asked.get("VolumeType", base.get("VolumeType")) != base.get("VolumeType"):
        base.pop("Iops", None)
        base.pop("Throughput", None)
    return base | asked


def check_volume(device: str, ebs: dict[str, Any], backend: EC2Backend) -> None:
    """Rejects sizes, types, IOPS and throughputs that no volume has; sets the size and the type where they are left out."""
    snapshot = backend.snapshots.get(ebs["SnapshotId"]) if ebs.get("SnapshotId") else None
    if ebs.get("SnapshotId") and snapshot is None:
        raise ApiError("InvalidSnapshot.NotFound", f"The snapshot '{ebs['SnapshotId']}' does not exist.")
    if not ebs.get("VolumeSize"):
        if snapshot is None:
            raise ApiError("MissingParameter", "The request must contain the parameter size or snapshotId")
        ebs["VolumeSize"] = snapshot.volume_size
    size = int(ebs["VolumeSize"])
    if snapshot is not None and size < snapshot.volume_size:
        raise ApiError(
            "InvalidBlockDeviceMapping",
            f"Volume of size {size}GB is smaller than snapshot '{snapshot.id}', expect size >= {snapshot.volume_size}GB",
        )
    if size > _LARGEST_GIB:
        raise ApiError("InvalidParameterValue", f"Volume of {size}GiB is too large; maximum is {_LARGEST_GIB}GiB.")
    check_initialization_rate(ebs.get("VolumeInitializationRate"), ebs.get("SnapshotId"))
    _check_type(device, ebs, size)


def _check_type(device: str, ebs: dict[str, Any], size: int) -> None:
    kind = ebs.setdefault("VolumeType", "gp2")
    if kind not in _TYPES:
        raise ApiError("InvalidParameterValue", f"Value ({kind}) for parameter volumeType is invalid.")
    iops, throughput = ebs.get("Iops"), ebs.get("Throughput")
    if iops and kind not in _IOPS_TYPES:
        raise ApiError("InvalidParameterCombination", f"The parameter iops is not supported for {kind} volumes.")
    if throughput and kind != "gp3":
        raise ApiError("InvalidParameterCombination", f"The parameter throughput is not supported for {kind} volumes.")
    if kind in ("io1", "io2") and not iops:
        raise ApiError("MissingParameter", f"The request must contain the parameter iops for {kind} volumes ({device})")
    if kind == "gp3":
        _check_gp3(int(iops or 3000), int(throughput or 125), size)


def _check_gp3(iops: int, throughput: int, size: int) -> None:
    """https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html: 500 IOPS a GiB, 0.25 MiB/s an IOPS."""
    if not 3000 <= iops <= 80000:
        raise ApiError("InvalidParameterValue", f"Volume iops of {iops} is out of range; gp3 takes 3000 to 80000.")
    if iops > max(3000, 500 * size):
        raise ApiError("InvalidParameterValue", f"Iops to volume size ratio of {iops / size:.0f} is too high; maximum is 500")
    if not 125 <= throughput <= 2000:
        raise ApiError("InvalidParameterValue", f"Throughput of {throughput} MiB/s is out of range; 125 to 2000.")
    if throughput > iops / 4:
        raise ApiError(
            "InvalidParameterValue",
            f"Throughput (MiBps) to iops ratio of {throughput / iops:.6f} is too high; maximum is 0.250000",
        )
