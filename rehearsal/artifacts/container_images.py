"""The container images that a rehearsal can bake, by name, and how large they are."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

from artifacts.cache import Artifact
from artifacts.container_image import container_image
from artifacts.realistic_image import realistic_image

# Name, as options have it -> what builds it, or finds it in the cache. Every one is daskdev/dask to the guests.
CONTAINER_IMAGES: dict[str, Callable[[], Artifact]] = {"small": container_image, "realistic": realistic_image}
_MIB = 2**20
_CHUNK = 1 << 20


def describe_size(layout: Path) -> str:
    """The size of the one image of an OCI layout: what is pulled (its blobs), and its layers unpacked, in MiB."""
    blobs = layout / "blobs/sha256"
    pulled = sum(blob.stat().st_size for blob in blobs.iterdir())
    unpacked = sum(_unpacked(blobs / digest) for digest in _layers(layout))
    return f"{pulled / _MIB:.0f} MiB as pulled, {unpacked / _MIB:.0f} MiB unpacked"


def _layers(layout: Path) -> list[str]:
    (manifest,) = json.loads((layout / "index.json").read_text())["manifests"]
    content = json.loads((layout / "blobs/sha256" / _hex(manifest["digest"])).read_text())
    return [_hex(layer["digest"]) for layer in content["layers"]]


def _hex(digest: str) -> str:
    return digest.removeprefix("sha256:")


def _unpacked(blob: Path) -> int:
    with gzip.open(blob) as stream:
        return sum(len(chunk) for chunk in iter(lambda: stream.read(_CHUNK), b""))
