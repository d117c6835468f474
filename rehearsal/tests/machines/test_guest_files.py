"""The files that come into the base image beside the distribution's."""

import importlib.machinery
import importlib.util
import json
import subprocess
import tarfile
from pathlib import Path

import pytest

from machines.base_image import HARDENED
from machines.guest_files import FINISH_SCRIPT, static_files, write_tar

SCRIPTS = FINISH_SCRIPT.parent / "rootfs/usr/local/lib/local-ec2"
HARDENING = [
    HARDENED.guests[0] / name for name in ("finish.sh", "rootfs/etc/profile.d/10-cis.sh", "rootfs/usr/local/lib/local-ec2/login-facts")
]


def test_the_archive_belongs_to_root_whatever_the_checkout_looks_like(tmp_path):
    archive = tmp_path / "guest.tar"
    write_tar({"usr/lib/a/run": (0o755, b"#!/bin/sh\n"), "etc/b": (0o644, b"text")}, archive)
    with tarfile.open(archive) as tar:
        entries = {entry.name: entry for entry in tar}
        assert set(entries) == {"usr", "usr/lib", "usr/lib/a", "usr/lib/a/run", "etc", "etc/b"}
        assert {(entry.uid, entry.gid) for entry in entries.values()} == {(0, 0)}
        assert (entries["usr/lib/a/run"].mode, entries["etc/b"].mode, entries["usr"].mode) == (0o755, 0o644, 0o755)
        text = tar.extractfile("etc/b")
        assert text is not None
        assert text.read() == b"text"


def test_what_units_run_is_there_and_can_be_executed():
    files = static_files()
    for name, (_, content) in files.items():
        for line in content.decode().splitlines():
            if line.startswith(("ExecStart=/usr/local", "ExecStartPre=/usr/local")):
                program = line.partition("=")[2].lstrip("/")
                assert files[program][0] == 0o755, f"{name} runs {program}"


@pytest.mark.parametrize(
    "script",
    [FINISH_SCRIPT, *(SCRIPTS / name for name in ("addresses", "metadata", "parameter.sh")), *HARDENING],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_shell_scripts_satisfy_shellcheck(script):
    done = subprocess.run(["shellcheck", str(script)], capture_output=True, text=True, check=False)
    assert done.stdout == ""


def docker_registry(tmp_path: Path, command_line: str, before: str | None) -> Path:
    loader = importlib.machinery.SourceFileLoader("docker_registry", str(SCRIPTS / "docker-registry"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    configuration = tmp_path / "docker" / "daemon.json"
    if before is not None:
        configuration.parent.mkdir()
        configuration.write_text(before)
    (tmp_path / "cmdline").write_text(command_line)
    module.main(str(tmp_path / "cmdline"), str(configuration))
    return configuration


def test_the_registry_of_the_command_line_becomes_dockers_mirror(tmp_path):
    configuration = docker_registry(tmp_path, "root=/dev/vda local_ec2.registry=10.0.2.2:5000 quiet\n", None)
    assert json.loads(configuration.read_text()) == {
        "registry-mirrors": ["http://10.0.2.2:5000"],
        "insecure-registries": ["10.0.2.2:5000", "10.0.2.0/24"],
    }


def test_the_registrys_port_is_renewed_and_other_settings_stay(tmp_path):
    before = '{"log-driver": "local", "insecure-registries": ["10.0.2.2:1"], "registry-mirrors": ["http://10.0.2.2:1"]}'
    configuration = docker_registry(tmp_path, "local_ec2.registry=10.0.2.2:2", before)
    assert json.loads(configuration.read_text()) == {
        "log-driver": "local",
        "registry-mirrors": ["http://10.0.2.2:2"],
        "insecure-registries": ["10.0.2.2:2", "10.0.2.0/24"],
    }


def test_without_a_registry_docker_is_left_alone(tmp_path):
    assert not docker_registry(tmp_path, "root=/dev/vda", None).exists()
