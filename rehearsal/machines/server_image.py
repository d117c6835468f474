"""A base image that has what Ubuntu's server images for EC2 have beyond the minimum, so that its boot has something to trim."""

from __future__ import annotations

from pathlib import Path

from machines.base_image import Flavour
from machines.host import Distribution

# What starts something at boot or by a timer in Ubuntu's server images (https://cloud-images.ubuntu.com/releases/noble/release/,
# the manifest of the cloud image), as far as Debian has packages of the same names.
_PACKAGES = (
    "apparmor",
    "chrony",
    "console-setup",
    "cron",
    "fwupd",
    "irqbalance",
    "lvm2",
    "man-db",
    "modemmanager",
    "multipath-tools",
    "networkd-dispatcher",
    "open-iscsi",
    "packagekit",
    "plymouth",
    "pollinate",
    "rsyslog",
    "snapd",
    "sysstat",
    "udisks2",
    "unattended-upgrades",
)
_ONLY_IN_UBUNTU = ("apport", "motd-news-config", "ubuntu-server", "update-notifier-common")


def server_flavour(distribution: Distribution) -> Flavour:
    """The flavour of the base image for a distribution: the packages of a server image, with their timers enabled."""
    further = _ONLY_IN_UBUNTU if distribution.id == "ubuntu" else ()
    return Flavour((*_PACKAGES, *further), (Path(__file__).with_name("server_guest"),))
