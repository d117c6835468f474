"""The evaluator of policies, by cases of IAM's documentation."""

import pytest

from local_ec2.iam.policy import Decision, Policy, Request, decide

ALLOWED, NOT_ALLOWED, DENIED = Decision.ALLOWED, Decision.NOT_ALLOWED, Decision.DENIED
INSTANCE = "arn:aws:ec2:eu-west-2:123456789012:instance/i-1"


def policy(*statements):
    return Policy.from_json({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action="*", resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def decided(*statements, action="ec2:TerminateInstances", resource=INSTANCE, **context):
    said = {name.replace("__", "/").replace("_", ":", 1): value for name, value in context.items()}
    return decide([policy(*statements)], Request(action, resource, said))


# reference_policies_evaluation-logic.html: default deny, allow, explicit deny.
def test_a_deny_wins_over_an_allow_and_nothing_is_allowed_by_default():
    deny = {**allow(), "Effect": "Deny"}
    assert decided(allow("ec2:Describe*")) is NOT_ALLOWED
    assert decided(allow("ec2:Term*")) is ALLOWED
    assert decided(allow(), deny) is DENIED
    assert decide([policy(allow()), policy(deny)], Request("ec2:X", "*", {})) is DENIED


@pytest.mark.parametrize(
    ("action", "resource", "matches"),
    [
        ("EC2:terminateinstances", "*", True),
        ("ec2:Terminate?nstances", "*", True),
        ("ec2:Terminate", "*", False),
        ("ec2:*", "arn:aws:ec2:*:*:instance/*", True),
        ("ec2:*", "arn:*:ec2:*:*:instance/*", True),
        ("ec2:*", "arn:aws:ec2:us-east-1:*:instance/*", False),
        ("ec2:*", "arn:aws:ec2:*:*:image/*", False),
        ("ec2:*", "arn:aws:ec2:*:*:INSTANCE/*", False),
        ("ec2:[A-Z]*", "*", False),
    ],
)
def test_actions_ignore_case_and_resources_do_not(action, resource, matches):
    assert (decided(allow(action, resource)) is ALLOWED) is matches


# reference_policies_condition-logic-multiple-context-keys-or-values.html: AND over operators and keys, OR over values.
@pytest.mark.parametrize(
    ("condition", "context", "holds"),
    [
        ({"StringEquals": {"aws:ResourceTag/a": ["x", "y"]}}, {"aws:resourcetag/a": "y"}, True),
        ({"StringEquals": {"aws:ResourceTag/a": "X"}}, {"aws:resourcetag/a": "x"}, False),
        ({"StringEquals": {"aws:ResourceTag/a": "x"}}, {}, False),
        ({"StringEqualsIfExists": {"aws:ResourceTag/a": "x"}}, {}, True),
        ({"StringEqualsIfExists": {"aws:ResourceTag/a": "x"}}, {"aws:resourcetag/a": "y"}, False),
        ({"StringNotEquals": {"aws:ResourceTag/a": ["x", "y"]}}, {"aws:resourcetag/a": "y"}, False),
        ({"StringNotEquals": {"aws:ResourceTag/a": ["x", "y"]}}, {}, True),
        ({"StringLike": {"ec2:CreateAction": "Run*"}}, {"ec2:createaction": "RunInstances"}, True),
        ({"StringNotLike": {"ec2:CreateAction": "Run*"}}, {"ec2:createaction": "RunInstances"}, False),
        ({"Null": {"aws:TagKeys": "false"}}, {}, False),
        ({"Null": {"aws:TagKeys": "true"}}, {}, True),
        ({"Bool": {"aws:SecureTransport": True}}, {"aws:securetransport": "true"}, True),
        ({"StringEquals": {"a:a": "1"}, "StringLike": {"a:b": "2"}}, {"a:a": "1", "a:b": "3"}, False),
        ({"StringEquals": {"a:a": "1", "a:b": "2"}}, {"a:a": "1", "a:b": "2"}, True),
    ],
)
def test_conditions(condition, context, holds):
    decision = decide([policy(allow(Condition=condition))], Request("ec2:X", "*", context))
    assert (decision is ALLOWED) is holds


# reference_policies_condition-single-vs-multi-valued-context-keys.html, the table of ForAllValues and ForAnyValue.
@pytest.mark.parametrize(
    ("operator", "keys", "holds"),
    [
        ("ForAllValues:StringEquals", ["environment", "cost-center"], True),
        ("ForAllValues:StringEquals", ["environment", "other"], False),
        ("ForAllValues:StringEquals", [], True),
        ("ForAllValues:StringEquals", None, True),
        ("ForAnyValue:StringEquals", ["environment", "other"], True),
        ("ForAnyValue:StringEquals", ["other"], False),
        ("ForAnyValue:StringEquals", None, False),
        ("ForAllValues:StringNotEquals", ["other"], True),
        ("ForAllValues:StringNotEquals", ["environment", "other"], False),
    ],
)
def test_conditions_over_many_values(operator, keys, holds):
    condition = {operator: {"aws:TagKeys": ["environment", "cost-center"]}}
    context = {} if keys is None else {"aws:tagkeys": keys}
    decision = decide([policy(allow(Condition=condition))], Request("ec2:X", "*", context))
    assert (decision is ALLOWED) is holds


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ({"Effect": "Allow", "NotAction": "ec2:*", "Resource": "*"}, "does not evaluate NotAction"),
        ({"Effect": "Allow", "Action": "ec2:*", "NotResource": "*"}, "does not evaluate NotResource"),
        ({"Effect": "allow", "Action": "ec2:*", "Resource": "*"}, "an Effect is Allow or Deny, not 'allow'"),
        (allow(Condition={"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}}), "the operator DateLessThan"),
        (allow(Condition={"ForSomeValues:StringEquals": {"aws:TagKeys": "a"}}), "no such set operator: ForSomeValues"),
        (allow(Condition={"StringEquals": {"aws:ResourceTag/owner": "${aws:username}"}}), "does not evaluate policy variables"),
    ],
)
def test_what_is_not_evaluated_is_rejected(statement, reason):
    with pytest.raises(ValueError, match=reason):
        policy(statement)
