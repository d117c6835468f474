"""Images that are launched by a parameter (`resolve:ssm:`), and what refers to an image (DescribeImageReferences)."""

import pytest

IMAGE = {"Type": "String", "DataType": "aws:ec2:image"}
KEY = "AKIALIMITED"


@pytest.fixture
def put(ec2, until, new_name):
    """Returns a function that stores an AMI in a parameter, a new one unless it is named, and returns its name."""

    def put(image_id, name=None, **more):
        name = name or f"/dask/{new_name('image')}"
        ec2.client("ssm").put_parameter(**{"Name": name, "Value": image_id, "Overwrite": True, **IMAGE, **more})
        until(lambda: ec2.get("state")["ssm_validations"] == [], "the value is validated")
        return name

    return put


@pytest.fixture
def limited(ec2):
    """Returns a function that makes a client with these actions, on everything."""

    def client(*actions):
        statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
        ec2.set(identities={KEY: {"policies": [{"Version": "2012-10-17", "Statement": [statement]}]}})
        return ec2.client(aws_access_key_id=KEY)

    yield client
    ec2.set(identities={})


@pytest.fixture
def references(ec2):
    """Returns a function that returns (type, the end of the ARN) of what refers to an image."""

    def references(image_id, client=None, **more):
        asked = {"ImageIds": [image_id], **(more or {"IncludeAllResourceTypes": True})}
        found = (client or ec2.client()).describe_image_references(**asked)["ImageReferences"]
        return {(each["ResourceType"], each["Arn"].split(":", 5)[5]) for each in found}

    return references


def test_a_parameter_launches_its_newest_version_or_a_chosen_one(ec2, put):
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html"""
    old, new = ec2.bake(), ec2.source_image()
    name = put(old)
    put(new, name)
    ec2.client("ssm").label_parameter_version(Name=name, ParameterVersion=1, Labels=["first"])
    arn = ec2.client("ssm").get_parameter(Name=name)["Parameter"]["ARN"]
    chosen = {name: new, f"{name}:1": old, f"{name}:2": new, f"{name}:first": old, arn: new}
    for reference, image_id in chosen.items():
        assert ec2.instance(ec2.launch(ImageId=f"resolve:ssm:{reference}"))["ImageId"] == image_id


@pytest.mark.parametrize("selector", [":9", ":no-such-label"])
def test_a_version_that_does_not_exist_is_not_launched(ec2, api_error, put, selector):
    name = put(ec2.source_image())
    with api_error("SsmInvalidParameter", f"The following aliases are invalid: {name}{selector}"):
        ec2.launch(ImageId=f"resolve:ssm:{name}{selector}")


@pytest.mark.parametrize("of", ["launch", "template"])
def test_only_parameters_of_images_are_launched(ec2, api_error, new_name, of):
    """aws-cdk#26712; kent8192/reinhardt-web#2023 for CreateLaunchTemplateVersion."""
    name = f"/{new_name('text')}"
    ec2.client("ssm").put_parameter(Name=name, Value=ec2.source_image(), Type="String")
    words = "Unsupported data type. The following parameter data types are supported: aws:ec2:image"
    with api_error("SsmInvalidParameter", words):
        if of == "launch":
            ec2.launch(ImageId=f"resolve:ssm:{name}")
        else:
            data = {"ImageId": f"resolve:ssm:{name}"}
            ec2.client().create_launch_template(LaunchTemplateName=new_name("template"), LaunchTemplateData=data)


def test_a_launch_by_a_parameter_needs_the_permission_to_read_it(ec2, api_error, limited, put):
    """ "The user who runs this command must have ... ssm:GetParameters" (parameter-store-ec2-aliases.html)."""
    launch = {"ImageId": f"resolve:ssm:{put(ec2.source_image())}", "InstanceType": "t3.micro", "MinCount": 1, "MaxCount": 1}
    with api_error("SsmAccessDenied", "is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-2:", 403):
        limited("ec2:RunInstances").run_instances(**launch)
    assert limited("ec2:RunInstances", "ssm:GetParameters").run_instances(**launch)["Instances"]


def test_instances_templates_and_parameters_refer_to_an_image(ec2, put, references, new_name):
    image_id = ec2.bake()
    instance = ec2.launch(ImageId=image_id)
    template = ec2.client().create_launch_template(LaunchTemplateName=new_name("t"), LaunchTemplateData={"ImageId": image_id})
    name = put(image_id)
    assert references(image_id) == {
        ("ec2:Instance", f"instance/{instance}"),
        ("ec2:LaunchTemplate", f"launch-template/{template['LaunchTemplate']['LaunchTemplateId']}"),
        ("ssm:Parameter", f"parameter{name}"),
    }
    only = references(image_id, ResourceTypes=[{"ResourceType": "ec2:Instance"}])
    assert {kind for kind, _ in only} == {"ec2:Instance"}


def test_a_parameter_refers_to_its_newest_value(ec2, put, references):
    old, new = ec2.bake(), ec2.bake()
    name = put(old)
    put(new, name)
    assert (references(old), references(new)) == (set(), {("ssm:Parameter", f"parameter{name}")})


def test_a_text_that_is_an_image_id_is_no_reference(ec2, references, new_name):
    image_id = ec2.bake()
    ec2.client("ssm").put_parameter(Name=new_name("text"), Value=image_id, Type="String")
    assert references(image_id) == set()


def test_references_have_pages(ec2, put):
    image_id = ec2.bake()
    names = {put(image_id) for _ in range(7)}
    client = ec2.client()
    pages = list(
        client.get_paginator("describe_image_references").paginate(
            ImageIds=[image_id], IncludeAllResourceTypes=True, PaginationConfig={"PageSize": 5}
        )
    )
    assert [len(page["ImageReferences"]) for page in pages] == [5, 2]
    assert {each["Arn"].split(":parameter")[1] for page in pages for each in page["ImageReferences"]} == names


def test_options_limit_states_and_versions(ec2, references, new_name):
    """ "Default: All states" and "version-depth ... Default: 10" (EC2, ResourceTypeOption)."""
    image_id, other = ec2.bake(), ec2.source_image()
    instance = ec2.launch(ImageId=image_id)
    ec2.client().terminate_instances(InstanceIds=[instance])
    ec2.wait_for_state(instance, "terminated")
    template = new_name("t")
    ec2.client().create_launch_template(LaunchTemplateName=template, LaunchTemplateData={"ImageId": image_id})
    for _ in range(10):
        ec2.client().create_launch_template_version(LaunchTemplateName=template, LaunchTemplateData={"ImageId": other})

    def option(kind, name, *values):
        return {"ResourceType": kind, "ResourceTypeOptions": [{"OptionName": name, "OptionValues": list(values)}]}

    alive = option("ec2:Instance", "state-name", "pending", "running", "stopping", "stopped")
    deep = option("ec2:LaunchTemplate", "version-depth", "11")
    assert {kind for kind, _ in references(image_id)} == {"ec2:Instance"}
    assert references(image_id, IncludeAllResourceTypes=True, ResourceTypes=[alive]) == set()
    found = references(image_id, IncludeAllResourceTypes=True, ResourceTypes=[alive, deep])
    assert {kind for kind, _ in found} == {"ec2:LaunchTemplate"}


def test_requests_that_are_not_valid(ec2, api_error):
    client, image_id = ec2.client(), ec2.source_image()
    with api_error("InvalidParameterValue", "1 to 10"):
        client.describe_image_references(ImageIds=[image_id] * 11, IncludeAllResourceTypes=True)
    with api_error("MissingParameter", "IncludeAllResourceTypes or ResourceTypes"):
        client.describe_image_references(ImageIds=[image_id])


@pytest.mark.parametrize(
    ("actions", "kinds"),
    [
        ((), set()),
        (("ec2:DescribeInstances",), {"ec2:Instance"}),
        (("ec2:DescribeLaunchTemplates",), set()),
        (("ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions"), {"ec2:LaunchTemplate"}),
        (("ssm:DescribeParameters",), set()),
        (("ssm:DescribeParameters", "ssm:GetParameters"), {"ssm:Parameter"}),
    ],
)
def test_references_are_what_the_caller_may_describe(ec2, limited, put, references, new_name, actions, kinds):
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-ami-references.html, "Required IAM permissions" """
    image_id = ec2.bake()
    ec2.launch(ImageId=image_id)
    ec2.client().create_launch_template(LaunchTemplateName=new_name("t"), LaunchTemplateData={"ImageId": image_id})
    put(image_id)
    client = limited("ec2:DescribeImageReferences", *actions)
    assert {kind for kind, _ in references(image_id, client)} == kinds
