#!/bin/sh
# Looks whether the builder is ready, after the reboot if there was one, and makes a place in memory for what must not
# get onto its disk.
set -eu
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

say() { echo "bake-dask-ami: $*"; }

[ -e /var/lib/bake-dask-ami/prepared ] || {
  say "the connection ended before the builder was prepared"
  exit 1
}
# Bootcmd sets the timer anew in every boot. Cloud-init writes this file at its end in every boot.
[ -e /run/cloud-init/result.json ] || cloud-init status --wait > /dev/null || true
systemctl is-active --quiet bake-dask-ami-deadline.timer || {
  say "the timer that ends a forgotten builder is not running"
  exit 1
}
# Memory that is swapped out is on a disk.
swapoff --all
install --directory --mode=0700 --owner="$SUDO_USER" /dev/shm/bake-dask-ami
