"""What must hold in an instance of the baked image: it is a new machine, and it runs the container image it was baked with."""

from __future__ import annotations

import re
import shlex

from rehearse.checks import Checks
from rehearse.first_touches import describe
from rehearse.instance_store_checks import check_no_instance_store
from rehearse.launch import Launched, Shell
from rehearse.local_cloud import LocalCloud

_KEY = re.compile(r"\b(?:ssh-(?:ed25519|rsa)|ecdsa-sha2-nistp\d+) [A-Za-z0-9+/=]{40,}")
_METADATA = "http://169.254.169.254/latest"
_TOKEN = "X-aws-ec2-metadata-token"

# Seconds since the epoch of the last boot, and of the last change of each file named.
_BOOT_TIME = "awk '$1 == \"btime\" { print $2 }' /proc/stat"


def check_instance(checks: Checks, cloud: LocalCloud, launched: Launched, builders: list[str], docker_image: str) -> None:
    """Run every check on a launched instance. `builders` are the ids of the instances that the bake had used."""
    shell = launched.shell
    checks.that("an instance of the AMI boots and lets us in over SSH", True)
    booted = int(shell.run(_BOOT_TIME))
    _check_host_keys(checks, cloud, launched, builders, booted)
    _check_machine_id(checks, shell, booted)
    _check_authorized_keys(checks, shell)
    _check_docker(checks, shell, docker_image)
    _check_metadata(checks, launched)
    check_no_instance_store(checks, shell)


def check_lazy_volume(checks: Checks, cloud: LocalCloud, launched: Launched) -> None:
    """Check that the root volume has loaded lazily, and print how much so far."""
    touches = cloud.first_touches(launched.instance_id)
    checks.that(f"its volume was loaded as it was touched: {describe(touches)}", bool(touches))


def _check_host_keys(checks: Checks, cloud: LocalCloud, launched: Launched, builders: list[str], booted: int) -> None:
    shell = launched.shell
    shown = set(_KEY.findall(shell.known_hosts.read_text()))
    changed = [int(line) for line in shell.run("stat --format %Y /etc/ssh/ssh_host_*_key").split()]
    made_now = bool(changed) and min(changed) >= booted
    checks.that("its SSH host keys were made on this boot", made_now, f"{changed}, booted {booted}")
    old = {key for builder in builders for key in _KEY.findall(_host_keys_on_console(cloud.console(builder)))}
    if checks.that("the builder's console shows its SSH host keys, to compare with", bool(old), ", ".join(builders)):
        checks.that("its SSH host keys are not the builder's", bool(shown) and not shown & old, str(shown & old))


def _check_machine_id(checks: Checks, shell: Shell, booted: int) -> None:
    machine_id = shell.run("cat /etc/machine-id").strip()
    checks.that("it has a machine-id", re.fullmatch(r"[0-9a-f]{32}", machine_id) is not None, repr(machine_id))
    written = int(shell.run("stat --format %Y /etc/machine-id"))
    checks.that("its machine-id was made on this boot", written >= booted, f"written {written}, booted {booted}")


def _check_authorized_keys(checks: Checks, shell: Shell) -> None:
    """Every key that opens any account must be the one the instance was launched with."""
    listed = shell.run("sudo sh -c 'cat /root/.ssh/authorized_keys /home/*/.ssh/authorized_keys 2>/dev/null || true'")
    keys = set(_KEY.findall(listed))
    checks.that("its authorized keys are ours alone", keys == {shell.public_key}, listed)


def _check_docker(checks: Checks, shell: Shell, docker_image: str) -> None:
    command = f"sudo docker run --pull=never --rm {shlex.quote(docker_image)} python -m distributed.cli.dask_scheduler --version"
    printed = shell.run(f"{command} 2>&1 || true")
    version = re.search(r"version \d{4}\.\d+\.\d+", printed)
    checks.that("docker run --pull=never starts the image's Dask scheduler", version is not None, printed)
    docker_at_boot = shell.run("systemctl is-enabled docker || true").strip()
    checks.that("Docker starts at boot", docker_at_boot == "enabled", docker_at_boot)


def _check_metadata(checks: Checks, launched: Launched) -> None:
    """What cloud-init and any other program in the instance learn of it comes from EC2's metadata service, version 2."""
    shell = launched.shell
    status = shell.run("cloud-init status --long --wait || true")
    checks.that("cloud-init had its data from EC2's metadata service", "DataSourceEc2" in status, status)
    answer = shell.run(f"curl --silent --output /dev/null --write-out '%{{http_code}}' {_METADATA}/meta-data/instance-id")
    checks.that("the metadata service rejects who has no token", answer == "401", answer)
    token = f"$(curl --silent --request PUT --header '{_TOKEN}-ttl-seconds: 60' {_METADATA}/api/token)"
    known = shell.run(f'curl --silent --header "{_TOKEN}: {token}" {_METADATA}/meta-data/instance-id')
    checks.that("with a token it says which instance this is", known == launched.instance_id, f"{known}, not {launched.instance_id}")


def _host_keys_on_console(console: str) -> str:
    """What cloud-init prints between its markers for exactly this purpose; other keys on the console are users'."""
    return "\n".join(re.findall(r"BEGIN SSH HOST KEY KEYS-----(.*?)-----END SSH HOST KEY KEYS", console, re.DOTALL))
