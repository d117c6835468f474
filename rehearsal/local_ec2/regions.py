"""The Regions that exist, and those that are enabled for the account.

https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend
from moto.utilities.utils import get_partition

# Enabled for every account, and can't be disabled. moto has an older list.
_ALWAYS_ENABLED = frozenset(
    {
        *("ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"),
        *("ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1"),
        *("us-east-1", "us-east-2", "us-west-1", "us-west-2"),
    }
)
_ENDPOINTS = {each.name: each.endpoint for each in RegionsAndZonesBackend.regions}


def exists(region: str) -> bool:
    """Returns whether there is a Region of this name in the partitions aws, aws-cn and aws-us-gov."""
    return region in _ENDPOINTS


def can_be_opted_in(region: str) -> bool:
    """Returns whether the Region is disabled until it is opted in. Those of China and GovCloud are always enabled."""
    return exists(region) and get_partition(region) == "aws" and region not in _ALWAYS_ENABLED


def is_enabled(region: str, opted_in: Collection[str]) -> bool:
    """Returns whether the account can use the Region; `opted_in` are the further Regions that it has enabled."""
    return not can_be_opted_in(region) or region in opted_in


def regions_of_partition(region: str, opted_in: Collection[str]) -> list[dict[str, Any]]:
    """Returns the Regions of the partition of `region`, in the format of DescribeRegions."""
    return [
        {
            "RegionName": name,
            "Endpoint": endpoint,
            "OptInStatus": _status(name, opted_in),
        }
        for name, endpoint in _ENDPOINTS.items()
        if get_partition(name) == get_partition(region)
    ]


def _status(region: str, opted_in: Collection[str]) -> str:
    if not can_be_opted_in(region):
        return "opt-in-not-required"
    return "opted-in" if region in opted_in else "not-opted-in"
