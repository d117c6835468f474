"""What the server publishes: every path of it, and the file behind it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from releases.archives import Release
from releases.signing import SigningKey

File = bytes | Path


def publish(releases: Sequence[Release], key: SigningKey) -> dict[str, File]:
    """The files of a release server with these archives, by path: indexes, lists of checksums, signatures, archives.

    Source of the layout: releases.hashicorp.com. A list is signed under two names, with the key's id and without.
    """
    files: dict[str, File] = {}
    for product, of_product in _grouped(releases, lambda release: release.product):
        versions = {}
        for version, of_version in _grouped(of_product, lambda release: release.version):
            sums = "".join(f"{_sha256(release.archive)}  {release.archive_name}\n" for release in of_version).encode()
            base = f"/{product}/{version}"
            names = _Names(product, version, key.short_id)
            files |= {f"{base}/{release.archive_name}": release.archive for release in of_version}
            files[f"{base}/{names.sums}"] = sums
            files |= dict.fromkeys((f"{base}/{name}" for name in names.signatures), key.sign(sums))
            versions[version] = _index_entry(of_version, names)
        files[f"/{product}/index.json"] = json.dumps({"name": product, "versions": versions}).encode()
    return files


class _Names:
    def __init__(self, product: str, version: str, key_id: str) -> None:
        self.sums = f"{product}_{version}_SHA256SUMS"
        self.signatures = [f"{self.sums}.{key_id}.sig", f"{self.sums}.sig"]


def _index_entry(releases: Sequence[Release], names: _Names) -> dict[str, Any]:
    product, version = releases[0].product, releases[0].version
    return {
        "name": product,
        "version": version,
        "shasums": names.sums,
        "shasums_signature": names.signatures[-1],
        "shasums_signatures": names.signatures,
        "builds": [
            {
                "name": product,
                "version": version,
                "os": release.os,
                "arch": release.arch,
                "filename": release.archive_name,
                "url": f"https://releases.hashicorp.com/{product}/{version}/{release.archive_name}",
            }
            for release in releases
        ],
    }


def _grouped(releases: Sequence[Release], by: Any) -> list[tuple[str, list[Release]]]:
    return [(name, list(group)) for name, group in groupby(sorted(releases, key=by), key=by)]


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
