"""What shows that a bake went through on a builder that was hardened, and that its image still is."""

from __future__ import annotations

import re

from rehearse.checks import Checks
from rehearse.launch import Launched
from rehearse.local_cloud import LocalCloud

UMASK = "0077"
_DIRECTORIES = ("/dev/shm", "/tmp", "/var/tmp")
_MOUNT_OPTIONS = frozenset(("nodev", "noexec", "nosuid"))
# What login-facts of the hardened guest writes for every login over SSH.
_LOGIN = re.compile(r"local-ec2: login of (\S+): umask (\d+);(.*)")

# Prints the directories in which a program can be run.
_EXECUTABLE = """
for directory in /dev/shm /tmp /var/tmp; do
  printf '#!/bin/sh\\necho %s\\n' "$directory" > "$directory/try" && chmod +x "$directory/try"
  "$directory/try" 2> /dev/null
  rm "$directory/try"
done
"""


def check_hardened_builders(checks: Checks, cloud: LocalCloud, builders: list[str]) -> None:
    """Check on the consoles of the builders, given by their ids, that every login of Packer's met the restrictions."""
    for builder in builders:
        logins = _LOGIN.findall(cloud.console(builder))
        checks.that(f"the console of {builder} shows Packer's logins", bool(logins))
        lax = [f"umask {umask};{mounts}" for _, umask, mounts in logins if umask != UMASK or _lax(mounts)]
        checks.that(f"{builder} was hardened when Packer logged in", not lax, "\n".join(lax))


def check_hardened_instance(checks: Checks, launched: Launched) -> None:
    """Check that an instance of the image is as restricted as the builder was."""
    shell = launched.shell
    executable = shell.run(_EXECUTABLE)
    checks.that("no program runs from a temporary directory", not executable, executable)
    umasks = shell.run("umask; sudo -n sh -c umask").split()
    checks.that(f"umask is {UMASK}, with sudo too", umasks == [UMASK, UMASK], str(umasks))
    sudo = shell.run("sudo -n -l")
    checks.that("sudo runs commands in a terminal of their own", "use_pty" in sudo, sudo)
    sshd = shell.run("sudo -n sshd -T").splitlines()
    missing = {"allowusers ubuntu", "disableforwarding yes", "permitrootlogin no"} - set(sshd)
    checks.that("sshd lets in the image's user alone, without forwarding", not missing, ", ".join(sorted(missing)))


def _lax(mounts: str) -> list[str]:
    """Of the temporary directories those that are not mounted, or without an option that they should have."""
    found = [mount.split() for mount in mounts.split(";")]
    without = [where for where, options in found if not set(options.split(",")) >= _MOUNT_OPTIONS]
    return without + [where for where in _DIRECTORIES if where not in dict(found)]
