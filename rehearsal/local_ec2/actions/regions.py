"""DescribeRegions."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from moto.core.responses import ActionResult

from local_ec2.actions.base import Actions
from local_ec2.errors import ApiError
from local_ec2.regions import regions_of_partition

_FILTERS = {"endpoint": "Endpoint", "opt-in-status": "OptInStatus", "region-name": "RegionName"}


class RegionActions(Actions):
    """The Regions of the account."""

    def describe_regions(self) -> ActionResult:
        """Returns the enabled Regions; disabled ones where the request names them or has AllRegions."""
        self.error_on_dryrun()
        found = regions_of_partition(self.region, self.world.settings.opted_in_regions)
        names = self._get_param("RegionNames", [])
        unknown = [name for name in names if name not in {each["RegionName"] for each in found}]
        if unknown:
            raise ApiError("InvalidParameterValue", f"Invalid region names: {', '.join(unknown)}")
        if names:
            found = [each for each in found if each["RegionName"] in names]
        elif not self._get_param("AllRegions"):
            found = [each for each in found if each["OptInStatus"] != "not-opted-in"]
        filters = self._get_param("Filters", [])
        return ActionResult({"Regions": [each for each in found if all(_passes(each, wanted) for wanted in filters)]})


def _passes(region: dict[str, Any], wanted: dict[str, Any]) -> bool:
    value = region[_FILTERS[wanted["Name"]]]
    return any(fnmatchcase(value, pattern) for pattern in wanted["Values"])
