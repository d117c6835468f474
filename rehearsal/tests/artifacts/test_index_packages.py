from __future__ import annotations

import csv
import hashlib
import io
import sys
import tarfile
import zipfile
from base64 import urlsafe_b64decode
from pathlib import Path
from types import ModuleType

import pytest

from artifacts.index_packages import PRIVATE_MODULE, READABLE_MILLION, pinned, sha256_of, write_private_wheel
from artifacts.pip_image import write_removal_layer


def test_the_record_of_the_private_wheel_has_the_hash_and_size_of_every_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(write_private_wheel(tmp_path)) as wheel:
        record = {row[0]: row[1:] for row in csv.reader(io.StringIO(wheel.read("rehearsal_private-1.0.0.dist-info/RECORD").decode()))}
        assert set(record) == set(wheel.namelist())
        for name, (hashed, size) in record.items():
            if name.endswith("/RECORD"):
                continue
            content = wheel.read(name)
            assert urlsafe_b64decode(f"{hashed.removeprefix('sha256=')}=") == hashlib.sha256(content).digest()
            assert int(size) == len(content)


def test_the_private_wheel_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    """Otherwise a lock of one rehearsal would be another one's no more."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    assert sha256_of(write_private_wheel(first)) == sha256_of(write_private_wheel(second))
    assert sha256_of(write_private_wheel(first, "1.0.1")) != sha256_of(write_private_wheel(second))


def test_the_private_module_computes_with_the_public_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    public = ModuleType("humanize")
    public.intcomma = "{:,}".format  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "humanize", public)
    monkeypatch.syspath_prepend(str(write_private_wheel(tmp_path)))
    module = __import__(PRIVATE_MODULE)
    monkeypatch.delitem(sys.modules, PRIVATE_MODULE)
    assert module.readable(10**6) == READABLE_MILLION


def test_only_what_is_in_the_list_is_pinned() -> None:
    assert pinned("uv").startswith("uv==")
    with pytest.raises(ValueError, match="not enough values"):
        pinned("dask")


def test_a_file_of_a_lower_layer_is_removed_by_its_whiteout(tmp_path: Path) -> None:
    write_removal_layer("usr/lib/python3.11/EXTERNALLY-MANAGED", tmp_path / "layer.tar")
    with tarfile.open(tmp_path / "layer.tar") as layer:
        assert [(member.name, member.size) for member in layer] == [("usr/lib/python3.11/.wh.EXTERNALLY-MANAGED", 0)]
