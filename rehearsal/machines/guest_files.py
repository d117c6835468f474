"""The files that the base image has and the distribution's packages have not."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

_GUEST = Path(__file__).parent / "guest"
FINISH_SCRIPT = _GUEST / "finish.sh"


def static_files(guest: Path = _GUEST) -> dict[str, tuple[int, bytes]]:
    """The tree below `guest`/rootfs: path in the guest -> (mode, content).

    git keeps of a mode only whether a file can be executed, and a umask may take more away, so modes are made anew.
    """
    root = guest / "rootfs"
    return {
        str(path.relative_to(root)): (0o755 if path.stat().st_mode & 0o100 else 0o644, path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def write_tar(files: Mapping[str, tuple[int, bytes]], out: Path) -> None:
    """Write path -> (mode, content) as a tar archive in which everything belongs to root."""
    with tarfile.open(out, "w") as archive:
        directories: set[str] = set()
        for name, (mode, content) in sorted(files.items()):
            for parent in reversed(Path(name).parents):
                if str(parent) != "." and str(parent) not in directories:
                    directories.add(str(parent))
                    entry = tarfile.TarInfo(str(parent))
                    entry.type, entry.mode = tarfile.DIRTYPE, 0o755
                    archive.addfile(entry)
            entry = tarfile.TarInfo(name)
            entry.mode, entry.size = mode, len(content)
            archive.addfile(entry, io.BytesIO(content))
