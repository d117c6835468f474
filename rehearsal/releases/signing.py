"""A key that signs releases, made by GnuPG and forgotten afterwards: the likeness of HashiCorp's."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

OWNER = "Rehearsal releases <rehearsal@example.org>"
# As HashiCorp's: a primary key that vouches for a subkey, and the subkey signs. 3072 bits are made in a second.
ALGORITHM = "rsa3072"
LIFETIME = "1y"


class NoGnuPG(Exception):
    """There is no gpg on this machine."""


class SigningFailed(Exception):
    """gpg ended with an error; the message holds its last words."""


class SigningKey:
    """A fresh key pair in a directory of its own; leaving its context removes it."""

    def __init__(self) -> None:
        """Takes a second or two. Raises NoGnuPG and SigningFailed."""
        if shutil.which("gpg") is None:
            raise NoGnuPG("gpg is missing: install the Debian package gnupg")
        # gpg's agent listens on a socket in here, whose path may have 107 characters: not in the caller's directory.
        self._home = Path(tempfile.mkdtemp(prefix="releases-"))
        try:
            self._gpg("--quick-generate-key", OWNER, ALGORITHM, "cert,sign", LIFETIME)
            listing = self._gpg("--list-keys", "--with-colons").decode()
            self.fingerprint = next(line.split(":")[9] for line in listing.splitlines() if line.startswith("fpr:"))
            self._gpg("--quick-add-key", self.fingerprint, ALGORITHM, "sign", LIFETIME)
        except BaseException:
            self.close()
            raise

    @property
    def short_id(self) -> str:
        """The last eight digits of the fingerprint, which the names of signature files end in."""
        return self.fingerprint[-8:]

    def sign(self, content: bytes) -> bytes:
        """A detached binary signature over `content`."""
        return self._gpg("--detach-sign", "--output", "-", stdin=content)

    def write_key_files(self, directory: Path) -> None:
        """Write `hashicorp.asc` and `hashicorp.fingerprint`, to stand in for the action's own in a copy of dist/."""
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "hashicorp.asc").write_bytes(self._gpg("--armor", "--export", self.fingerprint))
        (directory / "hashicorp.fingerprint").write_text(f"{self.fingerprint}\n")

    def __enter__(self) -> SigningKey:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End gpg's agent and remove the key pair."""
        subprocess.run(["gpgconf", "--kill", "all"], env=self._environment(), capture_output=True, check=False)
        shutil.rmtree(self._home, ignore_errors=True)

    def _gpg(self, *arguments: str, stdin: bytes = b"") -> bytes:
        options = ["--batch", "--yes", "--quiet", "--no-tty", "--pinentry-mode", "loopback", "--passphrase", ""]
        finished = subprocess.run(["gpg", *options, *arguments], input=stdin, env=self._environment(), capture_output=True, check=False)
        if finished.returncode != 0:
            raise SigningFailed(f"gpg {' '.join(arguments)}: {finished.stderr.decode(errors='replace').strip()}")
        return finished.stdout

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "GNUPGHOME": str(self._home), "LC_ALL": "C"}
