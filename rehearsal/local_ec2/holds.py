"""Calls that a test blocks: they get no answer until the test allows it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from fnmatch import fnmatchcase

from local_ec2.api_call import ApiCall

PHASES = ("before", "after")


@dataclass(frozen=True)
class Hold:
    """Blocks the calls that match while this is among the settings.

    `action`, `user_agent` and the names and values of `match` are shell patterns, `match` as in a fault. `phase` "before"
    carries the call out only when the hold is removed, even if the caller has disconnected, as EC2 does with a request
    that it has received; "after" carries the call out at once and delays only the answer.
    """

    action: str
    user_agent: str = "*"
    match: dict[str, str] = field(default_factory=dict)
    phase: str = "before"

    @classmethod
    def from_json(cls, value: object) -> Hold:
        """Takes one entry of the setting `holds`. Raises ValueError if it is invalid."""
        if not isinstance(value, dict) or "action" not in value:
            raise ValueError(f"a hold needs at least an action: {value!r}")
        unknown = value.keys() - {each.name for each in fields(cls)}
        if unknown:
            raise ValueError(f"a hold has no {', '.join(sorted(unknown))}")
        hold = cls(**value)
        if hold.phase not in PHASES:
            raise ValueError(f"a hold's phase is before or after, not {hold.phase!r}")
        return hold

    def to_json(self) -> dict[str, object]:
        """Returns the hold as it can be posted again."""
        return asdict(self)

    def applies(self, call: ApiCall, phase: str) -> bool:
        """Returns whether this hold blocks the call in that phase."""
        if phase != self.phase or not fnmatchcase(call.action, self.action):
            return False
        return fnmatchcase(call.user_agent, self.user_agent) and call.has(self.match)
