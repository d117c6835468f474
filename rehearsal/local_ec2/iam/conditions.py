"""The conditions of IAM policies: operators, set operators and the rules for keys that a request does not have.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

# The context of a request by condition key, in lower case, since case is ignored.
Context = Mapping[str, str | Sequence[str]]


@lru_cache(maxsize=4096)
def _pattern(text: str, ignore_case: bool) -> re.Pattern[str]:
    parts = (".*" if each == "*" else "." if each == "?" else re.escape(each) for each in text)
    return re.compile("".join(parts), re.DOTALL | (re.IGNORECASE if ignore_case else 0))


def matches(pattern: str, text: str, ignore_case: bool = False) -> bool:
    """Returns whether a text matches a pattern of IAM's: `*` matches any characters, `?` one; nothing else is special."""
    return _pattern(pattern, ignore_case).fullmatch(text) is not None


_POSITIVE: dict[str, Callable[[str, str], bool]] = {
    "StringEquals": lambda wanted, found: wanted == found,
    "StringEqualsIgnoreCase": lambda wanted, found: wanted.lower() == found.lower(),
    "StringLike": matches,
    "ArnEquals": matches,
    "ArnLike": matches,
    "Bool": lambda wanted, found: wanted.lower() == found.lower(),
}
_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
}
_SETS = ("ForAllValues", "ForAnyValue")


def check_conditions(condition: object) -> None:
    """Raises ValueError for a Condition that is not evaluated here, rather than ignore it."""
    if not isinstance(condition, dict):
        raise ValueError(f"a Condition is an object, not {condition!r}")
    for operator, keys in condition.items():
        prefix, name, _ = _parts(operator)
        if prefix and prefix not in _SETS:
            raise ValueError(f"no such set operator: {operator}")
        if name not in _POSITIVE and name not in _NEGATED and name != "Null":
            raise ValueError(f"the local EC2 does not evaluate the operator {operator}")
        for key, value in keys.items():
            if any("${" in each for each in as_list(value)):
                raise ValueError(f"the local EC2 does not evaluate policy variables: {key} {value!r}")


def all_hold(condition: Mapping[str, Mapping[str, object]], context: Context) -> bool:
    """Returns whether a request meets a Condition: every operator and every key of it."""
    return all(
        _holds(operator, as_list(wanted), context.get(key.lower())) for operator, keys in condition.items() for key, wanted in keys.items()
    )


def as_list(value: object) -> list[str]:
    """Returns a policy's value or values as a list of texts."""
    values = value if isinstance(value, list) else [value]
    return [str(each).lower() if isinstance(each, bool) else str(each) for each in values]


def _parts(operator: str) -> tuple[str, str, bool]:
    prefix, _, rest = operator.rpartition(":")
    return prefix, rest.removesuffix("IfExists"), rest.endswith("IfExists")


def _holds(operator: str, wanted: list[str], found: str | Sequence[str] | None) -> bool:
    prefix, name, if_exists = _parts(operator)
    if name == "Null":
        return (found is None) == (wanted[0] == "true")
    values = None if found is None else [found] if isinstance(found, str) else list(found)
    # A key without values is treated as absent.
    if not values:
        return if_exists or prefix == "ForAllValues" or (not prefix and name in _NEGATED)
    one = _negated(name, wanted) if name in _NEGATED else _positive(name, wanted)
    if prefix == "ForAllValues":
        return all(one(value) for value in values)
    if prefix == "ForAnyValue" or name not in _NEGATED:
        return any(one(value) for value in values)
    return all(one(value) for value in values)


def _positive(name: str, wanted: list[str]) -> Callable[[str], bool]:
    compare = _POSITIVE[name]
    return lambda found: any(compare(each, found) for each in wanted)


def _negated(name: str, wanted: list[str]) -> Callable[[str], bool]:
    compare = _POSITIVE[_NEGATED[name]]
    return lambda found: not any(compare(each, found) for each in wanted)
