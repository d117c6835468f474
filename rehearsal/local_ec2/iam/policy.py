"""Policies in JSON, and their decision on one action on one resource.

An explicit deny wins, then an allow; without either the request is denied.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from local_ec2.iam.conditions import Context, all_hold, as_list, check_conditions, matches

_MEMBERS = {"Sid", "Effect", "Action", "Resource", "Condition", "Principal"}


class Decision(Enum):
    """The decision on a request."""

    ALLOWED = "allowed"
    NOT_ALLOWED = "because no identity-based policy allows the {action} action"
    DENIED = "with an explicit deny in an identity-based policy"


@dataclass(frozen=True)
class Request:
    """One action on one resource; an action without resource-level permissions is on `*`."""

    action: str
    resource: str
    context: Context


@dataclass(frozen=True)
class Policy:
    """The statements of a policy document."""

    statements: tuple[dict[str, object], ...]

    @staticmethod
    def from_json(document: object) -> Policy:
        """Reads a policy document; raises ValueError for what is not evaluated here (NotAction, policy variables ...)."""
        if not isinstance(document, dict) or document.get("Version") != "2012-10-17":
            raise ValueError("a policy is an object with the Version 2012-10-17")
        statements = document.get("Statement")
        statements = [statements] if isinstance(statements, dict) else statements
        if not isinstance(statements, list) or not statements:
            raise ValueError("a policy has at least one Statement")
        for statement in statements:
            unknown = statement.keys() - _MEMBERS
            if unknown:
                raise ValueError(f"the local EC2 does not evaluate {', '.join(sorted(unknown))}")
            if statement.get("Effect") not in ("Allow", "Deny"):
                raise ValueError(f"an Effect is Allow or Deny, not {statement.get('Effect')!r}")
            check_conditions(statement.get("Condition", {}))
        return Policy(tuple(statements))

    def to_json(self) -> dict[str, object]:
        """Returns the document."""
        return {"Version": "2012-10-17", "Statement": list(self.statements)}


def decide(policies: Iterable[Policy], request: Request) -> Decision:
    """Returns the decision of identity-based policies on a request."""
    applying = [statement["Effect"] for policy in policies for statement in policy.statements if applies(statement, request)]
    if "Deny" in applying:
        return Decision.DENIED
    return Decision.ALLOWED if "Allow" in applying else Decision.NOT_ALLOWED


def applies(statement: dict[str, Any], request: Request) -> bool:
    """Returns whether a statement matches a request. A trust policy has no Resource: it concerns its own role."""
    if not any(matches(each, request.action, ignore_case=True) for each in as_list(statement.get("Action", []))):
        return False
    if not any(matches(each, request.resource) for each in as_list(statement.get("Resource", "*"))):
        return False
    return all_hold(statement.get("Condition", {}), request.context)
