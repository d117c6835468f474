"""The wheels that a package index of the rehearsal serves: some of the public index, and a private one that is made here."""

from __future__ import annotations

import base64
import hashlib
import sys
import zipfile
from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.commands import run

REQUIREMENTS = Path(__file__).with_name("index-requirements.txt")
PIP, UV, PUBLIC = "pip", "uv", "humanize"
PRIVATE, PRIVATE_MODULE = "rehearsal-private", "rehearsal_private"
PRIVATE_VERSION = "1.0.0"
_MODULE = """import humanize


def readable(number):
    return f"{humanize.intcomma(number)} of rehearsal-private"
"""
# What `readable` makes of a million.
READABLE_MILLION = "1,000,000 of rehearsal-private"
# The oldest that a zip file can have; wheels of the same content are the same bytes.
_TIMESTAMP = (1980, 1, 1, 0, 0, 0)


def pinned(name: str) -> str:
    """The requirement `NAME==VERSION` of a package in index-requirements.txt. Raises ValueError when it is not there."""
    (pin,) = [line for line in REQUIREMENTS.read_text().splitlines() if line.startswith(f"{name}==")]
    return pin


def public_wheels() -> Artifact:
    """A directory of the wheels in index-requirements.txt for this machine's Python, in the cache, fetched when it is not there."""
    return cached("index-packages", [sys.version, REQUIREMENTS.read_bytes()], _fetch)


def uv_program() -> Path:
    """The program uv of the wheel that the index serves, in the cache."""
    wheels = public_wheels().path
    return cached("uv", [wheels.name], lambda out: _unpack_uv(wheels, out)).path / "uv"


def write_private_wheel(directory: Path, version: str = PRIVATE_VERSION) -> Path:
    """Write the wheel of the private package into `directory`; gives its path.

    Its module has the function `readable`, which needs the public package.
    """
    metadata = f"Metadata-Version: 2.1\nName: {PRIVATE}\nVersion: {version}\nRequires-Dist: {PUBLIC}\n"
    info = f"{PRIVATE_MODULE}-{version}.dist-info"
    files = {
        f"{PRIVATE_MODULE}/__init__.py": _MODULE.encode(),
        f"{info}/METADATA": metadata.encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: rehearsal\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{name},{_record_hash(content)},{len(content)}" for name, content in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    wheel = directory / f"{PRIVATE_MODULE}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _TIMESTAMP), content)
    return wheel


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _record_hash(content: bytes) -> str:
    """As https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file has it."""
    return f"sha256={base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b'=').decode()}"


def _fetch(out: Path) -> None:
    pip: list[str | Path] = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", out]
    run([*pip, "--requirement", REQUIREMENTS])


def _unpack_uv(wheels: Path, out: Path) -> None:
    (wheel,) = wheels.glob("uv-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".data/scripts/uv")]
        (out / "uv").write_bytes(archive.read(name))
    (out / "uv").chmod(0o755)
