"""What GitHub and AWS are to a job of act: the OIDC service and the proxy that leads to STS."""

from __future__ import annotations

import base64
import hashlib
import json
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from workflow_runs.id_tokens import IdTokens
from workflow_runs.proxy import Proxy

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@pytest.fixture
def tokens() -> Iterator[IdTokens]:
    service = IdTokens()
    yield service
    service.stop()


def _ask(tokens: IdTokens, bearer: str) -> str:
    url = f"{tokens.environment['ACTIONS_ID_TOKEN_REQUEST_URL']}&audience=sts.amazonaws.com"
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {bearer}"})
    with DIRECT.open(request, timeout=60) as answer:
        return str(json.load(answer)["value"])


def test_a_job_gets_a_token_for_its_audience(tokens: IdTokens) -> None:
    payload = _ask(tokens, tokens.environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]).split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    assert (claims["aud"], tokens.given) == ("sts.amazonaws.com", 1)
    assert claims["exp"] > claims["iat"]


def test_nobody_else_gets_one(tokens: IdTokens) -> None:
    with pytest.raises(urllib.error.HTTPError, match="401"):
        _ask(tokens, "somebody")
    assert tokens.given == 0


@pytest.fixture
def proxy(shared_ec2, tmp_path: Path) -> Iterator[Proxy]:
    served = Proxy(shared_ec2.endpoint, "eu-west-2", tmp_path)
    yield served
    served.stop()


def _through(proxy: Proxy, host: str) -> HTTPSConnection:
    address = urlsplit(proxy.environment["HTTPS_PROXY"])
    trust = ssl.create_default_context(cafile=proxy.environment["SSL_CERT_FILE"])
    connection = HTTPSConnection(address.hostname or "", address.port, context=trust, timeout=60)
    connection.set_tunnel(host, 443)
    return connection


def test_the_proxy_leads_to_sts_of_the_local_ec2(proxy: Proxy) -> None:
    connection = _through(proxy, "sts.eu-west-2.amazonaws.com")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    # A web identity token that is none: the answer is STS's.
    body = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fx"
    connection.request("POST", "/", f"{body}&RoleSessionName=x&WebIdentityToken=x", headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    assert (answer.status, "InvalidIdentityToken" in text) == (400, True), text


def _asked(proxy: Proxy, url: str) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy.environment["HTTP_PROXY"]}))
    with opener.open(url, timeout=60) as answer:
        return str(answer.read().decode())


def test_the_proxy_answers_for_the_archives_of_ubuntu(proxy: Proxy) -> None:
    address = "http://archive.ubuntu.com/ubuntu/dists/noble-updates/InRelease"
    before = _asked(proxy, address)
    assert " 1000 main/binary-amd64/Packages\n" in before
    assert _asked(proxy, address) == before
    proxy.upstream.packages = "2"
    assert _asked(proxy, address) != before
    with pytest.raises(urllib.error.HTTPError, match="502"):
        _asked(proxy, "http://archive.ubuntu.com/ubuntu/pool/main/j/jq/jq.deb")


def _from_docker_hub(proxy: Proxy, path: str) -> bytes:
    connection = _through(proxy, "registry-1.docker.io")
    connection.request("GET", f"/v2/daskdev/dask/{path}")
    answer = connection.getresponse()
    assert answer.status == 200
    body = answer.read()
    connection.close()
    return body


def test_the_proxy_answers_for_container_images_of_docker_hub(proxy: Proxy) -> None:
    proxy.upstream.builds["daskdev/dask"] = 1
    manifest = _from_docker_hub(proxy, "manifests/latest")
    digest = json.loads(manifest)["config"]["digest"]
    config = _from_docker_hub(proxy, f"blobs/{digest}")
    assert digest == f"sha256:{hashlib.sha256(config).hexdigest()}"
    proxy.upstream.builds["daskdev/dask"] = 2
    assert _from_docker_hub(proxy, "manifests/latest") != manifest


def test_the_proxy_leads_nowhere_else(proxy: Proxy) -> None:
    with pytest.raises(OSError, match="502"):
        _through(proxy, "registry-1.docker.io").request("GET", "/")
    assert proxy.asked == ["registry-1.docker.io:443"]
