#!/bin/sh
# Waits for cloud-init and distinguishes its failures from its warnings. The exit codes are those of
# `cloud-init status`: 0 done, 1 failed, 2 done with recoverable errors (since cloud-init 23.4).
set -u
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

say() { echo "bake-dask-ami: $*"; }

cloud-init status --wait --long
code=$?

if [ ! -e /var/lib/bake-dask-ami/prepared ]; then
  say "cloud-init ended with code $code, and the image was not prepared; the end of its output:"
  tail -n 40 /var/log/cloud-init-output.log
  exit 1
fi
case $code in
  0) say "cloud-init is done" ;;
  2) say "cloud-init is done with recoverable errors (above); our own steps succeeded, so the bake goes on" ;;
  *)
    say "cloud-init failed with code $code after our own steps; the end of its output:"
    tail -n 40 /var/log/cloud-init-output.log
    exit 1
    ;;
esac

grep '^bake-dask-ami: warning: ' /var/log/cloud-init-output.log

if [ -e /run/bake-dask-ami/reboot ]; then
  say "rebooting once, into the kernel that the driver was installed for"
  systemctl reboot
  # Packer goes on when the connection ends; until then this script must not.
  sleep 600
fi
