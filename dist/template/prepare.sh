#!/bin/sh
# A part of the builder's user data, run after cloud-init has written the files of the cloud-config.
# One script under `set -eu`, because cloud-init reports only the last command of runcmd (cloud-init#7037).
set -eu
umask 022
# needrestart would restart services under cloud-final, which runs this (cloud-init#5109).
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin LC_ALL=C \
  DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1

plan=/run/bake-dask-ami
say() { echo "bake-dask-ami: $*"; }
has() { command -v "$1" > /dev/null; }

# shellcheck source=/dev/null
. /etc/os-release
docker_source=$(cat "$plan/docker-source")

unfit() {
  say "the source AMI (${PRETTY_NAME:-unknown}) $1"
  exit 1
}

if ! has apt-get; then
  has docker || unfit "has neither apt-get nor Docker"
  if [ -s "$plan/packages" ] || [ "$docker_source" != none ]; then
    unfit "has no apt-get; use docker-source 'none' and no packages with it"
  fi
fi
modprobe overlay || grep -qw overlay /proc/filesystems || unfit "forbids the overlay file system"

# Writes $2 to the sources $1, which must be readable; those of the source AMI may fail.
archives=
add_archive() {
  say "adding the archive $1"
  archives="$archives $1"
  printf '%b\n' "$2" > "/etc/apt/sources.list.d/$1.sources"
}
architecture=$(dpkg --print-architecture 2> /dev/null || true)
if [ "$docker_source" = docker-ce ]; then
  add_archive docker "Types: deb\nURIs: https://download.docker.com/linux/$ID\nSuites: $VERSION_CODENAME\nComponents: stable\nArchitectures: $architecture\nSigned-By: /etc/apt/keyrings/docker.asc"
fi
if [ -e "$plan/nvidia-driver" ]; then
  # The generic archive: those for single releases end at Ubuntu 22.04 (nvidia-container-toolkit#565).
  add_archive nvidia-container-toolkit "Types: deb\nURIs: https://nvidia.github.io/libnvidia-container/stable/deb/$architecture\nSuites: /\nSigned-By: /etc/apt/keyrings/nvidia.asc"
fi

# An image of an earlier bake holds them.
install() { xargs "$@" apt-get install --quiet --yes --no-install-recommends --allow-change-held-packages; }

if [ -s "$plan/packages" ]; then
  say "installing packages: $(tr '\n' ' ' < "$plan/packages")"
  update() { apt-get update --quiet --error-on=any "$@"; }
  # A mirror may fail for a moment.
  update || { sleep 9; update; } || say "warning: an archive of the source AMI cannot be read"
  for name in $archives; do
    update -o APT::Get::List-Cleanup=0 -o Dir::Etc::sourceparts=- \
      -o "Dir::Etc::sourcelist=/etc/apt/sources.list.d/$name.sources"
  done
  install --arg-file="$plan/packages"
  say "the packages are installed"
fi

if [ "$docker_source" = distro ] && ! has docker; then
  # Since Debian 13 the command is a package of its own, which docker.io only recommends.
  echo docker-cli | install
fi

if has snap; then
  # A refresh would change the image in the middle of the bake; not worth failing for.
  timeout 60 snap set system refresh.hold="$(date --date=tomorrow --iso-8601=seconds)" || say "could not hold snap refreshes"
fi

has docker || {
  say "there is no docker command on this image; choose docker-source 'docker-ce' or 'distro'"
  exit 1
}
if [ -e "$plan/nvidia-driver" ]; then
  say "making NVIDIA's runtime known to Docker; the driver $(cat "$plan/nvidia-driver") is loaded by the next boot"
  nvidia-ctk runtime configure --runtime=docker
  systemctl restart docker
  touch "$plan/reboot"
fi
systemctl enable --now docker
docker version

# Not under /run: the builder may reboot. After `sync`: it may crash.
mkdir -p /var/lib/bake-dask-ami
sync
touch /var/lib/bake-dask-ami/prepared
say "prepared"
