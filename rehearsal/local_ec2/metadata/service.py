"""The answers of one instance's metadata service."""

from __future__ import annotations

from collections.abc import Mapping

from local_ec2.errors import Answer
from local_ec2.instances import LocalInstance
from local_ec2.metadata.tokens import Tokens, read_lifetime
from local_ec2.metadata.tree import describe, find

TOKEN_HEADER = "x-aws-ec2-metadata-token"
LIFETIME_HEADER = "x-aws-ec2-metadata-token-ttl-seconds"
# In EC2 each version has the categories of its time; here all versions are the same.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
_VERSIONS = (
    *("1.0", "2007-01-19", "2007-03-01", "2007-08-29", "2007-10-10", "2007-12-15", "2008-02-01", "2008-09-01"),
    *("2009-04-04", "2011-01-01", "2011-05-01", "2012-01-12", "2014-02-25", "2014-11-05", "2015-10-20", "2016-04-19"),
    *("2016-06-30", "2016-09-02", "2018-03-28", "2018-08-17", "2018-09-24", "2019-10-01", "2020-10-27", "2021-01-03"),
    *("2021-03-23", "2021-07-15", "latest"),
)


class MetadataService:
    """Answers as IMDS does, from the current state of the instance and its metadata options."""

    def __init__(self, instance: LocalInstance) -> None:
        self._instance = instance
        self._tokens = Tokens()

    def answer(self, method: str, path: str, headers: Mapping[str, str], hops: int) -> Answer | None:
        """Returns the answer to a request, or None where EC2 sends none.

        The names of `headers` are in lower case. `hops` is the number of network hops between client and service: 1 from the
        instance itself, 2 from a container behind a bridge in it.
        """
        with self._instance.world.lock:
            options = self._instance.metadata_options
            endpoint, tokens, limit = options.http_endpoint, options.http_tokens, options.http_put_response_hop_limit
        if endpoint == "disabled":
            return _text(403, "Forbidden")
        if method == "PUT" and path == "/latest/api/token":
            return None if hops > limit else self._token(headers)
        if method not in ("GET", "HEAD"):
            return _text(405, "Method Not Allowed")
        token = headers.get(TOKEN_HEADER)
        left = self._tokens.seconds_left(token) if token is not None else 0
        if not left and (token is not None or tokens == "required"):
            return _text(401, "Unauthorized")
        return self._read(path, [(LIFETIME_HEADER, str(left))] if left else [])

    def _token(self, headers: Mapping[str, str]) -> Answer:
        # An open proxy passes this header on. https://aws.amazon.com/blogs/security/defense-in-depth-open-firewalls-
        # reverse-proxies-ssrf-vulnerabilities-ec2-instance-metadata-service/
        if "x-forwarded-for" in headers:
            return _text(403, "Forbidden")
        seconds = read_lifetime(headers.get(LIFETIME_HEADER))
        if seconds is None:
            return _text(400, "Bad Request")
        return _text(200, self._tokens.issue(seconds), [(LIFETIME_HEADER, str(seconds))])

    def _read(self, path: str, headers: list[tuple[str, str]]) -> Answer:
        version, *rest = [part for part in path.split("/") if part] or [""]
        if not version:
            return _text(200, "\n".join(_VERSIONS), headers)
        if version not in _VERSIONS:
            return _text(404, "Not Found")
        with self._instance.world.lock:
            user_data = self._instance.raw_user_data()
            root = describe(self._instance)
        if rest == ["user-data"] and user_data is not None:
            return Answer(200, [("Content-Type", "application/octet-stream"), *headers], user_data)
        if not rest:
            names = root.listing().split("\n")
            return _text(200, "\n".join([*names, "user-data"] if user_data is not None else names), headers)
        content = find(root, rest)
        return _text(404, "Not Found") if content is None else _text(200, content, headers)


def _text(status: int, text: str, headers: list[tuple[str, str]] | None = None) -> Answer:
    return Answer(status, [("Content-Type", "text/plain"), *(headers or [])], text.encode())
