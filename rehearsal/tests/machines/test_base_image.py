"""What makes one base image another."""

from __future__ import annotations

from machines.base_image import GPU_STAND_IN, HARDENED, PLAIN, base_image_key_inputs
from machines.guest_files import FINISH_SCRIPT
from machines.host import Distribution
from machines.server_image import server_flavour


def test_a_flavour_can_be_hardened():
    hardened = GPU_STAND_IN.with_all_of(HARDENED)
    assert hardened.packages == (*GPU_STAND_IN.packages, *HARDENED.packages)
    assert hardened.guests == (*GPU_STAND_IN.guests, *HARDENED.guests)
    assert [script.parent for script in hardened.finish_scripts] == list(HARDENED.guests)
    assert GPU_STAND_IN.finish_scripts == PLAIN.finish_scripts == []


def test_scripts_and_files_of_the_hardening_are_in_the_key_of_the_image():
    plain, hardened = base_image_key_inputs(PLAIN), base_image_key_inputs(PLAIN.with_all_of(HARDENED))
    script = (HARDENED.guests[0] / FINISH_SCRIPT.name).read_bytes()
    fstab = (HARDENED.guests[0] / "rootfs/etc/fstab").read_bytes()
    assert {script, fstab} <= set(hardened)
    assert not {script, fstab} & set(plain)


def test_the_server_image_is_an_image_of_its_own_and_wants_the_timers_that_the_others_disable():
    flavour = server_flavour(Distribution("debian", "bookworm"))
    wants = (flavour.guests[0] / "rootfs/etc/systemd/system/timers.target.d/server.conf").read_bytes()
    assert wants in base_image_key_inputs(flavour)
    disabled = {word for word in FINISH_SCRIPT.read_text().split() if word.endswith(".timer")}
    assert disabled
    assert disabled <= set(wants.decode().replace("=", " ").split())


def test_packages_that_only_ubuntu_has_are_asked_of_ubuntu_alone():
    debian, ubuntu = (set(server_flavour(Distribution(name, "x")).packages) for name in ("debian", "ubuntu"))
    assert debian < ubuntu
