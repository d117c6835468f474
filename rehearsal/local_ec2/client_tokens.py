"""Client tokens: the same request twice is carried out once.

https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
"""

from __future__ import annotations

import json
from typing import Any

from local_ec2.errors import ApiError

_TOKEN_LIMIT = 64

# Client token -> (fingerprint of the parameters, what was made).
Tokens = dict[str, tuple[str, object]]


def earlier_answer(tokens: Tokens, params: dict[str, Any]) -> Any:
    """Returns what an earlier request with the same token has made, or None; rejects other parameters and long tokens."""
    token = params.get("ClientToken")
    if token and len(token) > _TOKEN_LIMIT:
        raise ApiError("InvalidParameterValue", f"Client token is too long; maximum is {_TOKEN_LIMIT} characters")
    if not token or token not in tokens:
        return None
    before, made = tokens[token]
    if before != _fingerprint(params):
        raise ApiError(
            "IdempotentParameterMismatch",
            "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
        )
    return made


def remember_answer(tokens: Tokens, params: dict[str, Any], made: object) -> None:
    """Remembers what a request has made by its token, if it has one; a request that was rejected is not remembered."""
    if params.get("ClientToken"):
        tokens[params["ClientToken"]] = (_fingerprint(params), made)


def _fingerprint(params: dict[str, object]) -> str:
    return json.dumps({name: each for name, each in params.items() if name != "DryRun"}, sort_keys=True, default=str)
