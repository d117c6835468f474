#!/bin/bash
# Takes out of the image what belongs to this one machine or this one bake, then looks whether it is really gone.
# Environment: AUTOMATIC_UPGRADES (true, false); ENVIRONMENT_KIND, empty where no container image was built.
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

say() { echo "bake-dask-ami: $*"; }

clean() {
  # Docker first: its files must be at rest when the volume is snapshotted.
  systemctl stop docker.socket docker containerd 2> /dev/null || true
  rm -f /var/lib/docker/engine-id /etc/docker/key.json
  rm -rf /root/.docker /home/*/.docker

  apt-get clean 2> /dev/null || true
  rm -rf /var/lib/apt/lists/*

  # Clean takes these with it; our own part of the user data is among them.
  find /var/lib/cloud/scripts -type f -printf 'bake-dask-ami: deleting the script of cloud-init %p\n' 2> /dev/null || true
  # Without --machine-id: before cloud-init 23.1 it deletes the file, which often does not boot (cloud-init#1953).
  cloud-init clean --logs --seed
  truncate --size=0 /etc/machine-id
  # Not /var/lib/systemd/random-seed: systemd writes it anew as the builder stops.
  rm -f /var/lib/dbus/machine-id /var/lib/systemd/credential.secret
  rm -f /var/lib/dhcp/*.leases /var/lib/NetworkManager/*.lease
  rm -f /etc/apt/apt.conf.d/90bake-dask-ami /etc/ssh/ssh_host_*
  rm -rf /var/lib/bake-dask-ami
  # The SSM agent's state of this instance, but for what a session of Session Manager may have open.
  find /var/lib/amazon/ssm -mindepth 2 -maxdepth 2 -path '*/ssm/i-*' ! -name channels ! -name session \
    -exec rm -rf {} + 2> /dev/null || true
  rm -f /root/.ssh/authorized_keys /home/*/.ssh/authorized_keys
  rm -f /root/.bash_history /home/*/.bash_history /root/.python_history /home/*/.python_history
  rm -f /root/.wget-hsts /home/*/.wget-hsts

  journalctl --quiet --rotate 2> /dev/null || true
  rm -rf /var/log/journal/*
  find /var/log -type f \( -name '*.gz' -o -name '*.[0-9]' \) -delete
  find /var/log -type f -exec truncate --size=0 {} +
  find /tmp /var/tmp -mindepth 1 -delete 2> /dev/null || true
}

# Prints what the bake left in Docker beside the images.
left_in_docker() {
  docker container ls --all --filter name=bake-dask-ami --format 'container {{.Names}}'
  [ -z "$ENVIRONMENT_KIND" ] || docker image ls --filter dangling=true --format 'image {{.ID}}'
}

# Prints every path that a second machine must not find.
leftovers() {
  local path
  for path in /etc/ssh/ssh_host_* /root/.ssh/authorized_keys /home/*/.ssh/authorized_keys /root/.docker/config.json \
    /home/*/.docker/config.json /root/.*_history /home/*/.*_history /var/lib/cloud/instances/* /var/lib/cloud/instance \
    /var/lib/bake-dask-ami /dev/shm/bake-dask-ami /tmp/bake-dask-ami* /var/tmp/bake-dask-ami* /var/lib/apt/lists/*; do
    if [ -e "$path" ]; then echo "$path"; fi
  done
  if [ -s /etc/machine-id ]; then echo /etc/machine-id; fi
}

# Prints what would let an instance of the image upgrade itself. Masks under /run, which the builder has, end with it.
automatic_upgrades() {
  local unit state
  [ "$AUTOMATIC_UPGRADES" = false ] || return 0
  for unit in apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service; do
    state=$(systemctl is-enabled "$unit" 2> /dev/null || true)
    [ "$state" = masked ] || echo "$unit is ${state:-unknown}"
  done
}

say "generalising the image"
in_docker=$(left_in_docker)
clean
left=$(printf '%s' "${in_docker:+$in_docker$'\n'}" && leftovers)
if [ -n "$left" ]; then
  say "still on the disk after generalising:"
  echo "$left"
  exit 1
fi
left=$(automatic_upgrades)
if [ -n "$left" ]; then
  say "instances of the image would upgrade themselves:"
  echo "$left"
  exit 1
fi
sync
say "generalised"
