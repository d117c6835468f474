"""The filters of EC2's calls: those in its documentation."""

from __future__ import annotations

import html
import re
from functools import cache

from moto.core.utils import get_service_model

from local_ec2.errors import ApiError

_CODE = re.compile(r"<code>([^<]+)</code>")
# Documented for nearly all calls in earlier versions of the API.
_EVERYWHERE = {"tag-key", "tag-value"}


@cache
def documented_filters(action: str) -> frozenset[str]:
    """Returns the words in code type in the documentation of a call's filters, or none if it has no filters.

    Examples of values are among them, which does no harm: only names of filters are looked up.
    """
    shape = get_service_model("ec2").operation_model(action).input_shape
    members = shape.members if shape else {}
    text = next((members[each].documentation for each in ("Filters", "Filter") if each in members), "")
    return frozenset(html.unescape(each).strip() for each in _CODE.findall(text))


def check_filters(action: str, filters: list[dict[str, object]]) -> None:
    """Raises ApiError for filters that the call does not have (message: terraform-provider-aws)."""
    known = documented_filters(action)
    for name in (str(each.get("Name")) for each in filters):
        if known and name not in known | _EVERYWHERE and not name.startswith("tag:"):
            raise ApiError("InvalidParameterValue", f"The filter '{name}' is invalid")
