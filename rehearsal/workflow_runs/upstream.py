"""What others publish and an AMI is made of, as far as the action asks for it: container images and archives of packages."""

from __future__ import annotations

import hashlib
import json
import re

DOCKER_HUB = "registry-1.docker.io"
_MANIFEST_OR_BLOB = re.compile(r"/v2/(?P<repository>.+)/(?:manifests|blobs)/(?P<reference>[^/]+)")
_IN_RELEASE = re.compile(r"http://(?:archive|security|ports)\.ubuntu\.com/[\w./-]+/InRelease")


class Upstream:
    """What is there now.

    `builds` has the container images of Docker Hub by repository; another build has other digests, with all tags. `packages`
    names the state of Ubuntu's archives: another text is another state.
    """

    def __init__(self) -> None:
        self.builds: dict[str, int] = {}
        self.packages = "1"

    def registry(self, path: str) -> bytes | None:
        """What Docker Hub answers to a GET: the manifest for every tag, and the config that it names. None: there is no such thing."""
        asked = _MANIFEST_OR_BLOB.fullmatch(path)
        build = self.builds.get(asked["repository"]) if asked else None
        if asked is None or build is None:
            return None
        config = _json({"os": "linux", "architecture": "amd64", "config": {"Env": []}, "build": build})
        if asked["reference"] == _digest(config):
            return config
        layers = [{"size": 150_000_000}]
        return _json({"schemaVersion": 2, "config": {"digest": _digest(config), "size": len(config)}, "layers": layers})

    def digest(self, repository: str) -> str:
        """The digest of an image of `builds`, as Docker has it after a pull."""
        return _digest(self.registry(f"/v2/{repository}/manifests/latest") or b"")

    def archive(self, url: str) -> bytes | None:
        """What an archive answers to a GET through a proxy: InRelease of every suite, and nothing else."""
        if not _IN_RELEASE.fullmatch(url):
            return None
        indexes = [f"main/binary-{architecture}/Packages" for architecture in ("amd64", "arm64")]
        lines = [f" {hashlib.sha256(f'{self.packages} {index}'.encode()).hexdigest()} 1000 {index}" for index in indexes]
        head = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nOrigin: Ubuntu\nSHA256:\n"
        return (head + "\n".join(lines) + "\n-----BEGIN PGP SIGNATURE-----\n-----END PGP SIGNATURE-----\n").encode()


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _digest(body: bytes) -> str:
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
