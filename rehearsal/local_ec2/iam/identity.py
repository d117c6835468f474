"""Callers with policies: the owner of an access key, or a role."""

from __future__ import annotations

from dataclasses import dataclass

from local_ec2.iam.policy import Policy


@dataclass(frozen=True)
class Identity:
    """The policies of a caller; `trust` is a role's trust policy, if it is evaluated."""

    policies: tuple[Policy, ...]
    trust: Policy | None

    @staticmethod
    def from_json(value: object) -> Identity:
        """Reads {"policies": [documents], "trust": document}; raises ValueError."""
        if not isinstance(value, dict) or value.keys() - {"policies", "trust"}:
            raise ValueError("an identity has policies and, if it is a role, trust")
        trust = value.get("trust")
        policies = tuple(Policy.from_json(each) for each in value.get("policies", []))
        return Identity(policies, None if trust is None else Policy.from_json(trust))

    def to_json(self) -> dict[str, object]:
        """Returns what `from_json` takes."""
        return {
            "policies": [each.to_json() for each in self.policies],
            "trust": None if self.trust is None else self.trust.to_json(),
        }


def read_identities(value: object) -> dict[str, Identity]:
    """Reads identities by access key or role; raises ValueError."""
    if not isinstance(value, dict):
        raise ValueError("identities are an object: access key or role -> identity")
    return {str(name): Identity.from_json(each) for name, each in value.items()}
