"""What a call has to be allowed."""

from __future__ import annotations

import pytest

from local_ec2.iam.targets import requests_of


@pytest.mark.parametrize(("profile", "passes"), [("bake", True), ("", False)])
def test_only_an_instance_profile_with_a_name_is_passed(profile: str, passes: bool) -> None:
    parameters = {"ImageId": "ami-0123456789abcdef0", "IamInstanceProfile.Name": profile}
    actions = {request.action for request in requests_of("ec2", "RunInstances", parameters, "eu-west-2", lambda *_: {})}
    assert ("iam:PassRole" in actions) is passes
