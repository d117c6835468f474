from pathlib import Path

import bcrypt

from artifacts.registry import Login, _configuration


def test_a_login_is_kept_as_a_hash_that_only_it_matches(tmp_path: Path) -> None:
    configuration = _configuration(tmp_path, Login("robot", "pass:word"))
    assert configuration["auth"] == {"htpasswd": {"realm": "rehearsal", "path": str(tmp_path / "htpasswd")}}
    user, _, hashed = (tmp_path / "htpasswd").read_text().strip().partition(":")
    assert user == "robot"
    assert bcrypt.checkpw(b"pass:word", hashed.encode())
    assert not bcrypt.checkpw(b"password", hashed.encode())


def test_without_a_login_anybody_may_pull(tmp_path: Path) -> None:
    assert "auth" not in _configuration(tmp_path, None)
