"""Sessions of roles: a web identity token opens one, and its credentials end."""

import base64
import json
import time
from datetime import UTC, datetime

import pytest
from botocore import UNSIGNED
from botocore.config import Config

ROLE = "arn:aws:iam::123456789012:role/images/bake"
CALLS = {
    "ec2": lambda client: client.describe_images(Owners=["self"]),
    "sts": lambda client: client.get_caller_identity(),
    "ssm": lambda client: client.get_parameter(Name="/aws/service/none"),
}


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def token(**claims):
    claims = {"aud": "sts.amazonaws.com", "sub": "repo:o/r:ref:refs/heads/main", "exp": time.time() + 300, **claims}
    return f"{part({'alg': 'RS256'})}.{part(claims)}.c2lnbmF0dXJl"


def assume(ec2, web_identity_token, role=ROLE):
    client = ec2.client("sts", config=Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1}, proxies={}))
    return client.assume_role_with_web_identity(RoleArn=role, RoleSessionName="bake-dask-ami-1", WebIdentityToken=web_identity_token)


def client_of(ec2, service, session):
    credentials = session["Credentials"]
    return ec2.client(
        service,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )


def test_a_good_token_opens_a_session_of_the_role(ec2):
    before = datetime.now(UTC)
    session = assume(ec2, token())
    identity = client_of(ec2, "sts", session).get_caller_identity()
    assert identity["Arn"] == "arn:aws:sts::123456789012:assumed-role/bake/bake-dask-ami-1"
    assert 3590 < (session["Credentials"]["Expiration"] - before).total_seconds() < 3660


@pytest.mark.parametrize(
    ("bad", "code", "words"),
    [
        ("not-a-token", "InvalidIdentityToken", "not a valid JWT"),
        ("a.bm90IGpzb24.c", "InvalidIdentityToken", "not a valid JWT"),
        ("a.*.c", "InvalidIdentityToken", "not a valid JWT"),
        (f"a.{part(['list'])}.c", "InvalidIdentityToken", "not a valid JWT"),
        (token(exp=None), "InvalidIdentityToken", "not a valid JWT"),
        (token(aud="https://github.com/an-owner"), "InvalidIdentityToken", "Incorrect token audience"),
        (token(aud="sts.amazonaws.com.cn"), "InvalidIdentityToken", "Incorrect token audience"),
        (token(exp=1_700_000_000), "ExpiredTokenException", "must be before the expiration date/time 1700000000"),
    ],
)
def test_any_other_token_opens_none(ec2, api_error, bad, code, words):
    with api_error(code, words, 400):
        assume(ec2, bad)


def test_china_has_an_audience_of_its_own(ec2, api_error):
    role = ROLE.replace("arn:aws:", "arn:aws-cn:")
    with api_error("InvalidIdentityToken", "Incorrect token audience", 400):
        assume(ec2, token(), role)
    assert assume(ec2, token(aud="sts.amazonaws.com.cn"), role)["Credentials"]["SessionToken"]


def test_its_credentials_end_with_it(ec2, api_error, until):
    ec2.set(session_seconds=1)
    session = assume(ec2, token())
    CALLS["ec2"](client_of(ec2, "ec2", session))
    identity = client_of(ec2, "sts", session)
    until(lambda: has_expired(identity), "the session has ended")
    assert time.time() >= session["Credentials"]["Expiration"].timestamp()
    with api_error("RequestExpired", "Request has expired", 400):
        CALLS["ec2"](client_of(ec2, "ec2", session))
    with api_error("ExpiredToken", "expired", 403):
        CALLS["sts"](client_of(ec2, "sts", session))
    with api_error("ExpiredTokenException", "expired", 400):
        CALLS["ssm"](client_of(ec2, "ssm", session))


def has_expired(client):
    try:
        client.get_caller_identity()
    except client.exceptions.ClientError:
        return True
    return False


def test_a_test_may_end_any_session(ec2, api_error):
    mine = ec2.client(aws_session_token="mine")
    ec2.set(ended_sessions=["other"])
    CALLS["ec2"](mine)
    ec2.set(ended_sessions=["mine"])
    with api_error("RequestExpired", "", 400):
        CALLS["ec2"](mine)
