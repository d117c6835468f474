#!/bin/bash
# Unpacks what the inputs name in the workspace: the build context of the environment, the files of the image and the setup script.
# Environment: FROM_WORKSPACE, the uploaded archive.
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin LC_ALL=C

# generalise.sh removes it.
UNPACKED=/var/lib/bake-dask-ami/from-workspace

# Not --same-permissions: the archive has the modes that are meant, and the umask takes no bit of 0755 and 0644.
unpack() {
  install --directory --mode=0700 "$UNPACKED"
  tar --extract --file="$FROM_WORKSPACE" --directory="$UNPACKED" --no-same-owner
  rm -f "$FROM_WORKSPACE"
}

# The next scripts need the logins and secrets in memory, unless this one ends before its last line.
passed_on=
trap '[ -n "$passed_on" ] || rm -rf /dev/shm/bake-dask-ami' EXIT
unpack
passed_on=true
