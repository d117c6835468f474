"""AWS's errors, in the format of each protocol."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from xml.sax.saxutils import escape

from moto.ec2.exceptions import EC2ClientError

# Everything else is 400. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
STATUS_OF = {
    "AuthFailure": 401,
    "UnauthorizedOperation": 403,
    "DryRunOperation": 412,
    "InsufficientInstanceCapacity": 500,
    "InternalError": 500,
    "InternalFailure": 500,
    "RequestLimitExceeded": 503,
    "Unavailable": 503,
}


class ApiError(EC2ClientError):
    """An error of the EC2 API; moto renders it. Takes the code and the message."""


@dataclass(frozen=True)
class Answer:
    """An HTTP response."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def status_of(code: str) -> int:
    """Returns the HTTP status with which EC2 answers an error code."""
    return STATUS_OF.get(code, 400)


def render_error(service: str, code: str, message: str, status: int) -> Answer:
    """Returns an error in the format of `service`: EC2's own XML, the Query XML of STS and IAM, or JSON.

    An empty message is left out of JSON.
    """
    request_id = str(uuid.uuid4())
    if service == "ec2":
        body = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<Response><Errors><Error><Code>{escape(code)}</Code><Message>{escape(message)}</Message></Error></Errors>"
            f"<RequestID>{request_id}</RequestID></Response>"
        )
        return _answer(status, "text/xml;charset=UTF-8", body)
    if service in ("sts", "iam"):
        sender = "Receiver" if status >= 500 else "Sender"
        body = (
            f"<ErrorResponse><Error><Type>{sender}</Type><Code>{escape(code)}</Code>"
            f"<Message>{escape(message)}</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>"
        )
        return _answer(status, "text/xml", body)
    body = json.dumps({"__type": code} | ({"message": message} if message else {}))
    return _answer(status, "application/x-amz-json-1.1", body, ("x-amzn-ErrorType", code), ("x-amzn-RequestId", request_id))


def _answer(status: int, content_type: str, body: str, *headers: tuple[str, str]) -> Answer:
    return Answer(status, [("Content-Type", content_type), *headers], body.encode())
