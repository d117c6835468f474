"""DryRun: the call does nothing, and answers DryRunOperation instead of a success.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
"""

from __future__ import annotations

_READS = ("describe_", "get_", "list_", "search_")
# The method that moto's calls use to check DryRun themselves.
_LOOKS = {"error_on_dryrun", "_change"}


def handles_dry_run(api: type[object], method: str) -> bool:
    """Returns whether moto's method can be called in a dry run: it only reads, or handles DryRun itself."""
    if method.startswith(_READS):
        return True
    answers = (vars(each)[method] for each in api.__mro__ if method in vars(each))
    return any(_LOOKS & set(each.__code__.co_names) for each in answers)
