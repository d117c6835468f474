"""Fault injection: errors that a test sets."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from fnmatch import fnmatchcase

from local_ec2.api_call import ApiCall
from local_ec2.errors import status_of


@dataclass
class Fault:
    """One injected error.

    `action` and the names and values of `match` are shell patterns (`match` is compared with the flat parameters, as
    in `{"*SubnetId": "subnet-1*"}`); `times` is how often it is still injected, None for always; `phase` "after" carries the
    call out and then answers the error, as when the answer is lost; `delay` is seconds of waiting before the answer.
    """

    action: str
    code: str
    message: str = "injected by the rehearsal"
    status: int | None = None
    times: int | None = None
    match: dict[str, str] = field(default_factory=dict)
    phase: str = "before"
    delay: float = 0.0

    @classmethod
    def from_json(cls, value: object) -> Fault:
        """Takes one entry of the setting `faults`. Raises ValueError if it is invalid."""
        if not isinstance(value, dict) or not {"action", "code"} <= value.keys():
            raise ValueError(f"a fault needs at least action and code: {value!r}")
        unknown = value.keys() - {each.name for each in fields(cls)}
        if unknown:
            raise ValueError(f"a fault has no {', '.join(sorted(unknown))}")
        fault = cls(**value)
        if fault.phase not in ("before", "after"):
            raise ValueError(f"a fault's phase is before or after, not {fault.phase!r}")
        if fault.status is None:
            fault.status = status_of(fault.code)
        return fault

    def to_json(self) -> dict[str, object]:
        """Returns the fault as it can be posted again."""
        return asdict(self)

    def applies(self, call: ApiCall, phase: str) -> bool:
        """Returns whether to inject this fault into the call, and lowers `times` if so."""
        if phase != self.phase or self.times == 0 or not fnmatchcase(call.action, self.action):
            return False
        if not call.has(self.match):
            return False
        if self.times is not None:
            self.times -= 1
        return True
