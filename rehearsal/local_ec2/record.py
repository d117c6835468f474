"""The record of all API calls and their answers, in order."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import asdict, dataclass

from local_ec2.api_call import ApiCall
from local_ec2.errors import Answer

_XML_CODE = re.compile(rb"<Code>([^<]+)</Code>")
_JSON_CODE = re.compile(rb'"__type"\s*:\s*"(?:[^"#]*#)?([^"]+)"')


@dataclass(frozen=True)
class Entry:
    """One call: `time` is seconds since the epoch at its arrival, `seconds` the time until its answer."""

    time: float
    seconds: float
    service: str
    action: str
    region: str
    parameters: dict[str, object]
    user_agent: str
    access_key: str | None
    status: int
    error: str | None


class Record:
    """The calls so far; safe to use from several threads."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._lock = threading.Lock()

    def add(self, call: ApiCall, arrival: float, answer: Answer) -> None:
        """Adds a call, its arrival (epoch seconds) and its answer."""
        entry = Entry(
            time=arrival,
            seconds=round(time.time() - arrival, 3),
            service=call.service,
            action=call.action,
            region=call.region,
            parameters=call.parameters,
            user_agent=call.user_agent,
            access_key=call.access_key,
            status=answer.status,
            error=error_code(answer),
        )
        with self._lock:
            self._entries.append(entry)

    def to_json(self) -> list[dict[str, object]]:
        """Returns all entries, oldest first."""
        with self._lock:
            return [asdict(entry) for entry in self._entries]


def error_code(answer: Answer) -> str | None:
    """Returns the AWS error code in an answer, or None when it is a success."""
    if answer.status < 400:
        return None
    found = _XML_CODE.search(answer.body) or _JSON_CODE.search(answer.body)
    return found.group(1).decode() if found else "Unknown"
