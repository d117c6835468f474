"""The directories and files of IMDS.

The categories are those of https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-metadata.html, without those of
things that do not exist here: IAM roles, events, hibernation, IPv6.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from moto.ec2.models.elastic_network_interfaces import NetworkInterface

from local_ec2.instances import LocalInstance


@dataclass(frozen=True)
class Directory:
    """Entries by name. `labels` has the names of entries in the listing, where they differ."""

    entries: Mapping[str, Directory | str]
    labels: Mapping[str, str] = field(default_factory=dict)

    def listing(self) -> str:
        """Returns the names, one per line; those of directories end in a slash."""
        return "\n".join(self.labels.get(name, _shown(name, each)) for name, each in sorted(self.entries.items()))


def _shown(name: str, entry: Directory | str) -> str:
    return f"{name}/" if isinstance(entry, Directory) else name


def find(root: Directory, path: Sequence[str]) -> str | None:
    """Returns the file's content or the directory's listing at a path, None if it does not exist."""
    entry: Directory | str = root
    for name in path:
        if not isinstance(entry, Directory) or name not in entry.entries:
            return None
        entry = entry.entries[name]
    return entry.listing() if isinstance(entry, Directory) else entry


def describe(instance: LocalInstance) -> Directory:
    """Returns everything below a version's root except the user data. Called under `world.lock`."""
    document = json.dumps(_identity_document(instance), indent=2)
    identity = Directory({"instance-identity": Directory({"document": document})})
    return Directory({"dynamic": identity, "meta-data": _meta_data(instance)})


def _meta_data(instance: LocalInstance) -> Directory:
    zone = str(instance.availability_zone)
    nic = instance.nics[0]
    entries: dict[str, Directory | str] = {
        "ami-id": instance.image_id,
        "ami-launch-index": str(instance.ami_launch_index),
        "ami-manifest-path": "(unknown)",
        "block-device-mapping": Directory(_block_devices(instance)),
        "hostname": instance.private_dns_name,
        "instance-action": "none",
        "instance-id": instance.id,
        "instance-life-cycle": instance.lifecycle or "on-demand",
        "instance-type": instance.instance_type,
        "local-hostname": instance.private_dns_name,
        "local-ipv4": str(nic.private_ip_address),
        "mac": nic.mac_address,
        "network": Directory({"interfaces": Directory({"macs": _interfaces(instance)})}),
        "placement": Directory({"availability-zone": zone, "region": instance.region_name}),
        "profile": "default-hvm",
        "reservation-id": _reservation_id(instance),
        "security-groups": "\n".join(group.name for group in instance.groups()),
        "services": Directory({"domain": "amazonaws.com", "partition": "aws"}),
    }
    if nic.public_ip:
        entries["public-ipv4"] = nic.public_ip
    if keys := {str(index): key for index, key in enumerate(instance.ssh_public_keys())}:
        files = {index: Directory({"openssh-key": key}) for index, key in keys.items()}
        entries["public-keys"] = Directory(files, {index: f"{index}={instance.key_name}" for index in keys})
    if instance.metadata_options.instance_metadata_tags == "enabled":
        entries["tags"] = Directory({"instance": Directory(_tags(instance))})
    return Directory(entries)


def _block_devices(instance: LocalInstance) -> dict[str, str]:
    others = sorted(name for name in instance.block_device_mapping if name != instance.root_device_name)
    ebs = {f"ebs{number}": name for number, name in enumerate(others, start=1)}
    return {"ami": instance.root_device_name, "root": instance.root_device_name, **ebs}


def _interfaces(instance: LocalInstance) -> Directory:
    return Directory({nic.mac_address: _interface(instance, index, nic) for index, nic in instance.nics.items()})


def _interface(instance: LocalInstance, index: int, nic: NetworkInterface) -> Directory:
    address, vpc = str(nic.private_ip_address), instance.ec2_backend.get_vpc(nic.subnet.vpc_id)
    entries: dict[str, Directory | str] = {
        "device-number": str(index),
        "interface-id": nic.id,
        "local-hostname": instance.private_dns_name,
        "local-ipv4s": address,
        "mac": nic.mac_address,
        "owner-id": instance.owner_id,
        "security-group-ids": "\n".join(group.id for group in instance.groups()),
        "security-groups": "\n".join(group.name for group in instance.groups()),
        "subnet-id": nic.subnet.id,
        "subnet-ipv4-cidr-block": nic.subnet.cidr_block,
        "vpc-id": vpc.id,
        "vpc-ipv4-cidr-block": vpc.cidr_block,
        "vpc-ipv4-cidr-blocks": vpc.cidr_block,
    }
    if nic.public_ip:
        entries |= {"ipv4-associations": Directory({nic.public_ip: address}), "public-ipv4s": nic.public_ip}
    return Directory(entries)


def _reservation_id(instance: LocalInstance) -> str:
    reservations = instance.ec2_backend.reservations.values()
    return str(next(each.id for each in reservations if instance in each.instances))


def _tags(instance: LocalInstance) -> dict[str, str]:
    return {tag["key"]: tag["value"] for tag in instance.get_tags()}


def _identity_document(instance: LocalInstance) -> dict[str, object]:
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-identity-documents.html, without its signatures."""
    return {
        "accountId": instance.owner_id,
        "architecture": instance.architecture,
        "availabilityZone": instance.availability_zone,
        "billingProducts": None,
        "devpayProductCodes": None,
        "marketplaceProductCodes": None,
        "imageId": instance.image_id,
        "instanceId": instance.id,
        "instanceType": instance.instance_type,
        "kernelId": None,
        "pendingTime": instance.launch_time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "privateIp": instance.nics[0].private_ip_address,
        "ramdiskId": None,
        "region": instance.region_name,
        "version": "2017-09-30",
    }
