"""Evaluates every call against the policies of its caller; the errors have AWS's words."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from moto.ec2.models import EC2Backend
from moto.ssm.models import ssm_backends

from local_ec2.api_call import ApiCall
from local_ec2.backend import LocalEc2Backend, region_backend
from local_ec2.encryption import is_aws_managed, key_of
from local_ec2.errors import Answer, render_error
from local_ec2.iam.policy import Decision, Policy, Request, decide
from local_ec2.iam.targets import ACCOUNT, requests_of

if TYPE_CHECKING:
    from local_ec2.world import World

# What EC2 does with a KMS key of the customer; kms:ReEncrypt* is both of the last.
_KEY_ACTIONS = (
    "kms:CreateGrant",
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
)


def reject_by_policy(world: World, call: ApiCall) -> Answer | None:
    """Returns AWS's error for a call that its caller's policies do not allow, or None. A caller without policies may do anything."""
    # GetCallerIdentity needs no permission; a role is assumed by its trust policy.
    if call.action == "GetCallerIdentity" or call.action.startswith("AssumeRoleWith"):
        return None
    denied = _denial(world, call.service, call.action, call.parameters, call)
    if denied is None:
        return None
    action, text = denied
    if call.service == "ec2":
        # The code is quoted by programs that launch by `resolve:ssm:`; we found no quotation of its message.
        code = "SsmAccessDenied" if action.startswith("ssm:") else "UnauthorizedOperation"
        return render_error("ec2", code, f"You are not authorized to perform this operation. {text}", 403)
    if call.service in ("sts", "iam"):
        return render_error(call.service, "AccessDenied", text, 403)
    return render_error(call.service, "AccessDeniedException", text, 400)


def denial_message(world: World, service: str, action: str, parameters: Mapping[str, object], caller: ApiCall) -> str | None:
    """Returns AWS's message for an action that a caller may not do, or None when it is allowed.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    """
    denied = _denial(world, service, action, parameters, caller)
    return None if denied is None else denied[1]


def _denial(world: World, service: str, action: str, parameters: Mapping[str, object], caller: ApiCall) -> tuple[str, str] | None:
    found = _identity(world, caller)
    if found is None:
        return None
    who, policies = found

    def tags(kind: str, name: str, region: str = caller.region) -> dict[str, str]:
        return _tags(region, kind, name)

    for request in requests_of(service, action, parameters, caller.region, tags):
        decision = decide(policies, request)
        if decision is not Decision.ALLOWED:
            on = "" if request.resource == "*" else f" on resource: {request.resource}"
            why = decision.value.format(action=request.action)
            text = f"User: {who} is not authorized to perform: {request.action}{on} {why}"
            text += f". Encoded authorization failure message: {_encoded()}" if service == "ec2" else ""
            return request.action, text
    return None


def may_use_key(world: World, backend: EC2Backend, key: str | None) -> bool:
    """Returns whether EC2 can use a KMS key in a Region, which it does with the permissions of the caller of the call that runs.

    AWS's own key for EBS can be used by every principal of the account that may call EC2.
    https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html#ebs-encryption-permissions
    """
    arn = key_of(backend, key or "")
    found = None if world.caller is None else _identity(world, world.caller)
    if arn is None or found is None or is_aws_managed(backend, arn):
        return arn is not None
    region = backend.region_name
    context = {"aws:requestedregion": region, "kms:viaservice": f"ec2.{region}.amazonaws.com", "kms:grantisforawsresource": "true"}
    return all(decide(found[1], Request(action, arn, context)) is Decision.ALLOWED for action in _KEY_ACTIONS)


def _identity(world: World, call: ApiCall) -> tuple[str, tuple[Policy, ...]] | None:
    role, session = world.sessions.whose(call.session_token or "") or ("", "")
    if role in world.settings.roles:
        arn = f"arn:aws:sts::{ACCOUNT}:assumed-role/{role.rpartition('/')[2]}/{session}"
        return arn, world.settings.roles[role].policies
    identity = world.settings.identities.get(call.access_key or "")
    return None if identity is None else (f"arn:aws:iam::{ACCOUNT}:user/limited", identity.policies)


def _tags(region: str, kind: str, name: str) -> dict[str, str]:
    """The tags of a resource. A deleted resource has none, so a condition on a tag denies the call where NotFound might be expected.

    runs-on/terraform-aws-runs-on#60, aws/karpenter-provider-aws#2100: TerminateInstances of an instance that is gone is
    UnauthorizedOperation under a policy with aws:ResourceTag.
    """
    if kind == "parameter":
        parameters: Any = ssm_backends[ACCOUNT][region]
        tags: dict[str, str] = parameters.tags_of(name)
        return tags
    backend = region_backend(region)
    resource_id = _existing_id(backend, kind, name)
    return {} if resource_id is None else dict(backend.tags.get(resource_id, {}))


def _existing_id(backend: LocalEc2Backend, kind: str, name: str) -> str | None:
    """Returns the id of an existing resource, also by its name where calls accept one."""
    tables: dict[str, Any] = {
        "image": backend.amis,
        "snapshot": backend.snapshots,
        "volume": backend.volumes,
        "network-interface": backend.enis,
        "spot-instances-request": backend.spot_instance_requests,
        "launch-template": backend.launch_templates,
        "key-pair": backend.key_pairs,
        "vpc": backend.vpcs,
    }
    if kind == "instance":
        return name if any(each.id == name for each in backend.all_instances()) else None
    if kind == "security-group":
        return name if backend.get_security_group_from_id(name) is not None else None
    if kind == "subnet":
        return name if any(name in zone for zone in backend.subnets.values()) else None
    found = [each.id for key, each in tables[kind].items() if name in (key, each.id, getattr(each, "name", None))]
    return found[0] if found else None


def _encoded() -> str:
    """Random text as long as AWS's encoded message, which sts:DecodeAuthorizationMessage would decode."""
    return base64.urlsafe_b64encode(os.urandom(120)).decode()
