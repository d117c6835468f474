"""Sessions of roles: which web identity tokens get one, and when its credentials expire.

AWS also checks a token's signature. The stand-in for GitHub has no key, so only the claims are checked here.
"""

from __future__ import annotations

import base64
import binascii
import json
import time
from collections.abc import Mapping
from typing import Any, Protocol

from moto.sts import urls as moto_urls
from moto.sts.models import AssumedRole, STSBackend

from local_ec2.api_call import ApiCall
from local_ec2.errors import Answer, render_error
from local_ec2.iam.identity import Identity
from local_ec2.iam.policy import Decision, Request, decide
from local_ec2.settings import Settings

# Tolerance for calls on their way: clients use credentials up to the second of their expiration.
_GRACE_SECONDS = 1.0
_NO_JWT = "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"


class Sessions:
    """The expiration of each session, in seconds since the epoch. Use it under the world's lock."""

    def __init__(self) -> None:
        self._ends: dict[str, float] = {}
        self._whose: dict[str, tuple[str, str]] = {}

    def open(self, session_token: str, end: float, role: str, name: str) -> None:
        """Adds a session with its role (ARN) and session name."""
        self._ends[session_token] = end
        self._whose[session_token] = (role, name)

    def whose(self, session_token: str) -> tuple[str, str] | None:
        """Returns role (ARN) and name of a session, or None for an unknown token."""
        return self._whose.get(session_token)

    def has_ended(self, session_token: str) -> bool:
        """Returns whether the credentials of a session have expired."""
        end = self._ends.get(session_token)
        return end is not None and time.time() >= end + _GRACE_SECONDS


class SessionWorld(Protocol):
    """The part of `local_ec2.world.World` that STS uses."""

    settings: Settings
    sessions: Sessions


class LocalSts(STSBackend):
    """moto's STS, with the session duration of the settings."""

    world: SessionWorld

    @property
    def _url_module(self) -> object:
        return moto_urls

    def assume_role(self, **kwargs: Any) -> AssumedRole:  # type: ignore[override]  # moto passes all arguments by name
        """Opens a session; the requested duration is ignored."""
        role = super().assume_role(**{**kwargs, "duration": self.world.settings.session_seconds})
        ends, name = role.expiration.timestamp(), role.session_name
        self.world.sessions.open(role.session_token, ends, kwargs["role_arn"], name)
        return role

    def get_caller_identity(self, access_key_id: str, region: str) -> tuple[str, str, str]:
        """Returns the caller's identity. The ids of IAM users begin with AIDA, unlike moto's.

        https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
        """
        user_id, arn, account = super().get_caller_identity(access_key_id, region)
        if ":sts:" not in arn or ":user/" not in arn:
            return user_id, arn, account
        return user_id.replace("AKIA", "AIDA", 1), arn.replace(":sts:", ":iam:", 1), account


def reject_web_identity(call: ApiCall, roles: Mapping[str, Identity]) -> Answer | None:
    """Returns STS's error for a call with an invalid token, or None when the token is valid.

    The trust policy of an existing role decides. A role that does not exist and one that does not trust the token get the
    same error, which does not contain the claims.
    https://github.com/aws-actions/configure-aws-credentials/issues/318

    Codes and statuses: the errors of AssumeRoleWithWebIdentity in the model of STS (botocore, sts/2011-06-15).
    """
    if call.service != "sts" or call.action != "AssumeRoleWithWebIdentity":
        return None
    claims = _claims(str(call.parameters.get("WebIdentityToken", "")))
    if claims is None:
        return render_error("sts", "InvalidIdentityToken", _NO_JWT, 400)
    if _audience(str(call.parameters.get("RoleArn", ""))) != claims.get("aud"):
        return render_error("sts", "InvalidIdentityToken", "Incorrect token audience", 400)
    now = int(time.time())
    if now >= claims["exp"]:
        text = f"Token expired: current date/time {now} must be before the expiration date/time {int(claims['exp'])}"
        return render_error("sts", "ExpiredTokenException", text, 400)
    if roles and not _is_trusted(roles.get(str(call.parameters.get("RoleArn", ""))), claims):
        return render_error("sts", "AccessDenied", f"Not authorized to perform sts:{call.action}", 403)
    return None


def _is_trusted(role: Identity | None, claims: dict[str, object]) -> bool:
    """The condition keys of a web identity are the provider's host and the claim.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
    """
    if role is None or role.trust is None:
        return role is not None
    provider = str(claims.get("iss", "https://token.actions.githubusercontent.com")).removeprefix("https://")
    said = {f"{provider}:{name}".lower(): str(value) for name, value in claims.items()}
    request = Request("sts:AssumeRoleWithWebIdentity", "*", said)
    return decide([role.trust], request) is Decision.ALLOWED


def _claims(token: str) -> dict[str, Any] | None:
    parts = token.split(".")
    if len(parts) != 3 or not all(parts):
        return None
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (binascii.Error, ValueError):
        return None
    if not isinstance(claims, dict) or isinstance(claims.get("exp"), bool):
        return None
    return claims if isinstance(claims.get("exp"), (int, float)) else None


def _audience(role: str) -> str:
    """Returns the audience that IAM's documentation names for GitHub's provider in a role's partition."""
    return "sts.amazonaws.com.cn" if role.startswith("arn:aws-cn:") else "sts.amazonaws.com"
