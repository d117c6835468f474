"""Base images: a generalised Debian or Ubuntu, as the image that Canonical publishes would be, with its kernel beside it."""

from __future__ import annotations

import os
import shlex
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from machines.apt_network import extra_certificates, guest_apt_options, host_apt_options, render_apt_options
from machines.apt_sources import distribution_sources, render_sources
from machines.commands import run_command
from machines.errors import MachineError
from machines.guest_files import FINISH_SCRIPT, static_files, write_tar
from machines.host import Distribution, host_distribution

# Canonical's own images have a root volume of 8 GiB.
ROOT_VOLUME_GIB = 8
_KERNEL_PACKAGE = {"debian": "linux-image-cloud-amd64", "ubuntu": "linux-image-virtual"}
_PACKAGES = (
    "ca-certificates",
    "cloud-init",
    "curl",
    "dbus",
    # cloud-init recommends it, and runs apt-get under it.
    "eatmydata",
    "gpg",
    "initramfs-tools",
    "iproute2",
    "iputils-ping",
    "kmod",
    "nftables",
    "openssh-server",
    "procps",
    "sudo",
    "systemd-sysv",
    "udev",
)


@dataclass(frozen=True)
class Flavour:
    """What one base image has beyond the others: packages, and directories whose rootfs/ is laid over its own.

    The finish.sh of such a directory, where there is one, runs in the image when all files are there.
    """

    packages: tuple[str, ...] = ()
    guests: tuple[Path, ...] = ()

    def with_all_of(self, other: Flavour) -> Flavour:
        """A flavour that has what both have."""
        return Flavour((*self.packages, *other.packages), (*self.guests, *other.guests))

    @property
    def finish_scripts(self) -> list[Path]:
        """The scripts to run in the image, in their order."""
        return [script for guest in self.guests if (script := guest / FINISH_SCRIPT.name).is_file()]


PLAIN = Flavour()
# In place of the Deep Learning AMI: Docker is there, and stand-ins for NVIDIA's driver and container toolkit.
GPU_STAND_IN = Flavour(("docker.io", "apparmor", "pigz"), (Path(__file__).with_name("gpu_guest"),))
# What the CIS Ubuntu Linux 24.04 LTS Benchmark 1.0.0 asks of a server at level 2, as far as a bake meets it. Ubuntu's images have
# apt-utils, with which apt runs programs of the packages from a temporary directory.
HARDENED = Flavour(("apt-utils",), (Path(__file__).with_name("hardened_guest"),))


def base_image_key_inputs(flavour: Flavour = PLAIN) -> list[str | bytes]:
    """Everything that decides what the base image is, for the key under which it is cached."""
    distribution = host_distribution()
    inputs: list[str | bytes] = [
        distribution.id,
        distribution.codename,
        render_sources(distribution_sources(distribution), distribution),
        " ".join(_packages(distribution, flavour)),
        str(ROOT_VOLUME_GIB),
        *(script.read_bytes() for script in (*flavour.finish_scripts, FINISH_SCRIPT)),
        Path(__file__).read_bytes(),
    ]
    for name, (mode, content) in sorted(_guest_files(distribution, flavour).items()):
        inputs += [name, oct(mode), content]
    return inputs


def build_base_image(out: Path, flavour: Flavour = PLAIN) -> None:
    """Build the base image into the directory `out`: root.qcow2, vmlinuz and initrd.img. Takes a minute or two.

    The guest is the host's own distribution, from the host's own sources. Needs no root where the kernel grants user namespaces.
    Raises CommandFailed with the last lines of the program that failed, HostError where something is missing.
    """
    distribution = host_distribution()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.resolve()) as directory:
        work = Path(directory)
        # mmdebstrap's user namespace, where it makes one, is another user.
        work.chmod(0o755)
        tree = _bootstrap(distribution, flavour, work)
        _take_kernel(tree, out)
        raw = _make_file_system(tree, work)
        run_command(["qemu-img", "convert", "-f", "raw", "-O", "qcow2", str(raw), str(out / "root.qcow2")])


def _packages(distribution: Distribution, flavour: Flavour) -> list[str]:
    return [_KERNEL_PACKAGE[distribution.id], *_PACKAGES, *flavour.packages]


def _guest_files(distribution: Distribution, flavour: Flavour) -> dict[str, tuple[int, bytes]]:
    files = static_files()
    for guest in flavour.guests:
        files |= static_files(guest)
    sources = render_sources(distribution_sources(distribution), distribution)
    files[f"etc/apt/sources.list.d/{distribution.id}.sources"] = (0o644, sources.encode())
    options = guest_apt_options(host_apt_options())
    if options:
        files["etc/apt/apt.conf.d/90local-ec2"] = (0o644, render_apt_options(options).encode())
    for name, certificate in extra_certificates().items():
        files[f"usr/local/share/ca-certificates/{name}"] = (0o644, certificate)
    return files


def _bootstrap(distribution: Distribution, flavour: Flavour, work: Path) -> Path:
    """The root file system as a tar archive: as a file it keeps its owners even where we are not root."""
    guest, sources, tree = work / "guest.tar", work / "archive.sources", work / "tree.tar"
    write_tar(_guest_files(distribution, flavour), guest)
    sources.write_text(render_sources(distribution_sources(distribution), distribution), encoding="utf-8")
    argv = [
        "mmdebstrap",
        "--mode=auto",
        "--variant=minbase",
        "--format=tar",
        f"--include={','.join(_packages(distribution, flavour))}",
        "--dpkgopt=force-confold",
        *[f'--aptopt={name} "{value}"' for name, value in host_apt_options().items()],
        # Early, so that dpkg and initramfs-tools find their configuration before the packages come; again at the end, in place
        # of what mmdebstrap and the packages wrote.
        f"--essential-hook=tar-in {shlex.quote(str(guest))} /",
        f"--customize-hook=tar-in {shlex.quote(str(guest))} /",
        '--customize-hook=rm -f "$1/etc/apt/sources.list" "$1/etc/apt/sources.list.d/0000archive.sources"'
        ' "$1/etc/apt/apt.conf.d/99mmdebstrap"',
        *[hook for script in (*flavour.finish_scripts, FINISH_SCRIPT) for hook in _run_inside(script)],
        distribution.codename,
        "-",
        str(sources),
    ]
    with tree.open("wb") as file:
        run_command(argv, stdout=file, env={**os.environ, "TMPDIR": str(work), "LC_ALL": "C.UTF-8"})
    return tree


def _run_inside(script: Path) -> tuple[str, str]:
    return (
        f"--customize-hook=upload {shlex.quote(str(script))} /finish.sh",
        '--customize-hook=chroot "$1" sh /finish.sh && rm "$1/finish.sh"',
    )


def _take_kernel(tree: Path, out: Path) -> None:
    missing = {"vmlinuz", "initrd.img"}
    with tarfile.open(tree) as archive:
        for member in archive:
            directory, _, name = member.name.removeprefix("./").partition("/")
            kind = name.partition("-")[0]
            if directory == "boot" and kind in missing and member.isfile():
                (out / kind).write_bytes(archive.extractfile(member).read())
                missing.remove(kind)
    if missing:
        raise MachineError(f"the base image came without {' and '.join(sorted(missing))} in /boot")


def _make_file_system(tree: Path, work: Path) -> Path:
    """An ext4 file system that fills the volume: fakeroot lets mke2fs see the owners that the archive names."""
    raw, root = work / "root.raw", work / "root"
    root.mkdir()
    script = (
        'tar --extract --file "$1" --directory "$2" --numeric-owner --exclude="./dev/*" --exclude="./boot/initrd.img-*" &&'
        ' mke2fs -q -t ext4 -E lazy_itable_init=0,root_owner=0:0 -L root -d "$2" "$3" "$4"'
    )
    environment = {**os.environ, "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"}
    run_command(["fakeroot", "sh", "-c", script, "sh", str(tree), str(root), str(raw), f"{ROOT_VOLUME_GIB}G"], env=environment)
    return raw
