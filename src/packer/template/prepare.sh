#!/bin/sh
# Runs in the builder as a part of its user data, after cloud-init has written the files of the cloud-config.
# One script under `set -eu`, because cloud-init reports only the last command of runcmd (cloud-init#7037).
set -eu

plan=/run/bake-dask-ami
say() { echo "bake-dask-ami: $*"; }

# shellcheck source=/dev/null
. /etc/os-release
docker_source=$(cat "$plan/docker-source")

if [ -s "$plan/packages" ] || [ "$docker_source" != none ]; then
  command -v apt-get > /dev/null || {
    say "the source AMI (${PRETTY_NAME:-unknown}) has no apt-get; use docker-source 'none' and no packages with it"
    exit 1
  }
fi

if [ "$docker_source" = docker-ce ]; then
  say "adding Docker's archive for $ID $VERSION_CODENAME"
  printf 'Types: deb\nURIs: https://download.docker.com/linux/%s\nSuites: %s\nComponents: stable\nArchitectures: %s\nSigned-By: /etc/apt/keyrings/docker.asc\n' \
    "$ID" "$VERSION_CODENAME" "$(dpkg --print-architecture)" > /etc/apt/sources.list.d/docker.sources
fi

if [ -e "$plan/nvidia-driver" ]; then
  say "adding the archive of NVIDIA's container toolkit"
  # The generic archive: those for single releases end at Ubuntu 22.04 (nvidia-container-toolkit#565).
  printf 'Types: deb\nURIs: https://nvidia.github.io/libnvidia-container/stable/deb/%s\nSuites: /\nSigned-By: /etc/apt/keyrings/nvidia.asc\n' \
    "$(dpkg --print-architecture)" > /etc/apt/sources.list.d/nvidia-container-toolkit.sources
fi

if [ -s "$plan/packages" ]; then
  say "installing packages: $(tr '\n' ' ' < "$plan/packages")"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update --quiet --error-on=any
  xargs --arg-file="$plan/packages" apt-get install --quiet --yes --no-install-recommends
fi

if [ "$docker_source" = distro ] && ! command -v docker > /dev/null; then
  # Since Debian 13 the command is a package of its own, which docker.io only recommends.
  apt-get install --quiet --yes --no-install-recommends docker-cli
fi

if command -v snap > /dev/null; then
  # A refresh in the middle of the bake would change the image under our hands; holding it is not worth failing for.
  timeout 60 snap set system refresh.hold="$(date --date=tomorrow --iso-8601=seconds)" || say "could not hold snap refreshes"
fi

command -v docker > /dev/null || {
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

# Not under /run: the builder may reboot before it is looked for.
mkdir -p /var/lib/bake-dask-ami
touch /var/lib/bake-dask-ami/prepared
say "prepared"
