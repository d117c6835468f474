"""What must hold in an instance of a baked image that reads ahead what its start reads (`start: fast`), or does not."""

from __future__ import annotations

import re

from rehearse.checks import Checks
from rehearse.launch import Shell

_LIBRARY = "/usr/local/lib/bake-dask-ami"
_UNIT = "bake-dask-ami-read-ahead.service"
_UNITS = "/etc/systemd/system"
# What record-start.sh makes in the builder.
_RECORDER = (
    f"{_UNITS}/bake-dask-ami-record.service",
    f"{_UNITS}/sysinit.target.wants/bake-dask-ami-record.service",
    f"{_LIBRARY}/record.sh",
)
_LINE = re.compile(r"read (\d+) bytes of (\S+) in (\d+) pieces, (\d+) of them failed, from second \S+ to \S+ of the uptime")


def check_read_ahead(checks: Checks, shell: Shell, start: str) -> None:
    """Check the list, the unit and what it has read. `start` is the input of the step."""
    left = shell.run(f"ls -d {' '.join(_RECORDER)} 2> /dev/null || true")
    checks.that("nothing of the recorder is in the image", not left, left)
    listed = shell.run(f"cat {_LIBRARY}/start-ranges 2> /dev/null || true")
    state = shell.run(f"systemctl is-enabled {_UNIT} 2> /dev/null || true").strip()
    if start != "fast":
        checks.that(
            "the image has no list of what a start reads, and no unit for it", not listed and state != "enabled", f"{listed[:200]} {state}"
        )
        return
    ranges = bytes_of_list(listed)
    checks.that("the image has a list of what a start reads", ranges > 0, listed[:200])
    # It ends when everything has been read, which nothing waits for.
    result = shell.run(
        f"for i in $(seq 60); do s=$(systemctl show --property=SubState --value {_UNIT}); [ $s = running ] || break; sleep 1; done;"
        f" echo $s $(systemctl show --property=Result --value {_UNIT})"
    ).strip()
    checks.that(
        "the unit that reads it ahead is enabled and succeeded", (state, result) == ("enabled", "dead success"), f"{state} {result}"
    )
    said = shell.run("cat /run/bake-dask-ami-read-ahead 2> /dev/null || true").strip()
    read = _LINE.fullmatch(said)
    checks.that(
        "it read all of the list in this boot",
        read is not None and (int(read[1]), int(read[4])) == (ranges, 0),
        f"{said}, not {ranges} bytes",
    )


def bytes_of_list(listed: str) -> int:
    """The number of bytes that the lines `OFFSET LENGTH` name."""
    return sum(int(line.split()[1]) for line in listed.splitlines())
