"""Who may read instance metadata."""

import threading

import pytest

TOKEN = "X-aws-ec2-metadata-token"
LIFETIME = "X-aws-ec2-metadata-token-ttl-seconds"


@pytest.mark.parametrize("lifetime", [None, "0", "21601", "soon"])
def test_a_token_needs_a_lifetime_that_ec2_grants(account, lifetime):
    _, metadata = account.launch()
    assert metadata.request("PUT", "/latest/api/token", {LIFETIME: lifetime} if lifetime else {})[0] == 400


def test_a_token_is_not_given_through_a_proxy(account):
    _, metadata = account.launch()
    headers = {LIFETIME: "60", "X-Forwarded-For": "192.0.2.1"}
    assert metadata.request("PUT", "/latest/api/token", headers)[0] == 403


def test_required_tokens_are_required_for_every_path(account):
    _, metadata = account.launch(MetadataOptions={"HttpTokens": "required"}, UserData="secret")
    for path in ("/", "/latest", "/latest/meta-data/instance-id", "/latest/user-data", "/nowhere"):
        assert metadata.request("GET", path)[0] == 401
        assert metadata.request("GET", path, {TOKEN: "invented"})[0] == 401


def test_a_token_of_another_instance_is_none(account):
    (_, one), (_, other) = account.launch(), account.launch()
    path = "/latest/meta-data/instance-id"
    assert one.request("GET", path, {TOKEN: other.token()})[0] == 401
    assert one.request("GET", path, {TOKEN: one.token()})[0] == 200


def test_optional_tokens_are_optional_but_not_wrong(account):
    described, metadata = account.launch(MetadataOptions={"HttpTokens": "optional"})
    path = "/latest/meta-data/instance-id"
    assert metadata.request("GET", path) == (200, described["InstanceId"].encode())
    assert metadata.request("GET", path, {TOKEN: "invented"})[0] == 401


def test_a_disabled_endpoint_answers_nothing_but_403(account):
    _, metadata = account.launch(MetadataOptions={"HttpEndpoint": "disabled"})
    assert metadata.request("PUT", "/latest/api/token", {LIFETIME: "60"})[0] == 403
    assert metadata.request("GET", "/latest/meta-data/instance-id")[0] == 403


def test_changed_options_hold_at_once_and_leave_the_others(account):
    described, metadata = account.launch(MetadataOptions={"HttpTokens": "required", "HttpPutResponseHopLimit": 2})
    change = account.client.modify_instance_metadata_options
    options = change(InstanceId=described["InstanceId"], HttpEndpoint="disabled")["InstanceMetadataOptions"]
    assert (options["HttpTokens"], options["HttpPutResponseHopLimit"]) == ("required", 2)
    assert metadata.request("GET", "/latest/meta-data/instance-id")[0] == 403
    change(InstanceId=described["InstanceId"], HttpEndpoint="enabled", HttpTokens="optional")
    assert metadata.request("GET", "/latest/meta-data/instance-id")[0] == 200


@pytest.mark.parametrize(
    "options",
    [{"HttpTokens": "always"}, {"HttpEndpoint": "off"}, {"HttpPutResponseHopLimit": 65}, {"InstanceMetadataTags": "all"}],
)
def test_options_that_ec2_does_not_know_are_rejected(account, api_error, options):
    described, _ = account.launch()
    with api_error("InvalidParameterValue", str(*options.values())):
        account.launch(MetadataOptions=options)
    with api_error("InvalidParameterValue", str(*options.values())):
        account.client.modify_instance_metadata_options(InstanceId=described["InstanceId"], **options)


def test_a_container_gets_a_token_within_the_hop_limit(account):
    _, metadata = account.launch(MetadataOptions={"HttpPutResponseHopLimit": 2})
    status, token = metadata.request("PUT", "/latest/api/token", {LIFETIME: "60"}, metadata.endpoint.container_port)
    assert status == 200
    path = "/latest/meta-data/instance-id"
    assert metadata.request("GET", path, {TOKEN: token.decode()}, metadata.endpoint.container_port)[0] == 200


def test_beyond_the_hop_limit_a_container_waits_in_vain(account):
    _, metadata = account.launch(MetadataOptions={"HttpPutResponseHopLimit": 1})
    ends = []

    def ask():
        try:
            ends.append(metadata.request("PUT", "/latest/api/token", {LIFETIME: "60"}, metadata.endpoint.container_port))
        except ConnectionError as error:
            ends.append(error)

    asker = threading.Thread(target=ask)
    asker.start()
    assert metadata.request("PUT", "/latest/api/token", {LIFETIME: "60"})[0] == 200
    metadata.endpoint.close()
    asker.join()
    assert isinstance(ends[0], ConnectionError)


def test_only_reading_and_asking_for_a_token_are_allowed(account):
    _, metadata = account.launch()
    token = {TOKEN: metadata.token()}
    assert metadata.request("POST", "/latest/meta-data/instance-id", token)[0] == 405
    assert metadata.request("PUT", "/latest/user-data", token)[0] == 405
    assert metadata.request("GET", "/latest/api/token", token)[0] == 404
