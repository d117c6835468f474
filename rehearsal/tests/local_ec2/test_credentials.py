"""Credentials that AWS does not accept, in the words of each service."""

import urllib.error
import urllib.request
import xml.etree.ElementTree

import pytest

CALLS = {
    "ec2": lambda client: client.describe_images(),
    "sts": lambda client: client.get_caller_identity(),
    "ssm": lambda client: client.get_parameter(Name="/x"),
    "service-quotas": lambda client: client.get_service_quota(ServiceCode="ec2", QuotaCode="L-1216C47A"),
}


@pytest.mark.parametrize(
    ("service", "code", "status"),
    [
        ("ec2", "RequestExpired", 400),
        ("sts", "ExpiredToken", 403),
        ("ssm", "ExpiredTokenException", 400),
        ("service-quotas", "ExpiredTokenException", 400),
    ],
)
def test_expired(ec2, api_error, service, code, status):
    with api_error(code, "expired", status):
        CALLS[service](ec2.client(service, aws_session_token="EXPIRED"))


@pytest.mark.parametrize(
    ("service", "code", "status"),
    [
        ("ec2", "AuthFailure", 401),
        ("sts", "InvalidClientTokenId", 403),
        ("ssm", "UnrecognizedClientException", 400),
        ("service-quotas", "UnrecognizedClientException", 400),
    ],
)
def test_unknown(ec2, api_error, service, code, status):
    with api_error(code, "", status):
        CALLS[service](ec2.client(service, aws_access_key_id="AKIAINVALID"))


@pytest.mark.parametrize(
    ("service", "code", "action", "status"),
    [
        ("ec2", "UnauthorizedOperation", "ec2:DescribeImages", 403),
        ("ssm", "AccessDeniedException", "ssm:GetParameter", 400),
        ("service-quotas", "AccessDeniedException", "servicequotas:GetServiceQuota", 400),
    ],
)
def test_denied(ec2, api_error, service, code, action, status):
    with api_error(code, f"is not authorized to perform: {action}", status):
        CALLS[service](ec2.client(service, aws_access_key_id="AKIADENIED1"))


def test_everybody_may_ask_who_he_is(ec2):
    identity = ec2.client("sts", aws_access_key_id="AKIADENIED1").get_caller_identity()
    assert identity["Account"] == "123456789012"


def test_without_a_signature(ec2):
    request = urllib.request.Request(ec2.endpoint, b"Action=DescribeImages&Version=2016-11-15", method="POST")
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request)
    body = xml.etree.ElementTree.fromstring(error.value.read())
    assert (error.value.code, body.tag, body.findtext("Errors/Error/Code")) == (401, "Response", "AuthFailure")
    assert body.findtext("RequestID")


def test_a_user_is_one_of_iam(ec2):
    caller = ec2.client("sts").get_caller_identity()
    assert caller["Arn"].startswith(f"arn:aws:iam::{caller['Account']}:user/")
    assert caller["UserId"].startswith("AIDA")
