"""Lists that come in pages."""

import pytest


def names(ec2, **more):
    pages = ec2.client().get_paginator("describe_launch_templates").paginate(**more)
    return [[each["LaunchTemplateName"] for each in page["LaunchTemplates"]] for page in pages]


@pytest.fixture
def templates(ec2, new_name):
    made = [new_name("template") for _ in range(17)]
    for name in made:
        ec2.client().create_launch_template(LaunchTemplateName=name, LaunchTemplateData={"InstanceType": "t3.micro"})
    yield made
    for name in made:
        ec2.client().delete_launch_template(LaunchTemplateName=name)


def test_pages_hold_together_what_one_answer_holds(ec2, templates):
    paged = names(ec2, PaginationConfig={"PageSize": 5})
    assert [len(page) for page in paged[:-1]] == [5] * (len(paged) - 1)
    assert [name for page in paged for name in page] == [name for page in names(ec2) for name in page]
    assert set(templates) <= {name for page in paged for name in page}


@pytest.mark.parametrize(
    ("call", "parameters", "code"),
    [
        ("describe_launch_templates", {"MaxResults": 201}, "InvalidParameterValue"),
        ("describe_instance_types", {"MaxResults": 101}, "InvalidParameterValue"),
        ("describe_volumes", {"MaxResults": 4}, "InvalidParameterValue"),
        ("describe_volumes", {"NextToken": "nonsense"}, "InvalidParameterValue"),
        ("describe_snapshots", {"MaxResults": 5, "SnapshotIds": ["snap-1"]}, "InvalidParameterCombination"),
    ],
)
def test_pages_that_ec2_does_not_give_are_rejected(ec2, api_error, call, parameters, code):
    with api_error(code, ""):
        getattr(ec2.client(), call)(**parameters)


def test_instances_come_in_pages_of_reservations(ec2):
    for _ in range(6):
        ec2.launch()
    pages = list(ec2.client().get_paginator("describe_instances").paginate(PaginationConfig={"PageSize": 5}))
    assert len(pages) > 1
    assert len(pages[0]["Reservations"]) == 5


def test_offerings_of_instance_types_come_in_pages(ec2):
    whole = ec2.client().describe_instance_type_offerings()["InstanceTypeOfferings"]
    first = ec2.client().describe_instance_type_offerings(MaxResults=5)
    assert first["InstanceTypeOfferings"] == whole[:5]
    rest = ec2.client().describe_instance_type_offerings(NextToken=first["NextToken"])
    assert rest["InstanceTypeOfferings"] == whole[5:]


def test_instance_types_come_in_pages(ec2):
    page = ec2.client().describe_instance_types(MaxResults=5)
    assert len(page["InstanceTypes"]) == 5
    assert page["NextToken"]
