"""The actions and resources that a call of SSM's Parameter Store needs: one for every parameter in it.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
https://docs.aws.amazon.com/systems-manager/latest/userguide/ps-restrict-parameter-access.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from local_ec2.iam.policy import Request

# Returns the tags of a resource by its type and name.
Tags = Callable[[str, str], dict[str, str]]
ContextOf = Callable[[Mapping[str, dict[str, str] | None]], dict[str, Any]]


def parameter_arn(name: str, region: str, account: str) -> str:
    """Returns the ARN of a parameter, without the version or label in `name`; that of a public parameter has no account."""
    if name.startswith("arn:"):
        return ":".join(name.split(":")[:6])
    plain = name.strip(" ").partition(":")[0]
    return f"arn:aws:ssm:{region}:{'' if plain.startswith('/aws/') else account}:parameter/{plain.removeprefix('/')}"


def parameter_requests(
    action: str, parameters: Mapping[str, Any], region: str, account: str, tags: Tags, context: ContextOf
) -> Iterator[Request]:
    """Returns what must be allowed for a call of SSM; `context` returns the condition keys of all services.

    Tags of a new parameter need ssm:AddTagsToResource too.
    """
    requested = {each["Key"]: each["Value"] for each in parameters["Tags"]} if parameters.get("Tags") else None
    names = _names(parameters)
    if not names:
        # As in the error of DescribeParameters: "on resource: arn:aws:ssm:us-east-1:ACCOUNT:*".
        yield Request(f"ssm:{action}", f"arn:aws:ssm:{region}:{account}:*", context({}))
    for name in names:
        arn = parameter_arn(name, region, account)
        own = tags("parameter", re.sub(r"^arn:[^/]*:parameter(?=/)", "", name))
        keys = context({"own": own, "requested": requested})
        keys |= {f"ssm:resourcetag/{key}".lower(): value for key, value in own.items()}
        if action == "PutParameter":
            # https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policy-conditions.html
            keys["ssm:overwrite"] = str(bool(parameters.get("Overwrite"))).lower()
        yield Request(f"ssm:{action}", arn, keys)
        if requested and action == "PutParameter":
            yield Request("ssm:AddTagsToResource", arn, context({"own": own, "requested": requested}))


def _names(parameters: Mapping[str, Any]) -> list[str]:
    if parameters.get("ResourceType") == "Parameter":
        return [str(parameters.get("ResourceId"))]
    one = parameters.get("Name", parameters.get("Path"))
    return [one] if isinstance(one, str) else [str(each) for each in parameters.get("Names") or []]
