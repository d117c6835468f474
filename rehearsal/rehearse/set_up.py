"""A set-up of the machine: what inputs `cloud-init`, `files` and `setup-script` name in a workspace, and what an instance shows of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from rehearse.checks import Checks
from rehearse.launch import Shell

# In the workspace.
DIRECTORY = "set-up"

# What EC2Cluster.get_cloud_init() of dask-cloudprovider printed (__tests__/support/get-cloud-init.ts has the arguments).
_CLOUD_INIT = Path(__file__).resolve().parents[2] / "__tests__/support/get-cloud-init/with-extra-commands.yml"

# Ends with 0 only if files are there and Docker runs without any image; leaves a process behind.
_SCRIPT = """#!/usr/bin/env bash
set -eu
echo "set-up: $(id -un) in $PWD with HOME=$HOME, $DEBIAN_FRONTEND"
[ "$(docker image ls --quiet | wc -l)" = 0 ]
[ "$(stat --format '%U:%G %a' /opt/rehearsed/bin/tool /opt/rehearsed/data)" = $'root:root 755\\nroot:root 644' ]
/opt/rehearsed/bin/tool > /etc/rehearsed-script
systemctl enable rehearsed.service
sleep 3600 &
echo "set-up: done"
"""
_UNIT = """[Unit]
Description=Rehearsed

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/opt/rehearsed/bin/tool

[Install]
WantedBy=multi-user.target
"""
_TOOL = "#!/bin/sh\necho the tool ran\n"

# Commands for an instance, and what they print.
_SHOWN = {
    "a file": ("cat /opt/rehearsed/data", "data"),
    "an executable file": ("/opt/rehearsed/bin/tool", "the tool ran"),
    "a symbolic link": ("readlink /opt/rehearsed/current", "bin/tool"),
    "the owner and mode of files": ("stat --format '%U %G %a' /opt/rehearsed/bin /opt/rehearsed/bin/tool", "root root 755\nroot root 755"),
    "what the setup script wrote": ("cat /etc/rehearsed-script", "the tool ran"),
    "the unit that the setup script enabled": ("systemctl is-active rehearsed.service", "active"),
    "a command of extra_bootstrap with ' #' and ': '": ("cat /data/note", "a # b: c"),
    "a command with JSON": ("cat /data/config.json", '{"credsStore": "ecr-login"}'),
    "a command that begins with '['": ("ls /data/ready", "/data/ready"),
    "a command of several lines": ("cat /etc/profile.d/data.sh", "export DATA=/data"),
    "a command as a list": ("ls /data/words", "/data/words"),
    "a package that cloud-init installed": ("jq --null-input 1+1", "2"),
    "a file of dask-cloudprovider's own": ("cat /etc/sysctl.d/enabled_ipv4_forwarding.conf", "net.ipv4.conf.all.forwarding=1"),
}


def write_set_up(workspace: Path) -> dict[str, str]:
    """Write the files into a workspace, which may have others; gives the inputs of the step that name them."""
    directory = workspace / DIRECTORY
    tools = directory / "tools"
    (tools / "bin").mkdir(parents=True)
    shutil.copyfile(_CLOUD_INIT, directory / "cloud-init.yml")
    (directory / "set-up.sh").write_text(_SCRIPT)
    (directory / "rehearsed.service").write_text(_UNIT)
    (tools / "data").write_text("data\n")
    (tools / "bin/tool").write_text(_TOOL)
    (tools / "bin/tool").chmod(0o755)
    (tools / "current").symlink_to("bin/tool")
    return {
        "cloud-init": f"{DIRECTORY}/cloud-init.yml",
        "setup-script": f"{DIRECTORY}/set-up.sh",
        "files": f"{DIRECTORY}/tools=/opt/rehearsed\n{DIRECTORY}/rehearsed.service=/etc/systemd/system/",
    }


def check_set_up(checks: Checks, shell: Shell) -> None:
    """Check that an instance of the image has what the set-up made, and nothing that it was made with."""
    for what, (command, expected) in _SHOWN.items():
        printed = shell.run(f"{command} 2>&1 || true").strip()
        checks.that(f"the instance has {what}", printed == expected, printed)
    left = shell.run("sudo ls -d /var/lib/bake-dask-ami /var/tmp/*from-workspace* 2>/dev/null || true").strip()
    checks.that("nothing is left of how the machine was set up", not left, left)


def check_set_up_log(checks: Checks, logs: Path) -> None:
    """Check that the log of Packer, in the directory that output `logs` names, has the lines of the setup script."""
    log = (logs / "packer.log").read_text(encoding="utf-8")
    for line in ("set-up: root in /root with HOME=/root, noninteractive", "set-up: done"):
        checks.that(f"the log has {line!r}", line in log)
