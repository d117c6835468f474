import base64
import os
from pathlib import Path

import pytest

from rehearse import raw_search
from rehearse.raw_search import count_in_file, forms_of


@pytest.mark.parametrize("before", range(6))
def test_every_alignment_of_base64_is_found(tmp_path: Path, before: int) -> None:
    password = "correct horse battery staple"
    file = tmp_path / "disk"
    file.write_bytes(b"\0" * 100 + base64.b64encode(b"x" * before + password.encode() + b" and more"))
    assert sum(count_in_file(file, forms_of("robot", password)).values()) == 1


def test_the_password_and_the_login_are_found(tmp_path: Path) -> None:
    file = tmp_path / "disk"
    file.write_bytes(b"secret-1234 " + base64.b64encode(b"robot:secret-1234"))
    counts = count_in_file(file, forms_of("robot", "secret-1234"))
    assert counts["the password"] == 1
    assert counts["the login in base64"] == 1


def test_what_lies_across_two_chunks_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_search, "_CHUNK", 16)
    for offset in range(40):
        file = tmp_path / f"disk-{offset}"
        file.write_bytes(b"." * offset + b"needle in a haystack" + b"." * (60 - offset))
        assert count_in_file(file, {"long": b"needle in a haystack", "short": b"hay"}) == {"long": 1, "short": 1}


def test_what_lies_beside_holes_is_found(tmp_path: Path) -> None:
    file = tmp_path / "disk"
    mib = 2**20
    with file.open("wb") as stream:
        for place in (0, 4 * mib, 4 * mib + 4096 - 6, 8 * mib + 100):
            stream.seek(place)
            stream.write(b"needle")
        stream.truncate(16 * mib)
    # Otherwise the test shows nothing: 16 MiB are 32768 blocks of 512 bytes.
    assert file.stat().st_blocks < 1000
    assert count_in_file(file, {"it": b"needle"}) == {"it": 4}


def test_a_file_without_data_holds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "disk"
    file.touch()
    assert count_in_file(file, {"it": b"needle"}) == {"it": 0}
    os.truncate(file, 2**20)
    assert count_in_file(file, {"it": b"needle"}) == {"it": 0}


def test_chance_is_not_taken_for_a_secret(tmp_path: Path) -> None:
    file = tmp_path / "disk"
    file.write_bytes(os.urandom(2**20))
    assert set(count_in_file(file, forms_of("robot", "a long enough password")).values()) == {0}
