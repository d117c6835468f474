"""Instance types: their properties and where they are offered. The data is moto's, taken from the real EC2."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend, Zone
from moto.ec2.models.instance_types import INSTANCE_TYPE_OFFERINGS, INSTANCE_TYPES

from local_ec2.errors import ApiError

FREE_PLAN_TYPES = frozenset({"t3.micro", "t3.small", "t4g.micro", "t4g.small", "c7i-flex.large", "m7i-flex.large"})


def is_known(instance_type: str) -> bool:
    """Returns whether the type exists in any region."""
    return instance_type in INSTANCE_TYPES


def vcpus_of(instance_type: str) -> int:
    """Returns the number of vCPUs."""
    return int(INSTANCE_TYPES[instance_type]["VCpuInfo"]["DefaultVCpus"])


def cpu_options_of(instance_type: str) -> dict[str, int]:
    """Returns cores and threads a core, as in DescribeInstances for an instance launched without CPU options."""
    info = INSTANCE_TYPES[instance_type]["VCpuInfo"]
    threads = int(info.get("DefaultThreadsPerCore", 1))
    return {"CoreCount": int(info.get("DefaultCores", info["DefaultVCpus"] // threads)), "ThreadsPerCore": threads}


def memory_mib_of(instance_type: str) -> int:
    """Returns the memory in MiB."""
    return int(INSTANCE_TYPES[instance_type]["MemoryInfo"]["SizeInMiB"])


def instance_store_of(instance_type: str) -> list[int]:
    """Returns the sizes in GB of the NVMe disks that are in the host of an instance: its instance store."""
    info = INSTANCE_TYPES[instance_type].get("InstanceStorageInfo", {})
    if info.get("NvmeSupport", "unsupported") == "unsupported":
        return []
    return [int(disk["SizeInGB"]) for disk in info["Disks"] for _ in range(disk["Count"])]


def architectures_of(instance_type: str) -> list[str]:
    """Returns the architectures, as an AMI names them."""
    return list(INSTANCE_TYPES[instance_type]["ProcessorInfo"]["SupportedArchitectures"])


def is_burstable(instance_type: str) -> bool:
    """Returns whether the type has CPU credits (T2, T3, T3a, T4g)."""
    return bool(INSTANCE_TYPES[instance_type].get("BurstablePerformanceSupported"))


def is_on_nitro(instance_type: str) -> bool:
    """Returns whether the type is on the Nitro System; bare metal, for which no hypervisor is named, is too."""
    return bool(INSTANCE_TYPES[instance_type].get("Hypervisor") != "xen")


def add_missing_zones() -> None:
    """Adds the zones that are in moto's list of offerings and missing in its older list of zones."""
    for region, zones in RegionsAndZonesBackend.zones.items():
        offering = {each["Location"] for each in INSTANCE_TYPE_OFFERINGS["availability-zone"].get(region, [])}
        for name in sorted(offering - {zone.name for zone in zones}):
            prefix = zones[0].zone_id.partition("-")[0]
            zones.append(Zone(region_name=region, name=name, zone_id=f"{prefix}-az{len(zones) + 1}"))


@cache
def _zones_by_type(region: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for offering in INSTANCE_TYPE_OFFERINGS["availability-zone"].get(region, []):
        found.setdefault(offering["InstanceType"], set()).add(offering["Location"])
    return {name: frozenset(zones) for name, zones in found.items()}


def zones_offering(region: str, instance_type: str, not_offered: dict[str, list[str]]) -> list[str]:
    """Returns the zones of `region` that offer the type, sorted; `not_offered` (zone -> patterns) removes some."""
    zones = _zones_by_type(region).get(instance_type, frozenset())
    return sorted(zone for zone in zones if not is_withheld(zone, instance_type, not_offered))


def is_withheld(zone: str, instance_type: str, not_offered: dict[str, list[str]]) -> bool:
    """Returns whether the setting `not_offered` removes the type from the zone."""
    return any(fnmatchcase(instance_type, pattern) for pattern in not_offered.get(zone, []))


def check_location_type(location_type: str | None) -> None:
    """Rejects an unknown location type, and one without data in the local EC2."""
    if location_type == "outpost":
        raise NotImplementedError("offerings of Outposts")
    if location_type is not None and location_type not in INSTANCE_TYPE_OFFERINGS:
        kinds = "[region, availability-zone, availability-zone-id, outpost]"
        text = f"Value ({location_type}) for parameter locationType is invalid. Expected one of {kinds}."
        raise ApiError("InvalidParameterValue", text)


def matching_offerings(offerings: list[dict[str, Any]], filters: dict[str, list[str]]) -> list[dict[str, object]]:
    """Returns the rows of DescribeInstanceTypeOfferings that match the filters, which may have `*` and `?`.

    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html
    """
    keys = {"location": "Location", "instance-type": "InstanceType"}
    return [row for row in offerings if all(any(fnmatchcase(row[keys[name]], each) for each in values) for name, values in filters.items())]


def still_offered(offerings: list[dict[str, object]], region: str, not_offered: dict[str, list[str]]) -> list[dict[str, object]]:
    """Returns the rows of DescribeInstanceTypeOfferings that the setting `not_offered` does not remove."""
    if not not_offered:
        return offerings
    return [row for row in offerings if _is_offered(row, region, not_offered)]


def _is_offered(row: dict[str, Any], region: str, not_offered: dict[str, list[str]]) -> bool:
    if row["LocationType"] == "availability-zone":
        return not is_withheld(row["Location"], row["InstanceType"], not_offered)
    return bool(zones_offering(region, row["InstanceType"], not_offered))
