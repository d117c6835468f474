"""Answers that a test keeps back: a call that is in the air for as long as the test wants it to be."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from fnmatch import fnmatchcase
from typing import Any

from local_ec2.api_call import ApiCall

PHASES = ("before", "after")


@dataclass(frozen=True)
class Hold:
    """Calls that get no answer while this is among the settings.

    `action`, `user_agent` and the names and values of `match` are shell patterns, `match` as in a fault. `phase` "before"
    carries the call out only when the hold is gone, even if the caller has gone too, as a request does that has been
    received; "after" carries it out at once and keeps the answer back.
    """

    action: str
    user_agent: str = "*"
    match: dict[str, str] = field(default_factory=dict)
    phase: str = "before"

    @classmethod
    def from_json(cls, value: Any) -> Hold:
        """Takes one entry of the setting `holds`. Raises ValueError for what is not one."""
        if not isinstance(value, dict) or "action" not in value:
            raise ValueError(f"a hold needs at least an action: {value!r}")
        unknown = value.keys() - {each.name for each in fields(cls)}
        if unknown:
            raise ValueError(f"a hold has no {', '.join(sorted(unknown))}")
        hold = cls(**value)
        if hold.phase not in PHASES:
            raise ValueError(f"a hold's phase is before or after, not {hold.phase!r}")
        return hold

    def to_json(self) -> dict[str, Any]:
        """Gives the hold as it can be posted again."""
        return asdict(self)

    def keeps(self, call: ApiCall, phase: str) -> bool:
        """Says whether the call is to wait in that phase."""
        if phase != self.phase or not fnmatchcase(call.action, self.action):
            return False
        return fnmatchcase(call.user_agent, self.user_agent) and call.has(self.match)
