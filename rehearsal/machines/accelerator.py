"""Whether KVM works here."""

from __future__ import annotations

import functools
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from machines.errors import HostError

# A kernel gets here in about a second under KVM; a machine whose KVM is broken stays silent for ever.
_PROBE_SECONDS = 20
_RAN_THROUGH = b"Unable to mount root fs"
# What an earlier process found ("kvm" or "tcg"), so that a process that it starts need not look again: 20 s where KVM is broken.
FOUND_EARLIER = "MACHINES_ACCELERATOR"


@dataclass(frozen=True)
class Accelerator:
    """How QEMU runs the guest's instructions: "kvm", or "tcg" and why not KVM."""

    name: str
    reason: str

    @property
    def arguments(self) -> list[str]:
        """QEMU's arguments for it."""
        if self.name == "kvm":
            return ["-accel", "kvm", "-cpu", "host"]
        # x86-64-v2 is what current distributions and wheels ask for; `max` also has AVX, which TCG emulates slowly.
        return ["-accel", "tcg,thread=multi,tb-size=512", "-cpu", "Nehalem"]


@functools.cache
def accelerator(kernel: Path) -> Accelerator:
    """The fastest accelerator that boots `kernel` on this computer; found once a process, by booting with it.

    The device file says too little: it exists, and even opens, on machines where no guest ever runs.
    The environment variable MACHINES_ACCELERATOR holds the name of the one to take without looking.
    Raises HostError when QEMU is not installed.
    """
    if os.environ.get(FOUND_EARLIER) in ("kvm", "tcg"):
        return Accelerator(os.environ[FOUND_EARLIER], "found by an earlier process")
    if not os.path.exists("/dev/kvm"):
        return Accelerator("tcg", "there is no /dev/kvm")
    if not os.access("/dev/kvm", os.R_OK | os.W_OK):
        return Accelerator("tcg", "no permission to open /dev/kvm (sudo usermod -aG kvm $USER, then log in again)")
    argv = ["qemu-system-x86_64", "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot", "-m", "256", "-serial", "stdio"]
    argv += [*Accelerator("kvm", "").arguments, "-kernel", str(kernel), "-append", "console=ttyS0 panic=-1"]
    try:
        done = subprocess.run(
            argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=_PROBE_SECONDS, check=False
        )
    except FileNotFoundError as error:
        raise HostError("qemu-system-x86_64 is not installed: `npm run rehearse` installs what the machines need") from error
    except subprocess.TimeoutExpired:
        return Accelerator("tcg", f"a kernel did not boot with KVM within {_PROBE_SECONDS} s")
    if _RAN_THROUGH in done.stdout:
        return Accelerator("kvm", "a kernel boots with it")
    return Accelerator("tcg", f"QEMU with KVM ended early: {done.stdout.decode(errors='replace').strip()[-200:]}")
