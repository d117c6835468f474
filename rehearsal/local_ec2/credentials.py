"""AWS's errors for missing, expired, unknown and powerless credentials.

Any other credentials are valid, those of a session until it ends. Tests choose an error by their credentials:
a session token that begins with EXPIRED, an access key that begins with AKIAINVALID or AKIADENIED.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from local_ec2.api_call import ApiCall
from local_ec2.errors import Answer, render_error
from local_ec2.regions import exists, is_enabled

# These carry a web identity token instead of a signature.
_UNSIGNED = {"AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"}
_PRINCIPAL = "arn:aws:iam::123456789012:user/denied"


def reject_region(call: ApiCall, opted_in: Collection[str]) -> Answer | None:
    """Returns the answer to a call to a Region that is not enabled, whose endpoints do not know the account, or None.

    `opted_in` are the Regions that the account has enabled. Of a Region that does not exist AWS has no endpoint; a status that SDKs
    do not retry is the nearest thing.
    """
    if call.access_key is None:
        return None
    if not exists(call.region):
        return render_error(call.service, "UnknownRegion", f"There is no Region {call.region}, so it has no endpoint on AWS.", 400)
    return None if is_enabled(call.region, opted_in) else _unknown(call.service)


def reject_credentials(call: ApiCall, has_ended: Callable[[str], bool]) -> Answer | None:
    """Returns the answer of AWS to a call whose credentials it does not accept, or None when they are valid.

    `has_ended` says whether the session of a session token has expired.
    """
    if call.access_key is None:
        return None if call.action in _UNSIGNED else _missing(call.service)
    token = call.session_token or ""
    if token.startswith("EXPIRED") or has_ended(token):
        return _expired(call.service)
    if call.access_key.startswith("AKIAINVALID"):
        return _unknown(call.service)
    # GetCallerIdentity needs no permission.
    if call.access_key.startswith("AKIADENIED") and call.action != "GetCallerIdentity":
        return _denied(call)
    return None


def _missing(service: str) -> Answer:
    if service == "ec2":
        return render_error(service, "AuthFailure", "AWS was not able to validate the provided access credentials", 401)
    code = "MissingAuthenticationToken" if service in ("sts", "iam") else "MissingAuthenticationTokenException"
    return render_error(service, code, "Request is missing Authentication Token", 403 if service in ("sts", "iam") else 400)


def _expired(service: str) -> Answer:
    if service == "ec2":
        return render_error(service, "RequestExpired", "Request has expired.", 400)
    text = "The security token included in the request is expired"
    if service in ("sts", "iam"):
        return render_error(service, "ExpiredToken", text, 403)
    return render_error(service, "ExpiredTokenException", text, 400)


def _unknown(service: str) -> Answer:
    if service == "ec2":
        return render_error(service, "AuthFailure", "AWS was not able to validate the provided access credentials", 401)
    text = "The security token included in the request is invalid."
    if service in ("sts", "iam"):
        return render_error(service, "InvalidClientTokenId", text, 403)
    return render_error(service, "UnrecognizedClientException", text, 400)


def _denied(call: ApiCall) -> Answer:
    action = f"{call.service}:{call.action}"
    who = f"User: {_PRINCIPAL} is not authorized to perform: {action}"
    why = f"because no identity-based policy allows the {action} action"
    if call.service == "ec2":
        text = f"You are not authorized to perform this operation. {who} {why}"
        return render_error("ec2", "UnauthorizedOperation", text, 403)
    if call.service in ("sts", "iam"):
        return render_error(call.service, "AccessDenied", f"{who} {why}", 403)
    return render_error(call.service, "AccessDeniedException", f"{who} {why}", 400)
