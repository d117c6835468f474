"""The caller, action and parameters of one AWS request, in any of AWS's protocols."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import parse_qsl

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
_CREDENTIAL = re.compile(r"Credential=([^/,\s]+)/\d{8}/([^/,\s]+)/([^/,\s]+)/aws4_request")


@dataclass(frozen=True)
class ApiCall:
    """One request: `parameters` are flat for the Query protocols (`Tag.1.Key`) and nested for JSON."""

    service: str
    action: str
    parameters: dict[str, object]
    region: str
    access_key: str | None
    session_token: str | None
    user_agent: str

    def has(self, patterns: Mapping[str, str]) -> bool:
        """Returns whether for every name and value, both shell patterns, there is a parameter: {"*SubnetId": "subnet-1*"}."""
        return all(
            any(fnmatchcase(key, name) and fnmatchcase(str(found), value) for key, found in self.parameters.items())
            for name, value in patterns.items()
        )


def read_call(environ: dict[str, Any]) -> ApiCall:
    """Reads the call from a WSGI environment; the body can be read again."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    signature = _CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    key, region, service = signature.groups() if signature else (None, "", "")
    target = environ.get("HTTP_X_AMZ_TARGET", "")
    parameters = _parameters(body, environ)
    action = target.rpartition(".")[2] or str(parameters.pop("Action", ""))
    return ApiCall(
        service=service or _unsigned_service(target, action),
        action=action,
        parameters=parameters,
        region=region,
        access_key=key,
        session_token=environ.get("HTTP_X_AMZ_SECURITY_TOKEN"),
        user_agent=environ.get("HTTP_USER_AGENT", ""),
    )


def _parameters(body: bytes, environ: dict[str, Any]) -> dict[str, object]:
    if "json" in environ.get("CONTENT_TYPE", ""):
        try:
            parsed = json.loads(body or b"{}")
        except ValueError:
            return {}
        return parsed if isinstance(parsed, dict) else {}
    query = environ.get("QUERY_STRING", "")
    pairs = parse_qsl(query, keep_blank_values=True)
    pairs += parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: value for name, value in pairs if name != "Version"}


def _unsigned_service(target: str, action: str) -> str:
    if action in ("GetCallerIdentity", "AssumeRole", "AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"):
        return "sts"
    return {"AmazonSSM": "ssm", "ServiceQuotasV20190624": "servicequotas"}.get(target.partition(".")[0], "ec2")
