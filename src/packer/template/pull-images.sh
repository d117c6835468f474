#!/bin/bash
# Looks where Docker keeps images, and pulls the container images that come from registries.
# Environment: DOCKER_IMAGE; ENVIRONMENT_KIND, empty unless DOCKER_IMAGE is built here; BASE_IMAGE, which it is built on if that is not
# empty; EXTRA_DOCKER_IMAGES, separated by spaces.
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin LC_ALL=C

# Docker's logins were uploaded to here, which is in memory.
export DOCKER_CONFIG=/dev/shm/bake-dask-ami

say() { echo "bake-dask-ami: $*"; }

# Pulls one image. A registry that limits the rate of pulls is asked again after pauses of these seconds.
pull() {
  local image=$1 log pause
  log=$(mktemp)
  for pause in 20 60 180 ''; do
    if docker pull -- "$image" 2>&1 | tee "$log"; then
      rm "$log"
      return 0
    fi
    if [ -z "$pause" ] || ! grep --quiet --ignore-case 'toomanyrequests\|rate limit\|429 Too Many' "$log"; then
      rm "$log"
      return 1
    fi
    say "the registry limits the rate of pulls; asking again for $image in $pause s"
    sleep "$pause"
  done
}

# Prints the disks that hold a path. CIS has /var on a partition of its own, which is in the image when its disk is.
disks_of() {
  lsblk --inverse --noheadings --list --output NAME,TYPE "/dev/block/$(findmnt --noheadings --output MAJ:MIN --target "$1" | tr -d ' ')" |
    sed -nE 's/ +disk$//p' | sort --unique
}

# The AMI holds the disk of the root file system: no instance store, and nothing that is fetched when it is first read.
# Sets DRIVER and DOCKER_ROOT.
check_storage() {
  local info path disks root
  info=$(docker info --format '{{.Driver}} {{.DockerRootDir}}')
  DRIVER=${info%% *} DOCKER_ROOT=${info#* }
  case $DRIVER in
    overlay2 | overlayfs) ;;
    *)
      say "Docker keeps images with the storage driver '$DRIVER', and not with overlay2 or overlayfs"
      return 1
      ;;
  esac
  root=$(disks_of /) || root=
  for path in "$DOCKER_ROOT" "$(containerd_root)"; do
    [ -e "$path" ] || continue
    [ "$(mount_of "$path")" != "$(mount_of /)" ] || continue
    disks=$(disks_of "$path") || disks=
    if [ -z "$disks" ] || [ "$disks" != "$root" ]; then
      say "$path is on another disk than the root file system: $(mount_of "$path")"
      return 1
    fi
  done
}

mount_of() { findmnt --noheadings --first-only --output SOURCE,TARGET --target "$1"; }

containerd_root() {
  local root
  root=$(containerd config dump 2> /dev/null | sed -nE "s/^root = ['\"](.*)['\"]$/\1/p" | head -n 1) || true
  echo "${root:-/var/lib/containerd}"
}

pull_all() {
  local image pid images pids=() failed=0
  local first=$DOCKER_IMAGE
  if [ -n "$ENVIRONMENT_KIND" ]; then first=$BASE_IMAGE; fi
  read -ra images <<< "$first $EXTRA_DOCKER_IMAGES"
  say "free on the disk of Docker, whose storage driver is $DRIVER: $(df --human-readable --output=avail "$DOCKER_ROOT" | tail -n 1 | tr -d ' ')"
  for image in "${images[@]}"; do
    say "pulling $image"
    pull "$image" &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do
    wait "$pid" || failed=1
  done
  return "$failed"
}

# The next scripts need what is in memory, unless this one ends before its last line.
passed_on=
trap '[ -n "$passed_on" ] || rm -rf "$DOCKER_CONFIG"' EXIT
check_storage
pull_all
check_storage
passed_on=true
