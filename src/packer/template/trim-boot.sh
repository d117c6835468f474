#!/bin/bash
# Takes out of the boot of instances what a Dask node of some hours does not need; docs/start.md has the reasons, unit by unit.
# Environment: START (fast, plain); AUTOMATIC_UPGRADES (true, false).
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin LC_ALL=C

say() { echo "bake-dask-ami: $*"; }
has() { command -v "$1" > /dev/null; }

# Maintenance of machines that live for weeks. Their timers are persistent: a run that was due since the bake is made up for at boot.
UPKEEP=(man-db.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer fwupd-refresh.timer)
# Messages for people who log in.
MESSAGES=(motd-news.timer update-notifier-download.timer update-notifier-motd.timer apt-news.service esm-cache.service)
# Screens, keyboards and modems, which no instance has; the serial console has none of these units.
# The units that end the boot splash stay: an initramfs may have started it, and it would keep the console.
DEVICES=(console-setup.service keyboard-setup.service setvtrgb.service plymouth-start.service plymouth-read-write.service
  ModemManager.service udisks2.service)
# Instances of EC2Cluster are not launched with hibernation.
HIBERNATION=(hibinit-agent.service)
LVM=(blk-availability.service lvm2-monitor.service)
MULTIPATH=(multipathd.service multipathd.socket)

# What cannot be asked is taken for being in use.
uses_lvm() { has vgs && { ! groups=$(vgs --noheadings 2> /dev/null) || [ -n "$groups" ]; }; }
uses_multipath() { ! types=$(lsblk --noheadings --output TYPE) || grep --quiet mpath <<< "$types"; }

# Masked and not disabled: presets may enable units again at the first boot of an instance.
mask_units() {
  local unit masked=()
  for unit; do
    case $(systemctl is-enabled "$unit" 2> /dev/null) in
      '' | not-found | masked) continue ;;
    esac
    # Not where the source AMI has a unit of its own of that name.
    if systemctl --no-reload mask "$unit"; then masked+=("$unit"); else say "could not mask $unit"; fi
  done
  if [ "${#masked[@]}" = 0 ]; then
    say "the boot has no unit that a Dask node does not need"
  else
    systemctl daemon-reload
    say "masked units that a Dask node does not need: ${masked[*]}"
  fi
}

snaps_start_at_boot() {
  systemctl list-unit-files --no-legend 'snap.*.service' 'snap.*.socket' 'snap.*.timer' 2> /dev/null |
    grep --quiet --extended-regexp '^[^ ]+ +enabled'
}

# Cloud-init waits for snapd. Its socket stays, so that `snap install` starts it; what snaps themselves need is not touched.
start_snapd_on_demand() {
  has snap && [ "$(systemctl is-enabled snapd.service 2> /dev/null)" = enabled ] || return 0
  if [ "$AUTOMATIC_UPGRADES" = true ] || snaps_start_at_boot; then
    say "snapd starts at boot: it refreshes snaps, or serves those that start at boot"
    return
  fi
  # Before that it rejects installations.
  timeout 60 snap wait system seed.loaded || {
    say "snapd starts at boot: it has not finished its first start"
    return
  }
  systemctl disable snapd.service snapd.seeded.service
  mkdir -p /etc/systemd/system-preset
  printf 'disable %s\n' snapd.service snapd.seeded.service > /etc/systemd/system-preset/10-bake-dask-ami.preset
  say "snapd starts when it is first used"
}

if [ "$START" = plain ]; then
  say "start is 'plain': every unit of the source AMI stays"
  exit 0
fi
units=("${UPKEEP[@]}" "${MESSAGES[@]}" "${DEVICES[@]}" "${HIBERNATION[@]}")
if ! uses_lvm; then units+=("${LVM[@]}"); fi
if ! uses_multipath; then units+=("${MULTIPATH[@]}"); fi
mask_units "${units[@]}"
start_snapd_on_demand
