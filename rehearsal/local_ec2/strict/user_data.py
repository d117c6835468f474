"""User data."""

from __future__ import annotations

import base64
import binascii

from local_ec2.errors import ApiError

# Before base64. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
_LIMIT_BYTES = 16384


def check_user_data(encoded: str | None) -> None:
    """Raises ApiError for user data that is not base64 or longer than EC2 allows."""
    if not encoded:
        return
    try:
        decoded = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise ApiError("InvalidParameterValue", "Invalid BASE64 encoding of user data.") from None
    if len(decoded) > _LIMIT_BYTES:
        raise ApiError("InvalidParameterValue", f"User data is limited to {_LIMIT_BYTES} bytes")
