"""SSM parameters of data type aws:ec2:image: PutParameter succeeds, and the value is there only once it has been validated.

"If you submit an invalid AMI value, the PutParameter operation will return success, but the asynchronous validation will fail and
the parameter will not be created or updated." (SSM, PutParameter, DataType)
"""

import pytest

LONG = 3600
MISSING = "ami-0123456789abcdef0"
IMAGE = {"Type": "String", "DataType": "aws:ec2:image"}


@pytest.fixture
def ssm(ec2):
    return ec2.client("ssm")


@pytest.fixture
def name(new_name):
    return f"/dask/{new_name('image')}"


def value_of(ssm, name):
    try:
        found = ssm.get_parameter(Name=name)["Parameter"]
    except ssm.exceptions.ParameterNotFound:
        return None
    return found["Value"], found["Version"], found["DataType"]


def validated(ec2, until):
    until(lambda: ec2.get("state")["ssm_validations"] == [], "all values are validated")


def put_good(ec2, ssm, until, name, image_id):
    ssm.put_parameter(Name=name, Value=image_id, **IMAGE)
    until(lambda: value_of(ssm, name) == (image_id, 1, "aws:ec2:image"), f"{name} is {image_id}")


def test_a_new_parameter_is_there_after_its_validation(ec2, ssm, until, name):
    ec2.set(durations={"parameter": LONG})
    image_id = ec2.source_image()
    answer = ssm.put_parameter(Name=name, Value=image_id, **IMAGE)
    assert (answer["Version"], answer["Tier"]) == (1, "Standard")
    assert value_of(ssm, name) is None
    assert ec2.get("state")["ssm_validations"] == [{"name": name, "value": image_id, "region": "eu-west-2"}]
    ec2.set(durations={"parameter": 0})
    until(lambda: value_of(ssm, name) == (image_id, 1, "aws:ec2:image"), "the parameter is there")


def test_an_update_answers_its_version_before_it_is_there(ec2, ssm, until, name):
    old, new = ec2.source_image(), ec2.source_image("arm64")
    put_good(ec2, ssm, until, name, old)
    ec2.set(durations={"parameter": LONG})
    assert ssm.put_parameter(Name=name, Value=new, Overwrite=True, **IMAGE)["Version"] == 2
    assert value_of(ssm, name) == (old, 1, "aws:ec2:image")
    ec2.set(durations={"parameter": 0})
    until(lambda: value_of(ssm, name) == (new, 2, "aws:ec2:image"), "the parameter is updated")


@pytest.mark.parametrize("value", ["notanami", MISSING])
def test_what_is_no_image_is_never_there(ec2, ssm, until, name, value):
    assert ssm.put_parameter(Name=name, Value=value, **IMAGE)["Version"] == 1
    validated(ec2, until)
    assert value_of(ssm, name) is None


def test_an_update_to_what_is_no_image_keeps_value_and_version(ec2, ssm, until, name):
    old = ec2.source_image()
    put_good(ec2, ssm, until, name, old)
    assert ssm.put_parameter(Name=name, Value=MISSING, Overwrite=True, **IMAGE)["Version"] == 2
    validated(ec2, until)
    assert value_of(ssm, name) == (old, 1, "aws:ec2:image")
    assert [each["Value"] for each in ssm.get_parameter_history(Name=name)["Parameters"]] == [old]


def test_a_pending_image_is_not_available(ec2, ssm, until, name):
    """ "... and that the specified AMI is available in your AWS account" (SSM, PutParameter)."""
    instance_id = ec2.launch_stopped()
    ec2.set(durations={"image": LONG})
    image_id = ec2.client().create_image(InstanceId=instance_id, Name=name)["ImageId"]
    ssm.put_parameter(Name=name, Value=image_id, **IMAGE)
    validated(ec2, until)
    assert value_of(ssm, name) is None
    ec2.set(durations={"image": 0})
    ec2.wait_for_image_state(image_id, "available")
    put_good(ec2, ssm, until, name, image_id)


def test_an_image_of_another_region_is_none_of_this_one(ec2, ssm, until, name):
    elsewhere = ec2.client(region_name="eu-west-1")
    pattern = [{"Name": "name", "Values": ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"]}]
    image_id = elsewhere.describe_images(Owners=["099720109477"], Filters=pattern)["Images"][0]["ImageId"]
    ssm.put_parameter(Name=name, Value=image_id, **IMAGE)
    validated(ec2, until)
    assert value_of(ssm, name) is None


def test_the_caller_has_to_see_images(ec2, ssm, until, name):
    """boto3#3588, aws-sdk-java#2919: without ec2:DescribeImages the call succeeds and nothing is stored."""
    key = "AKIALIMITED"
    put = {"Effect": "Allow", "Action": "ssm:PutParameter", "Resource": "*"}
    see = {"Effect": "Allow", "Action": "ec2:DescribeImages", "Resource": "*"}
    limited = ec2.client("ssm", aws_access_key_id=key)
    image_id = ec2.source_image()
    for statements, stored in (([put], None), ([put, see], (image_id, 1, "aws:ec2:image"))):
        ec2.set(identities={key: {"policies": [{"Version": "2012-10-17", "Statement": statements}]}})
        assert limited.put_parameter(Name=name, Value=image_id, **IMAGE)["Version"] == 1
        validated(ec2, until)
        assert value_of(ssm, name) == stored
    ec2.set(identities={})


def test_the_data_type_stays(ec2, ssm, api_error, until, name, new_name):
    """ "You can't change a parameter to or from either of these data types."

    https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-data-types.html, terraform-provider-aws#35959
    """
    image_id, text = ec2.source_image(), new_name("text")
    put_good(ec2, ssm, until, name, image_id)
    ssm.put_parameter(Name=text, Value=image_id, Type="String")
    with api_error("ValidationException", "from aws:ec2:image to text"):
        ssm.put_parameter(Name=name, Value=image_id, Type="String", DataType="text", Overwrite=True)
    with api_error("ValidationException", "from text to aws:ec2:image"):
        ssm.put_parameter(Name=text, Value=image_id, Overwrite=True, **IMAGE)


def test_an_update_without_a_data_type_keeps_it_and_is_validated(ec2, ssm, until, name):
    """terraform-provider-aws updates values so (internal/service/ssm/parameter.go)."""
    old, new = ec2.source_image(), ec2.source_image("arm64")
    put_good(ec2, ssm, until, name, old)
    ssm.put_parameter(Name=name, Value=MISSING, Overwrite=True)
    validated(ec2, until)
    assert value_of(ssm, name) == (old, 1, "aws:ec2:image")
    ssm.put_parameter(Name=name, Value=new, Overwrite=True)
    validated(ec2, until)
    assert value_of(ssm, name) == (new, 2, "aws:ec2:image")


def test_other_errors_are_returned_at_once(ec2, ssm, api_error, until, name):
    image_id = ec2.source_image()
    put_good(ec2, ssm, until, name, image_id)
    with api_error("ParameterAlreadyExists", "set the overwrite option"):
        ssm.put_parameter(Name=name, Value=image_id, **IMAGE)
    with api_error("ValidationException", "tags and overwrite can't be used together"):
        ssm.put_parameter(Name=name, Value=image_id, Overwrite=True, Tags=[{"Key": "a", "Value": "b"}], **IMAGE)


def test_tags_come_with_the_parameter(ec2, ssm, until, name):
    tags = [{"Key": "a", "Value": "b"}]
    ssm.put_parameter(Name=name, Value=ec2.source_image(), Tags=tags, **IMAGE)
    validated(ec2, until)
    assert ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=name)["TagList"] == tags
