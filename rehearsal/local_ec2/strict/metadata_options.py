"""Options of the instance metadata service."""

from __future__ import annotations

from typing import Any

from local_ec2.errors import ApiError

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsRequest.html
_VALUES = {
    "HttpTokens": ("optional", "required"),
    "HttpEndpoint": ("enabled", "disabled"),
    "HttpProtocolIpv6": ("enabled", "disabled"),
    "InstanceMetadataTags": ("enabled", "disabled"),
}
_HOP_LIMITS = range(1, 65)


def check_metadata_options(options: dict[str, Any]) -> None:
    """Raises ApiError for unknown values; takes them by the names of the API's parameters."""
    for name, allowed in _VALUES.items():
        if options.get(name) not in (None, *allowed):
            parameter = name[0].lower() + name[1:]
            raise ApiError("InvalidParameterValue", f"Value ({options[name]}) for parameter {parameter} is invalid.")
    limit = options.get("HttpPutResponseHopLimit")
    if limit is not None and int(limit) not in _HOP_LIMITS:
        raise ApiError("InvalidParameterValue", f"Value ({limit}) for parameter HttpPutResponseHopLimit is invalid. It is 1 to 64.")
