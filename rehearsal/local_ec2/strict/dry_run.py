"""DryRun: no call that has it may do anything, and a success is told as DryRunOperation.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
"""

from __future__ import annotations

from typing import Any

_READS = ("describe_", "get_", "list_", "search_")
# What a method that looks at DryRun itself, after its own checks, calls.
_LOOKS = {"error_on_dryrun", "_change"}


def looks_at_dry_run(api: type[Any], method: str) -> bool:
    """Says whether a call can be made as a dry run as it is: a read does nothing, the others look at DryRun themselves."""
    if method.startswith(_READS):
        return True
    answers = (vars(each)[method] for each in api.__mro__ if method in vars(each))
    return any(_LOOKS & set(each.__code__.co_names) for each in answers)
