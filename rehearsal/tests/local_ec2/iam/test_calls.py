"""Calls evaluated by the policy of whoever makes them, each for all of its resources."""

import base64
import json
import time
import uuid

import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

KEY = "AKIALIMITED"
READ = {"Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*"}
OURS = {"StringEquals": {"aws:ResourceTag/owner": "us"}}


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


@pytest.fixture
def limited(ec2):
    """Returns a maker of clients whose owner has these statements as his policy."""

    def client(*statements, service="ec2"):
        document = {"Version": "2012-10-17", "Statement": [READ, *statements]}
        ec2.set(identities={KEY: {"policies": [document]}})
        return ec2.client(service, aws_access_key_id=KEY)

    yield client
    ec2.set(identities={}, roles={})


def error_of(call, *args, **kwargs):
    with pytest.raises(ClientError) as caught:
        call(*args, **kwargs)
    return caught.value.response["Error"]["Code"], caught.value.response["Error"]["Message"]


def tagged(kind, **tags):
    return {"ResourceType": kind, "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}


def launch(client, ec2, **more):
    return client.run_instances(ImageId=ec2.source_image(), InstanceType="t3.micro", MinCount=1, MaxCount=1, **more)


def test_a_rejection_is_worded_as_ec2_words_it(limited):
    code, message = error_of(limited().create_key_pair, KeyName="k")
    assert code == "UnauthorizedOperation"
    assert message.startswith(
        "You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/limited is not authorized"
        " to perform: ec2:CreateKeyPair on resource: arn:aws:ec2:eu-west-2:123456789012:key-pair/k because no"
        " identity-based policy allows the ec2:CreateKeyPair action. Encoded authorization failure message: "
    )


def test_what_has_no_resource_is_named_without_one(limited):
    client = limited({"Effect": "Deny", "Action": "ec2:DescribeVpcs", "Resource": "*"})
    _, message = error_of(client.describe_vpcs)
    assert " is not authorized to perform: ec2:DescribeVpcs with an explicit deny in an identity-based policy." in message


@pytest.mark.parametrize("missing", ["image", "instance", "network-interface", "security-group", "subnet", "volume", "key-pair"])
def test_a_launch_is_evaluated_for_each_of_its_resources(ec2, limited, missing):
    name = f"k-{uuid.uuid4()}"
    ec2.client().create_key_pair(KeyName=name)
    deny = {"Effect": "Deny", "Action": "ec2:RunInstances", "Resource": f"arn:aws:ec2:*:*:{missing}/*"}
    _, message = error_of(launch, limited(allow("ec2:RunInstances"), deny), ec2, KeyName=name)
    assert f"ec2:RunInstances on resource: arn:aws:ec2:eu-west-2:{'' if missing == 'image' else '123456789012'}:{missing}/" in message


def test_tags_at_a_launch_are_create_tags(ec2, limited):
    specifications = {"TagSpecifications": [tagged("instance", owner="us"), tagged("volume", owner="us")]}
    _, message = error_of(launch, limited(allow("ec2:RunInstances")), ec2, **specifications)
    assert "ec2:CreateTags on resource: arn:aws:ec2:eu-west-2:123456789012:instance/*" in message
    on_create = {"StringEquals": {"ec2:CreateAction": "RunInstances", "aws:RequestTag/owner": "us"}}
    client = limited(allow("ec2:RunInstances"), allow("ec2:CreateTags", Condition=on_create))
    instance = launch(client, ec2, **specifications)["Instances"][0]["InstanceId"]
    code, _ = error_of(client.create_tags, Resources=[instance], Tags=[{"Key": "owner", "Value": "us"}])
    assert code == "UnauthorizedOperation"


def test_a_condition_on_a_tag_parts_ours_from_theirs(ec2, limited):
    ours = ec2.launch(TagSpecifications=[tagged("instance", owner="us")])
    theirs = ec2.launch(TagSpecifications=[tagged("instance", owner="them")])
    client = limited(allow("ec2:TerminateInstances", Condition=OURS))
    for ids in ([theirs], [ours, theirs]):
        _, message = error_of(client.terminate_instances, InstanceIds=ids)
        assert f"ec2:TerminateInstances on resource: arn:aws:ec2:eu-west-2:123456789012:instance/{theirs}" in message
    client.terminate_instances(InstanceIds=[ours])


def test_what_is_gone_has_no_tags(limited):
    client = limited(allow("ec2:TerminateInstances", Condition=OURS))
    code, _ = error_of(client.terminate_instances, InstanceIds=["i-00000000000000000"])
    assert code == "UnauthorizedOperation"
    code, _ = error_of(limited(allow("ec2:TerminateInstances")).terminate_instances, InstanceIds=["i-00000000000000000"])
    assert code.startswith("InvalidInstanceID.")


def test_key_pairs_are_found_by_name_and_by_id(ec2, limited):
    client = limited(allow("ec2:DeleteKeyPair", Condition=OURS))
    names = [f"k-{uuid.uuid4()}" for _ in range(3)]
    made = [
        ec2.client().create_key_pair(KeyName=name, TagSpecifications=[tagged("key-pair", owner=owner)])["KeyPairId"]
        for name, owner in zip(names, ("us", "us", "them"), strict=True)
    ]
    client.delete_key_pair(KeyName=names[0])
    client.delete_key_pair(KeyPairId=made[1])
    assert error_of(client.delete_key_pair, KeyName=names[2])[0] == "UnauthorizedOperation"


def test_an_image_is_made_of_an_instance_that_may_be_used(ec2, limited):
    instance = ec2.launch_stopped(TagSpecifications=[tagged("instance", owner="them")])
    client = limited(allow("ec2:CreateImage", ["arn:*:ec2:*::image/*", "arn:*:ec2:*::snapshot/*"]))
    _, message = error_of(client.create_image, InstanceId=instance, Name="xyz")
    assert f"ec2:CreateImage on resource: arn:aws:ec2:eu-west-2:123456789012:instance/{instance}" in message


def test_a_dry_run_is_evaluated_before_it_says_that_it_would_work(ec2, limited):
    assert error_of(limited().create_key_pair, KeyName="k", DryRun=True)[0] == "UnauthorizedOperation"
    assert error_of(limited(allow("ec2:CreateKeyPair")).create_key_pair, KeyName="k", DryRun=True)[0] == "DryRunOperation"


def test_a_fleet_launches_with_the_rights_of_its_caller(ec2, limited):
    name = f"t-{uuid.uuid4()}"
    client = limited(allow(["ec2:CreateLaunchTemplate", "ec2:CreateFleet"]))
    data = {"InstanceType": "t3.micro", "ImageId": ec2.source_image()}
    client.create_launch_template(LaunchTemplateName=name, LaunchTemplateData=data)
    fleet = client.create_fleet(
        Type="instant",
        TargetCapacitySpecification={"TotalTargetCapacity": 1, "DefaultTargetCapacityType": "spot"},
        LaunchTemplateConfigs=[{"LaunchTemplateSpecification": {"LaunchTemplateName": name, "Version": "1"}}],
    )
    assert [each["ErrorCode"] for each in fleet["Errors"]] == ["UnauthorizedOperation"]
    assert "ec2:RunInstances on resource" in fleet["Errors"][0]["ErrorMessage"]


def test_snapshots_of_an_image_stay_where_they_may_not_be_deleted(ec2, limited):
    image = ec2.bake()
    answer = limited(allow("ec2:DeregisterImage")).deregister_image(ImageId=image, DeleteAssociatedSnapshots=True)
    assert [each["ReturnCode"] for each in answer["DeleteSnapshotResults"]] == ["missing-permissions"]


def test_public_parameters_have_no_account_in_their_name(limited):
    name = "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id"
    public = allow("ssm:GetParameter", "arn:*:ssm:*::parameter/aws/service/canonical/*")
    limited(public, service="ssm").get_parameter(Name=name)
    code, message = error_of(limited(public, service="ssm").get_parameter, Name="/own")
    assert code == "AccessDeniedException"
    assert message.startswith(
        "User: arn:aws:iam::123456789012:user/limited is not authorized to perform: ssm:GetParameter on resource:"
        " arn:aws:ssm:eu-west-2:123456789012:parameter/own because no identity-based policy allows the"
    )


def test_quotas_are_rejected_as_service_quotas_does(limited):
    client = limited(service="service-quotas")
    code, _ = error_of(client.get_service_quota, ServiceCode="ec2", QuotaCode="L-1216C47A")
    assert code == "AccessDeniedException"


def test_nobody_needs_a_right_to_ask_who_he_is(limited):
    assert limited(service="sts").get_caller_identity()["Account"] == "123456789012"


ROLE = "arn:aws:iam::123456789012:role/bake"
SUB = "repo:octo-org@1/octo-repo@2:ref:refs/heads/main"


def assume(ec2, role=ROLE, **claims):
    def part(value):
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    said = {"aud": "sts.amazonaws.com", "sub": SUB, "exp": time.time() + 300, **claims}
    client = ec2.client("sts", config=Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1}, proxies={}))
    token = f"{part({'alg': 'RS256'})}.{part(said)}.c2ln"
    return client.assume_role_with_web_identity(RoleArn=role, RoleSessionName="run-1", WebIdentityToken=token)


@pytest.fixture
def role(ec2):
    """A role that trusts one subject in two spellings and may read only."""
    host = "token.actions.githubusercontent.com"
    subjects = ["repo:octo-org/octo-repo:ref:refs/heads/main", SUB]
    trust = {
        "Effect": "Allow",
        "Principal": {"Federated": f"arn:aws:iam::123456789012:oidc-provider/{host}"},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringEquals": {f"{host}:aud": "sts.amazonaws.com", f"{host}:sub": subjects}},
    }
    read = {"Version": "2012-10-17", "Statement": [READ]}
    ec2.set(roles={ROLE: {"policies": [read], "trust": {"Version": "2012-10-17", "Statement": [trust]}}})
    yield ROLE
    ec2.set(roles={})


@pytest.mark.parametrize("sub", [SUB, "repo:octo-org/octo-repo:ref:refs/heads/main"])
def test_a_role_trusts_both_spellings_of_a_subject(ec2, role, sub):
    assume(ec2, role, sub=sub)


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "repo:octo-org@1/octo-repo@3:ref:refs/heads/main"},
        {"sub": "repo:octo-org/octo-repo:pull_request"},
        {"iss": "https://ghes.example.com/_services/token"},
    ],
)
def test_a_role_trusts_no_other_token(ec2, role, claims):
    assert error_of(assume, ec2, role, **claims) == (
        "AccessDenied",
        "Not authorized to perform sts:AssumeRoleWithWebIdentity",
    )


def test_a_role_that_is_not_there_cannot_be_assumed(ec2, role):
    assert error_of(assume, ec2, f"{role}2")[1] == "Not authorized to perform sts:AssumeRoleWithWebIdentity"


def test_a_session_may_what_its_role_may(ec2, role):
    credentials = assume(ec2, role)["Credentials"]
    client = ec2.client(
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )
    client.describe_vpcs()
    _, message = error_of(client.create_key_pair, KeyName="k")
    assert "User: arn:aws:sts::123456789012:assumed-role/bake/run-1 is not authorized to perform: ec2:CreateKeyPair" in message


def test_a_parameter_is_written_by_its_name_and_by_its_tags(ec2, limited, new_name):
    ours, theirs = f"/dask/{new_name('ours')}", f"/dask/{new_name('theirs')}"
    for name, owner in ((ours, "us"), (theirs, "them")):
        ec2.client("ssm").put_parameter(Name=name, Value="a", Type="String", Tags=[{"Key": "owner", "Value": owner}])
    again = {"Value": "b", "Overwrite": True}
    client = limited(allow("ssm:PutParameter", f"arn:aws:ssm:*:*:parameter{ours}"), service="ssm")
    assert client.put_parameter(Name=ours, **again)["Version"] == 2
    code, message = error_of(client.put_parameter, Name=theirs, **again)
    assert code == "AccessDeniedException"
    assert f"ssm:PutParameter on resource: arn:aws:ssm:eu-west-2:123456789012:parameter{theirs} because no identity-based" in message
    client = limited(allow("ssm:PutParameter", Condition=OURS), service="ssm")
    assert client.put_parameter(Name=ours, **again)["Version"] == 3
    assert error_of(client.put_parameter, Name=theirs, **again)[0] == "AccessDeniedException"


def test_a_parameter_may_be_made_and_not_overwritten(limited, new_name):
    """https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policy-conditions.html, ssm:Overwrite"""
    deny = {"Effect": "Deny", "Action": "ssm:PutParameter", "Resource": "*", "Condition": {"StringEquals": {"ssm:Overwrite": ["true"]}}}
    client, name = limited(allow("ssm:PutParameter"), deny, service="ssm"), new_name("once")
    client.put_parameter(Name=name, Value="a", Type="String")
    code, message = error_of(client.put_parameter, Name=name, Value="b", Overwrite=True)
    assert (code, message.endswith("with an explicit deny in an identity-based policy")) == ("AccessDeniedException", True)
