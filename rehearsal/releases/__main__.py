"""`python -m releases`: publishes programs built on this machine and says where in one line of JSON."""

from __future__ import annotations

import argparse
import json
import os
import signal
import stat
import sys
import threading
from pathlib import Path

from releases.archives import PACKER, PLUGIN, build_archive
from releases.catalogue import publish
from releases.server import ReleaseServer
from releases.signing import NoGnuPG, SigningFailed, SigningKey


def main() -> int:
    """Serves until SIGTERM, SIGINT or the end of standard input, where that is a pipe."""
    options = _options()
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    mode = os.fstat(sys.stdin.fileno()).st_mode
    # What Node.js calls a pipe is a socket.
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        threading.Thread(target=_set_at_the_end_of_input, args=(ended,), daemon=True).start()
    releases = [
        build_archive(product, version, Path(program), options.directory / "archives")
        for product, named in ((PACKER, options.packer), (PLUGIN, options.plugin))
        for version, _, program in (each.partition("=") for each in named)
    ]
    keys = options.directory / "keys"
    try:
        # Gone before anything is served: nothing more is signed, and no agent of gpg's can be left behind.
        with SigningKey() as key:
            key.write_key_files(keys)
            files = publish(releases, key)
    except (NoGnuPG, SigningFailed) as error:
        print(error, file=sys.stderr)
        return 1
    server = ReleaseServer(files)
    print(json.dumps({"url": server.url, "keys": str(keys.resolve()), "fingerprint": key.fingerprint}), flush=True)
    ended.wait()
    server.stop()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="releases", description="A release server on loopback with the layout of releases.hashicorp.com.")
    parser.add_argument("--directory", type=Path, required=True, help="archives and the key's files go here")
    help_text = "a program built for this machine, as VERSION=PATH; may be given more than once"
    parser.add_argument("--packer", action="append", default=[], metavar="VERSION=PATH", help=help_text)
    parser.add_argument("--plugin", action="append", default=[], metavar="VERSION=PATH", help=help_text)
    return parser.parse_args()


def _set_at_the_end_of_input(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


if __name__ == "__main__":
    sys.exit(main())
