#!/bin/sh
# Mounts the instance store of this instance (disks that are in its host) at /mnt/dask-scratch. Where there is none, that is a directory
# of the root volume, so containers can be given it on every instance type.
#
# Only NVMe instance store: the disks of older types, /dev/xvdb and so on, look like EBS volumes. A disk that holds anything is not
# formatted; what this program made before a reboot is mounted again. Several disks become one by mdadm where it is installed.
set -eu
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

SCRATCH=/mnt/dask-scratch
LABEL=dask-scratch
ARRAY=/dev/md/$LABEL
# What the disks say they are: EBS volumes are "Amazon Elastic Block Store"
# (https://docs.aws.amazon.com/ebs/latest/userguide/nvme-ebs-volumes.html).
MODEL='Amazon EC2 NVMe Instance Storage'
# Where the Deep Learning AMI's dlami-nvme.service mounts all instance store, by LVM ("nvme_location" in its release notes).
DLAMI=/opt/dlami/nvme

say() { echo "bake-dask-ami: $*"; }

instance_store() {
  for file in /sys/block/nvme*/device/model; do
    # `read` leaves out the padding of the field. The file that the pattern itself names is not there.
    if read -r model 2>/dev/null <"$file" && [ "$model" = "$MODEL" ]; then
      disk=${file#/sys/block/}
      echo "/dev/${disk%%/*}"
    fi
  done
}

# Prints what a disk holds: nothing, ours (our file system), member (part of our array), or other.
content_of() {
  status=0
  found=$(blkid --probe --output value --match-tag LABEL --match-tag TYPE "$1") || status=$?
  # Unquoted, two lines are one.
  # shellcheck disable=SC2086,SC2116
  case $status/$(echo $found) in
    # Low-level probing ends with 2 where it finds no file system, RAID, LVM or partition table (blkid(8)).
    2/) echo nothing ;;
    "0/$LABEL ext4") echo ours ;;
    # The label of an array's member is the name of a host and that of the array.
    0/*":$LABEL linux_raid_member") echo member ;;
    *) echo other ;;
  esac
}

make_file_system() {
  # Quick on disks of terabytes: the kernel writes the inode tables in the background. SSD instance store needs no
  # initialisation (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/disk-performance.html).
  mkfs.ext4 -q -L "$LABEL" -m 0 -E nodiscard,lazy_itable_init=1,lazy_journal_init=1 "$1" >&2
}

# Makes one file system on empty disks, and prints its device.
prepared() {
  device=$1
  if [ $# -gt 1 ]; then
    if command -v mdadm >/dev/null; then
      # A host's name would lead to another name for the array after a reboot.
      mdadm --create "$ARRAY" --run --homehost=any --name="$LABEL" --level=0 --raid-devices=$# "$@" >&2
      device=$ARRAY
    else
      say "$# disks, and no mdadm to make one of them: using $device alone" >&2
    fi
  fi
  make_file_system "$device"
  echo "$device"
}

# Prints the device of the file system, which is made if need be; nothing when no disk may be used.
file_system() {
  empty='' members=''
  for disk; do
    case $(content_of "$disk") in
      nothing) empty="$empty $disk" ;;
      member) members="$members $disk" ;;
      ours)
        echo "$disk"
        return
        ;;
      other) say "leaving $disk alone, which holds something" >&2 ;;
    esac
  done
  # Names of disks hold no white space.
  # shellcheck disable=SC2086
  if [ -n "$members" ]; then
    assembled $members
  elif [ -n "$empty" ]; then
    prepared $empty
  fi
}

# The device of our array after a reboot, which udev may have assembled.
assembled() {
  [ -e "$ARRAY" ] || mdadm --assemble "$ARRAY" "$@" >&2
  if [ "$(content_of "$ARRAY")" = nothing ]; then make_file_system "$ARRAY"; fi
  echo "$ARRAY"
}

mount_instance_store() {
  if mountpoint --quiet "$DLAMI"; then
    mkdir -p "$DLAMI/dask-scratch"
    mount --bind "$DLAMI/dask-scratch" "$SCRATCH"
    say "$SCRATCH is in $DLAMI"
    return
  fi
  device=$(file_system "$@")
  [ -n "$device" ] || return 0
  mount -o noatime,nodev,nosuid "$device" "$SCRATCH"
  say "$SCRATCH is on $device"
}

mkdir -p "$SCRATCH"
chmod 1777 "$SCRATCH"
disks=$(instance_store)
[ -n "$disks" ] || exit 0
if ! mountpoint --quiet "$SCRATCH"; then
  # shellcheck disable=SC2086
  mount_instance_store $disks
  # Whatever user a container runs as.
  chmod 1777 "$SCRATCH"
fi
