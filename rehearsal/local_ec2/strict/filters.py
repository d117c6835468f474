"""The filters that a call of EC2 has: those that its documentation names."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

from moto.core.utils import get_service_model

from local_ec2.errors import Refusal

_CODE = re.compile(r"<code>([^<]+)</code>")
# Documented for nearly all calls in earlier versions of the API.
_EVERYWHERE = {"tag-key", "tag-value"}


@cache
def documented_filters(action: str) -> frozenset[str]:
    """Gives the words in code type in the documentation of a call's filters, or nothing where there is none.

    Examples of values are among them, which does no harm: what is looked up there is the name of a filter.
    """
    shape = get_service_model("ec2").operation_model(action).input_shape
    members = shape.members if shape else {}
    text = next((members[each].documentation for each in ("Filters", "Filter") if each in members), "")
    return frozenset(html.unescape(each).strip() for each in _CODE.findall(text))


def check_filters(action: str, filters: list[dict[str, Any]]) -> None:
    """Refuses filters that the call does not have (terraform-provider-aws and others quote the words)."""
    known = documented_filters(action)
    for name in (str(each.get("Name")) for each in filters):
        if known and name not in known | _EVERYWHERE and not name.startswith("tag:"):
            raise Refusal("InvalidParameterValue", f"The filter '{name}' is invalid")
