"""The life of a machine, around a QEMU that only talks."""

import dataclasses
import os
import socket
import subprocess
import sys
import threading

import pytest

from machines.errors import MachineError
from machines.firewall import Firewall
from machines.machine import PORTS, Machine
from machines.virtual_switch import VirtualSwitch
from machines.volume import LazySource, Volume
from tests.machines.lazy_harness import make_snapshot, serving

# Does what the guest would: the power button is heard when `deaf` is not in the instance's ID.
QEMU = """#!{python}
import json, socket, sys
words = sys.argv
if "i-broken" in words:
    sys.exit("cannot set up host forwarding rule")
fd = next(int(word.partition("fd=")[2]) for word in words if word.startswith("socket,id=monitor"))
monitor = socket.socket(fileno=fd).makefile("rw", encoding="utf-8")

def say(message):
    monitor.write(json.dumps(message) + "\\n")
    monitor.flush()

say({{"QMP": {{}}}})
for line in monitor:
    command = json.loads(line)["execute"]
    if command == "human-monitor-command":
        if "i-ends" in words:
            sys.exit(0)
        say({{"return": ""}})
        continue
    say({{"return": {{}}}})
    if command == "quit" or command == "system_powerdown" and "i-deaf" not in words:
        sys.exit(0)
"""


@pytest.fixture
def machine(spec, tmp_path, monkeypatch):
    """Makes a machine of a given instance ID, and the event that its own end sets; stops it afterwards."""
    programs = tmp_path / "programs"
    programs.mkdir()
    qemu = programs / "qemu-system-x86_64"
    qemu.write_text(QEMU.format(python=sys.executable))
    qemu.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    exists = os.path.exists
    monkeypatch.setattr("machines.accelerator.os.path.exists", lambda path: path != "/dev/kvm" and exists(path))
    made = []

    def make(instance_id, **more):
        ended = threading.Event()
        made.append(Machine(dataclasses.replace(spec, instance_id=instance_id, **more), VirtualSwitch(), Firewall(), ended.set))
        return made[-1], ended

    yield make
    for machine in made:
        machine.stop(0)


def test_the_power_button_is_an_end_that_was_asked_for(machine):
    power_button, ended = machine("i-hears")
    power_button.start()
    assert power_button.is_running()
    power_button.stop(60)
    assert not power_button.is_running()
    assert not ended.is_set()


def test_a_guest_that_does_not_hear_loses_its_power(machine):
    deaf, ended = machine("i-deaf")
    deaf.start()
    deaf.stop(0.1)
    assert not deaf.is_running()
    assert not ended.is_set()


def test_a_guest_that_ends_by_itself_is_noticed(machine):
    shut_down, ended = machine("i-ends")
    shut_down.start()
    assert ended.wait(60)
    assert not shut_down.is_running()


def test_a_stopped_machine_starts_again(machine):
    again, _ = machine("i-hears")
    for _ in range(2):
        again.start()
        assert again.is_running()
        with pytest.raises(MachineError, match="i-hears already runs"):
            again.start()
        again.stop(60)


def test_a_machine_that_does_not_start_says_why(machine):
    broken, ended = machine("i-broken")
    with pytest.raises(MachineError, match="i-broken did not start: cannot set up host forwarding rule"):
        broken.start()
    assert not broken.is_running()
    broken.stop(60)
    assert not ended.is_set()


def test_the_console_is_empty_until_the_guest_writes(machine, spec):
    silent, _ = machine("i-hears")
    assert silent.console_output() == ""
    (spec.workdir / "console.log").write_bytes(b"login: \xff\n")
    assert silent.console_output() == "login: \ufffd\n"


def test_an_address_that_is_not_free_is_named(machine, spec):
    with socket.create_server((spec.public_address, PORTS[-1])):
        late, _ = machine("i-hears")
        with pytest.raises(MachineError, match=r"127\.77\.0\.9 is not free"):
            late.start()
        assert not late.is_running()


def test_its_ports_are_silent_from_the_start_and_gone_at_the_end(machine, spec):
    silent, _ = machine("i-hears")
    silent.start()
    for port in PORTS:
        with socket.socket() as client:
            client.settimeout(1)
            with pytest.raises(TimeoutError):
                client.connect((spec.public_address, port))
    silent.stop(60)
    for port in PORTS:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((spec.public_address, port))


@pytest.fixture
def lazy_volume(tmp_path):
    snapshot = make_snapshot(tmp_path / "snapshot.qcow2", "1M")
    return Volume(tmp_path / "root.qcow2", LazySource(snapshot, tmp_path / "touches.log", 25, 4096, 125))


@pytest.mark.parametrize("instance_id", ["i-hears", "i-deaf", "i-ends"])
def test_the_server_of_a_lazy_volume_ends_with_its_machine(machine, lazy_volume, until, instance_id):
    lazy, _ = machine(instance_id, root_volume=lazy_volume)
    lazy.start()
    until(lambda: lazy_volume.source.record.exists() or instance_id == "i-ends", "nbdkit has started")
    lazy.stop(1)
    assert not lazy.is_running()
    assert serving(lazy_volume.source.snapshot) == []


def test_the_server_of_a_lazy_volume_is_gone_when_qemu_does_not_start(machine, lazy_volume):
    broken, _ = machine("i-broken", root_volume=lazy_volume)
    with pytest.raises(MachineError, match="i-broken did not start"):
        broken.start()
    assert serving(lazy_volume.source.snapshot) == []


def test_a_machine_whose_volumes_cannot_be_loaded_does_not_start(machine, lazy_volume):
    """The talking QEMU says that it exports the volume, and does not."""
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", str(lazy_volume.file), "1M"], check=True)
    loading = dataclasses.replace(lazy_volume, source=dataclasses.replace(lazy_volume.source, initialization_rate=100))
    silent, _ = machine("i-hears", root_volume=loading)
    with pytest.raises(MachineError, match="i-hears did not start"):
        silent.start()
    assert not silent.is_running()
    assert serving(loading.source.snapshot) == []
