"""What an instance of the image has started by itself: no unit that was masked, and none that failed."""

from __future__ import annotations

import json

from rehearse.checks import Checks
from rehearse.launch import Shell

# Of what trim-boot.sh masks, the units that every server image has.
TRIMMED = frozenset(
    (
        "ModemManager.service",
        "dpkg-db-backup.timer",
        "e2scrub_all.timer",
        "lvm2-monitor.service",
        "man-db.timer",
        "multipathd.service",
        "plymouth-start.service",
        "udisks2.service",
    )
)
# Whatever the packages of the server image would bring with them must still be installable; this one is small.
PACKAGE = "hello"
_MARKER = "/var/tmp/rehearsal-runcmd"
_STATES = "systemctl is-system-running --wait || true"
_FAILED = "systemctl --failed --no-legend --plain"
_MASKED = "find /etc/systemd/system -maxdepth 1 -lname /dev/null -printf '%f\\n'"
_ACTIVE = "systemctl list-units --all --no-legend --plain --state=active,activating"


def user_data() -> str:
    """A cloud-config that installs a package and runs a command, as EC2Cluster's does with extra_bootstrap."""
    commands = ["apt-get update", f"apt-get install --yes {PACKAGE}", f"{PACKAGE} > {_MARKER}"]
    return "#cloud-config\n" + json.dumps({"write_files": [{"path": f"{_MARKER}-file", "content": "written"}], "runcmd": commands})


def check_boot(checks: Checks, shell: Shell) -> None:
    """Check that the boot of an instance has ended well, and that no masked unit runs."""
    state = shell.run(_STATES).strip()
    checks.show(f"          {shell.run('systemd-analyze time || true').partition(chr(10))[0]}")
    checks.that("its boot ended with all units well", state == "running", f"{state}\n{shell.run(_FAILED)}")
    running = masked_units(shell) & active_units(shell)
    checks.that("no masked unit runs", not running, ", ".join(sorted(running)))


def check_server_boot(checks: Checks, shell: Shell, start: str) -> None:
    """Check the boot of an instance whose image is made of the server image, with input `start`, and launched with `user_data`."""
    masked, active = masked_units(shell), active_units(shell)
    if start == "fast":
        checks.that("what a node does not need is masked", masked >= TRIMMED, ", ".join(sorted(TRIMMED - masked)))
        checks.that("snapd has not started at boot", "snapd.service" not in active)
    else:
        checks.that("no unit of the server image is masked", not masked & TRIMMED, ", ".join(sorted(masked & TRIMMED)))
    ran = shell.run(f"cat {_MARKER} {_MARKER}-file || true")
    checks.that("its user data installed a package, ran it, and wrote a file", ran.endswith("written") and len(ran) > len("written"), ran)
    snaps = shell.run("sudo snap list 2>&1 || true")
    checks.that("snapd answers when it is asked", "No snaps are installed" in snaps, snaps)


def masked_units(shell: Shell) -> set[str]:
    """The units that are masked in the image."""
    return set(shell.run(_MASKED).split())


def active_units(shell: Shell) -> set[str]:
    """The units that run, or have run and stay active."""
    return {line.split()[0] for line in shell.run(_ACTIVE).splitlines() if line.strip()}
