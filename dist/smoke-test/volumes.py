"""The root volume of the cluster's instances, as far as EC2Cluster has no argument for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# https://docs.aws.amazon.com/botocore/latest/topics/events.html
EVENT = "before-parameter-build.ec2.RunInstances"


def set_root_volume(device: str, ebs: Mapping[str, int]) -> None:
    """Let every launch by a session that is made from now on ask for `ebs` too: members of EC2's EbsBlockDevice, for a root `device`.

    EC2Cluster makes its session in the constructor that launches, so nobody can register a handler at that session before. New
    sessions, aiobotocore's too, take their handlers from botocore's list, in which moto puts its own as well.
    """
    if not ebs:
        return
    # Not where the GPU checks run on this machine: they need no botocore.
    from botocore.handlers import BUILTIN_HANDLERS

    def add(params: dict[str, Any], **_: object) -> None:
        mappings = params["BlockDeviceMappings"]
        found = [mapping["Ebs"] for mapping in mappings if mapping["DeviceName"] == device]
        if found:
            found[0].update(ebs)
        else:
            # EC2 merges it into the image's own mapping of its root device.
            mappings.append({"DeviceName": device, "Ebs": dict(ebs)})

    BUILTIN_HANDLERS.append((EVENT, add))
