"""The probe for KVM, against programs that end as QEMU does."""

import pytest

from machines import accelerator as module
from machines.accelerator import accelerator
from machines.errors import HostError


@pytest.fixture
def kvm_device(monkeypatch):
    """A computer on which /dev/kvm exists and may be opened."""
    monkeypatch.setattr("machines.accelerator.os.path.exists", lambda path: True)
    monkeypatch.setattr("machines.accelerator.os.access", lambda path, mode: True)


def install_qemu(monkeypatch, tmp_path, script):
    program = tmp_path / "qemu-system-x86_64"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")


def test_kvm_counts_once_a_kernel_has_run_to_its_end(kvm_device, monkeypatch, tmp_path):
    install_qemu(monkeypatch, tmp_path, 'echo "Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)"')
    found = accelerator(tmp_path / "vmlinuz")
    assert found.name == "kvm"
    assert found.arguments == ["-accel", "kvm", "-cpu", "host"]


def test_a_device_on_which_qemu_fails_is_no_kvm(kvm_device, monkeypatch, tmp_path):
    install_qemu(monkeypatch, tmp_path, "echo 'failed to set MSR 0x10a to 0x69' >&2; exit 1")
    found = accelerator(tmp_path / "vmlinuz")
    assert found.name == "tcg"
    assert "failed to set MSR 0x10a" in found.reason


def test_a_kernel_that_never_runs_is_no_kvm(kvm_device, monkeypatch, tmp_path):
    install_qemu(monkeypatch, tmp_path, "exec sleep 600")
    monkeypatch.setattr(module, "_PROBE_SECONDS", 0.2)
    assert accelerator(tmp_path / "vmlinuz").reason == "a kernel did not boot with KVM within 0.2 s"


def test_the_answer_is_found_once_a_process(kvm_device, monkeypatch, tmp_path):
    install_qemu(monkeypatch, tmp_path, f"echo probed >> {tmp_path}/probes; echo Unable to mount root fs")
    accelerator(tmp_path / "vmlinuz")
    accelerator(tmp_path / "vmlinuz")
    assert (tmp_path / "probes").read_text() == "probed\n"


def test_an_accelerator_that_an_earlier_process_found_is_taken(kvm_device, monkeypatch, tmp_path):
    install_qemu(monkeypatch, tmp_path, f"echo probed >> {tmp_path}/probes; echo Unable to mount root fs")
    monkeypatch.setenv("MACHINES_ACCELERATOR", "tcg")
    assert accelerator(tmp_path / "vmlinuz").name == "tcg"
    assert not (tmp_path / "probes").exists()


def test_a_device_that_may_not_be_opened_says_how_to_get_leave(monkeypatch, tmp_path):
    monkeypatch.setattr("machines.accelerator.os.path.exists", lambda path: True)
    monkeypatch.setattr("machines.accelerator.os.access", lambda path, mode: False)
    assert "usermod -aG kvm" in accelerator(tmp_path / "vmlinuz").reason


def test_a_computer_without_qemu_is_told_so(kvm_device, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HostError, match="qemu-system-x86_64 is not installed"):
        accelerator(tmp_path / "vmlinuz")
