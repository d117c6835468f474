"""SSM's Parameter Store: names, values, versions, labels and lists, by its documentation (botocore, ssm/2014-11-06)."""

import pytest
from botocore.exceptions import ClientError

ADVANCED = {"Tier": "Advanced"}


@pytest.fixture
def ssm(ec2):
    return ec2.client("ssm")


@pytest.fixture
def name(new_name):
    return f"/dask/{new_name('parameter')}"


def put(ssm, name, value="a", **more):
    return ssm.put_parameter(**{"Name": name, "Value": value, "Type": "String", **more})["Version"]


@pytest.mark.parametrize(
    ("bad", "code", "words"),
    [
        # aws-sdk-php#1952 and localstack#7712 have the words.
        ("/dask/my ami", "ValidationException", "mix of letters, numbers and the following 3 symbols .-_"),
        ("/dask/ami@1", "ValidationException", "mix of letters, numbers and the following 3 symbols .-_"),
        ("/dask//ami", "ValidationException", "mix of letters, numbers and the following 3 symbols .-_"),
        ("dask/ami", "ValidationException", "Parameter name must be a fully qualified name."),
        ("/dask/ami/", "ValidationException", "Parameter name must not end with slash."),
        ("/l" * 16, "HierarchyLevelLimitExceededException", "A hierarchy can have a maximum of 15 levels."),
        ("/" + "l" * 1011, "ValidationException", "1011"),
        ("/ssm/x", "ValidationException", "can't be prefixed with"),
        ("awsami", "ValidationException", "can't be prefixed with"),
        ("/aws/service/ami", "AccessDeniedException", "No access to reserved parameter name: /aws/service/ami."),
    ],
)
def test_names_that_no_parameter_can_have(ssm, api_error, bad, code, words):
    with api_error(code, words):
        put(ssm, bad)


def test_spaces_around_a_name_do_not_count(ssm, name):
    put(ssm, f" {name} ")
    assert ssm.get_parameter(Name=f"{name} ")["Parameter"]["Name"] == name


def test_15_levels_are_allowed(ssm, new_name):
    assert put(ssm, "/l" * 14 + f"/{new_name('level')}") == 1


@pytest.mark.parametrize("call", ["get_parameter", "delete_parameter", "get_parameter_history", "label_parameter_version"])
def test_reading_rejects_malformed_names_and_says_nothing_of_missing_ones(ssm, api_error, name, call):
    """ "Parameter names can't contain spaces ... the request fails with a ValidationException error." The lack of a message:
    aws-sdk-js#4330.
    """
    more = {"Labels": ["good"]} if call == "label_parameter_version" else {}
    with api_error("ValidationException", "mix of letters"):
        getattr(ssm, call)(Name="/dask/my ami", **more)
    with pytest.raises(ClientError) as caught:
        getattr(ssm, call)(Name=name, **more)
    error = caught.value.response["Error"]
    assert (error["Code"], error["Message"]) == ("ParameterNotFound", "")


def test_values_are_as_long_as_the_tier_allows(ssm, api_error, name):
    """aws-sdk-net#3157 has the words."""
    with api_error("ValidationException", "Standard tier parameters support a maximum parameter value of 4096 characters."):
        put(ssm, name, "v" * 4097)
    assert put(ssm, name, "v" * 4096) == 1
    assert put(ssm, name, "v" * 4097, Overwrite=True, **ADVANCED) == 2
    with api_error("ValidationException", "maximum parameter value of 8192 characters"):
        put(ssm, name, "v" * 8193, Overwrite=True, **ADVANCED)
    with api_error("ValidationException", "You can't downgrade a parameter from the advanced-parameter tier"):
        put(ssm, name, "v", Overwrite=True, Tier="Standard")


def test_values_match_the_pattern_that_they_came_with(ssm, api_error, name):
    """https://docs.aws.amazon.com/systems-manager/latest/userguide/param-create-cli.html"""
    pattern = r"^\d{1,4}$"
    with api_error("ParameterPatternMismatchException", rf"Parameter value, cannot be validated against allowedPattern: {pattern}"):
        put(ssm, name, "abc", AllowedPattern=pattern)
    assert put(ssm, name, "100", AllowedPattern=pattern) == 1
    with api_error("ParameterPatternMismatchException"):
        put(ssm, name, "abc", Overwrite=True)
    with api_error("InvalidAllowedPatternException"):
        put(ssm, name, "abc", AllowedPattern="(", Overwrite=True)


def test_a_version_is_read_by_number_and_by_label(ssm, api_error, name):
    for value in "abc":
        put(ssm, name, value, Overwrite=True)
    ssm.label_parameter_version(Name=name, ParameterVersion=1, Labels=["first"])
    for reference, value in ((name, "c"), (f"{name}:2", "b"), (f"{name}:first", "a")):
        assert ssm.get_parameter(Name=reference)["Parameter"]["Value"] == value
    with api_error("ParameterVersionNotFound", "could not find version 9"):
        ssm.get_parameter(Name=f"{name}:9")


def test_history_has_pages(ssm, api_error, name):
    for value in "abc":
        put(ssm, name, value, Overwrite=True, Description=f"value {value}")
    ssm.label_parameter_version(Name=name, Labels=["newest"])
    first = ssm.get_parameter_history(Name=name, MaxResults=2)
    second = ssm.get_parameter_history(Name=name, MaxResults=2, NextToken=first["NextToken"])
    rows = first["Parameters"] + second["Parameters"]
    assert [(each["Version"], each["Value"], each["Labels"]) for each in rows] == [(1, "a", []), (2, "b", []), (3, "c", ["newest"])]
    assert {each["LastModifiedUser"] for each in rows} == {"arn:aws:iam::123456789012:user/moto"}
    assert [each["Description"] for each in rows] == ["value a", "value b", "value c"]
    assert "NextToken" not in second
    with api_error("ValidationException", "less than or equal to 50"):
        ssm.get_parameter_history(Name=name, MaxResults=51)


def test_100_versions_are_kept_unless_the_oldest_has_a_label(ssm, api_error, name):
    """The error ParameterMaxVersionLimitExceeded of PutParameter, whose documentation has the words."""
    for _ in range(101):
        put(ssm, name, Overwrite=True)
    with api_error("ParameterVersionNotFound"):
        ssm.get_parameter(Name=f"{name}:1")
    ssm.label_parameter_version(Name=name, ParameterVersion=2, Labels=["kept"])
    with api_error("ParameterMaxVersionLimitExceeded", "Version 2, the oldest version, can't be deleted because it has a label"):
        put(ssm, name, Overwrite=True)
    assert ssm.get_parameter(Name=name)["Parameter"]["Version"] == 101


def test_parameters_are_listed_by_filters_and_pages(ssm, new_name):
    path = f"/{new_name('list')}"
    for number in range(12):
        put(ssm, f"{path}/{number:02}", Description="d")
    below = [{"Key": "Path", "Values": [path]}]
    first = ssm.describe_parameters(ParameterFilters=below)
    second = ssm.describe_parameters(ParameterFilters=below, NextToken=first["NextToken"])
    assert [len(each["Parameters"]) for each in (first, second)] == [10, 2]
    assert len(ssm.describe_parameters(ParameterFilters=below, MaxResults=50)["Parameters"]) == 12
    one = first["Parameters"][0]
    assert (one["Name"], one["DataType"], one["Tier"], one["Version"], one["Description"]) == (f"{path}/00", "text", "Standard", 1, "d")
    assert one["ARN"].endswith(f":123456789012:parameter{path}/00")
    assert one["LastModifiedUser"] == "arn:aws:iam::123456789012:user/moto"
    for kind, count in (("text", 12), ("aws:ec2:image", 0)):
        asked = [*below, {"Key": "DataType", "Values": [kind]}]
        assert len(ssm.describe_parameters(ParameterFilters=asked, MaxResults=50)["Parameters"]) == count


def test_public_parameters_are_not_among_the_account_s_own(ssm, name):
    put(ssm, name)
    pages = ssm.get_paginator("describe_parameters").paginate()
    names = [each["Name"] for page in pages for each in page["Parameters"]]
    assert name in names
    assert [each for each in names if each.startswith("/aws/")] == []


def test_a_deleted_parameter_begins_anew(ssm, api_error, name):
    put(ssm, name)
    put(ssm, name, "b", Overwrite=True)
    ssm.delete_parameter(Name=name)
    with api_error("ParameterNotFound"):
        ssm.delete_parameter(Name=name)
    assert put(ssm, name) == 1


@pytest.mark.parametrize("slash", ["", "/", "/dask/"])
def test_a_deleted_parameter_takes_its_tags_along(ssm, new_name, slash):
    name = slash + new_name("tagged")

    def tags():
        return ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=name)["TagList"]

    for call in (lambda: ssm.delete_parameter(Name=name), lambda: ssm.delete_parameters(Names=[name])):
        put(ssm, name, Tags=[{"Key": "team", "Value": "dask"}])
        assert tags() == [{"Key": "team", "Value": "dask"}]
        call()
        put(ssm, name)
        assert tags() == []
        ssm.delete_parameter(Name=name)
