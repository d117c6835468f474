"""The process: how it starts, what it shares, how it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

REHEARSAL = Path(__file__).resolve().parents[2]
DEADLINE_SECONDS = 60


def start(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "local_ec2", *arguments],
        env={**os.environ, "PYTHONPATH": str(REHEARSAL)},
        capture_output=True,
        text=True,
        check=False,
        timeout=DEADLINE_SECONDS,
        **options,
    )


def test_ends_when_its_standard_input_closes(fresh_ec2):
    fresh_ec2.launch_running()
    fresh_ec2.process.stdin.close()
    assert fresh_ec2.process.wait(DEADLINE_SECONDS) == 0


def test_ends_at_once_when_terminated_though_a_state_is_held(fresh_ec2):
    fresh_ec2.set(durations={"pending": 3600})
    fresh_ec2.launch()
    fresh_ec2.process.send_signal(signal.SIGTERM)
    assert fresh_ec2.process.wait(DEADLINE_SECONDS) == 0


def test_machines_need_a_base_image(tmp_path):
    without = start("--workdir", str(tmp_path), "--machines", "vm")
    assert without.returncode == 2
    assert "--machines vm needs --base-image" in without.stderr
    (tmp_path / "vmlinuz").touch()
    half = start("--workdir", str(tmp_path), "--machines", "vm", "--base-image", str(tmp_path))
    assert half.returncode == 2
    assert "has no root.qcow2, initrd.img" in half.stderr


def test_two_of_them_share_no_address(ec2, fresh_ec2):
    addresses = [each.instance(each.launch_running())["PublicIpAddress"] for each in (ec2, fresh_ec2, ec2, fresh_ec2)]
    assert len(set(addresses)) == 4


def test_lazy_volumes_need_virtual_machines_and_nbdkit(tmp_path, monkeypatch):
    without = start("--workdir", str(tmp_path), "--machines", "none", "--volumes", "lazy")
    assert without.returncode == 2
    assert "--volumes lazy needs --machines vm" in without.stderr
    for name in ("root.qcow2", "vmlinuz", "initrd.img"):
        (tmp_path / name).touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = start("--workdir", str(tmp_path), "--machines", "vm", "--base-image", str(tmp_path), "--volumes", "lazy")
    assert missing.returncode == 2
    assert "package nbdkit" in missing.stderr
