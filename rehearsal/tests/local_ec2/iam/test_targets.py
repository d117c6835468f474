"""What a call has to be allowed."""

from __future__ import annotations

from typing import Any

import pytest

from local_ec2.iam.targets import requests_of


@pytest.mark.parametrize(("profile", "passes"), [("bake", True), ("", False)])
def test_only_an_instance_profile_with_a_name_is_passed(profile: str, passes: bool) -> None:
    parameters = {"ImageId": "ami-0123456789abcdef0", "IamInstanceProfile.Name": profile}
    actions = {request.action for request in requests_of("ec2", "RunInstances", parameters, "eu-west-2", lambda *_: {})}
    assert ("iam:PassRole" in actions) is passes


PARAMETER = "arn:aws:ssm:eu-west-2:123456789012:parameter"


@pytest.mark.parametrize(
    ("action", "parameters", "resources"),
    [
        ("PutParameter", {"Name": "/dask/ami"}, [f"{PARAMETER}/dask/ami"]),
        ("PutParameter", {"Name": "ami"}, [f"{PARAMETER}/ami"]),
        ("GetParameter", {"Name": "/dask/ami:3"}, [f"{PARAMETER}/dask/ami"]),
        ("GetParameter", {"Name": f"{PARAMETER}/dask/ami:good"}, [f"{PARAMETER}/dask/ami"]),
        ("GetParameterHistory", {"Name": "/dask/ami"}, [f"{PARAMETER}/dask/ami"]),
        ("LabelParameterVersion", {"Name": "/dask/ami", "Labels": ["good"]}, [f"{PARAMETER}/dask/ami"]),
        ("DeleteParameter", {"Name": "/dask/ami"}, [f"{PARAMETER}/dask/ami"]),
        ("GetParameters", {"Names": ["/dask/a", "b"]}, [f"{PARAMETER}/dask/a", f"{PARAMETER}/b"]),
        ("DeleteParameters", {"Names": ["/dask/a", "b"]}, [f"{PARAMETER}/dask/a", f"{PARAMETER}/b"]),
        ("GetParametersByPath", {"Path": "/dask"}, [f"{PARAMETER}/dask"]),
        ("GetParametersByPath", {"Path": "/dask/"}, [f"{PARAMETER}/dask/"]),
        ("AddTagsToResource", {"ResourceType": "Parameter", "ResourceId": "/dask/ami", "Tags": []}, [f"{PARAMETER}/dask/ami"]),
        # In logs: "is not authorized to perform: ssm:DescribeParameters on resource: arn:aws:ssm:us-east-1:ACCOUNT:*".
        ("DescribeParameters", {}, ["arn:aws:ssm:eu-west-2:123456789012:*"]),
        ("GetParameter", {"Name": "/aws/service/x"}, ["arn:aws:ssm:eu-west-2::parameter/aws/service/x"]),
    ],
)
def test_a_parameter_is_named_with_one_slash_before_it(action: str, parameters: dict[str, Any], resources: list[str]) -> None:
    requests = list(requests_of("ssm", action, parameters, "eu-west-2", lambda *_: {}))
    assert [(request.action, request.resource) for request in requests] == [(f"ssm:{action}", each) for each in resources]


def test_a_new_parameter_with_tags_is_tagged() -> None:
    """ "ssm:AddTagsToResource" beside PutParameter with tags: systems-manager/latest/userguide/sysman-paramstore-su-create.html"""
    parameters = {"Name": "/dask/ami", "Overwrite": False, "Tags": [{"Key": "team", "Value": "x"}]}
    put, tag = requests_of("ssm", "PutParameter", parameters, "eu-west-2", lambda *_: {})
    assert (tag.action, tag.resource) == ("ssm:AddTagsToResource", put.resource)
    for request in (put, tag):
        assert (request.context["aws:requesttag/team"], request.context["aws:tagkeys"]) == ("x", ["team"])
    assert put.context["ssm:overwrite"] == "false"


def test_a_parameter_has_its_own_tags() -> None:
    (request,) = requests_of("ssm", "DeleteParameter", {"Name": "/dask/ami"}, "eu-west-2", lambda kind, name: {"at": f"{kind} {name}"})
    assert request.context["aws:resourcetag/at"] == request.context["ssm:resourcetag/at"] == "parameter /dask/ami"
