"""The documented policies and CloudFormation templates, judged by programs that others wrote.

parliament (https://github.com/duo-labs/parliament) checks actions, resources and conditions against the Service Authorization
Reference; cfn-lint (https://github.com/aws-cloudformation/cfn-lint) checks templates against CloudFormation's schemas, policies
in them included. Neither needs a network.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from cfnlint.api import lint_all
from parliament import analyze_policy_string

DOCS = Path(__file__).resolve().parents[2] / "docs"
POLICIES = sorted((DOCS / "policies").glob("*.json"))
TEMPLATES = sorted(DOCS.glob("cloudformation*.yaml"))

# What parliament 1.6.4 says of a policy although it is as AWS documents it: (policy, finding, what it is about).
KNOWN = {
    # Nothing to narrow, or nothing that a user's own names and ids would not narrow: creating is harmless without removing.
    ("bake", "RESOURCE_STAR", "ec2:CreateKeyPair ec2:CreateSecurityGroup ec2:RunInstances"),
    ("spot", "RESOURCE_STAR", "ec2:CreateFleet ec2:CreateLaunchTemplate"),
    # Public parameters have no account in their ARN: systems-manager/latest/userguide/parameter-store-public-parameters.html
    ("bake", "RESOURCE_MISMATCH", "ssm:GetParameter"),
    # The instance, which is tagged, is in another statement than the image and the snapshots, which are not yet.
    ("bake", "RESOURCE_MISMATCH", "ec2:CreateImage"),
    # The image that is copied, which is ready, is in another statement than the copy and its snapshots, which are not.
    ("copy", "RESOURCE_MISMATCH", "ec2:CopyImage"),
    # Newer than its table (November 2025).
    ("publish", "UNKNOWN_ACTION", "ec2:DescribeImageReferences"),
    ("retention", "UNKNOWN_ACTION", "ec2:DescribeImageReferences"),
    ("sweep", "UNKNOWN_ACTION", "ec2:DescribeImageReferences"),
}
# Every ARN of a type, which conditions on tags narrow, or which a user should narrow to what is his.
IGNORED = {"RESOURCE_EFFECTIVELY_STAR"}
# A managed policy, white space not counted: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
MOST_CHARACTERS = 6144


def subject(finding: Any) -> str:
    """What a finding is about: its actions, in their order."""
    detail = finding.detail
    if isinstance(detail, list):
        return " ".join(each["action"] if isinstance(each, dict) else each for each in detail)
    return str(detail).removeprefix("Unknown action ")


def test_there_are_policies_and_templates() -> None:
    assert [len(POLICIES) > 5, len(TEMPLATES)] == [True, 2]


def test_parliament_finds_nothing_but_what_is_known() -> None:
    found = {
        (file.stem, finding.issue, subject(finding))
        for file in POLICIES
        for finding in analyze_policy_string(file.read_text()).findings
        if finding.issue not in IGNORED
    }
    assert found == KNOWN


def test_parliament_would_find_a_wrong_action_and_a_wrong_condition() -> None:
    wrong = {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Action": ["ec2:TerminateInstance"],
            "Resource": "*",
            "Condition": {"StringEqual": {"aws:ResourceTag/a": "b"}},
        },
    }
    issues = {finding.issue for finding in analyze_policy_string(json.dumps(wrong)).findings}
    assert issues & {"UNKNOWN_ACTION", "UNKNOWN_OPERATOR"}


@pytest.mark.parametrize("file", POLICIES, ids=lambda file: file.stem)
def test_a_policy_fits_into_a_managed_one(file: Path) -> None:
    assert len(json.dumps(json.loads(file.read_text()), separators=(",", ":"))) <= MOST_CHARACTERS


@pytest.mark.parametrize("file", POLICIES, ids=lambda file: file.stem)
def test_what_removes_or_stops_is_conditioned_on_a_tag(file: Path) -> None:
    verbs = ("Delete", "Deregister", "Terminate", "Stop", "Cancel", "Modify")
    for statement in json.loads(file.read_text())["Statement"]:
        changing = [each for each in statement["Action"] if each.startswith("ec2:") and each[4:].startswith(verbs)]
        # In China's partition Packer's plugin tags later or not at all; docs/permissions.md names this.
        if changing and file.stem not in ("china", "govcloud"):
            keys = [key for condition in statement["Condition"].values() for key in condition]
            assert "aws:ResourceTag/bake-dask-ami:status" in keys, statement["Sid"]


@pytest.mark.parametrize("file", POLICIES, ids=lambda file: file.stem)
def test_tags_are_set_only_on_creation_or_on_what_is_ours(file: Path) -> None:
    for statement in json.loads(file.read_text())["Statement"]:
        if "ec2:CreateTags" in statement["Action"]:
            keys = {key.partition("/")[0] for condition in statement["Condition"].values() for key in condition}
            assert keys & {"ec2:CreateAction", "aws:ResourceTag", "aws:RequestTag"}, statement["Sid"]


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_cfn_lint_finds_nothing_in_a_template(file: Path) -> None:
    # Without the remarks (I...), which its command line does not show either.
    assert [str(match) for match in lint_all(file.read_text()) if not match.rule.id.startswith("I")] == []


def test_cfn_lint_would_find_a_wrong_property() -> None:
    found = lint_all("Resources: {Role: {Type: AWS::IAM::Role, Properties: {Nonsense: 1}}}")
    assert any(match.rule.id.startswith("E") for match in found)
