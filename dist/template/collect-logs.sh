#!/bin/sh
# Prints how full the disks are, and the builder's own logs between markers, when the build failed, so that the runner can
# keep them. Logins and secrets leave the memory first. What it cannot read, such as without sudo, it leaves out.
set -u
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

rm -rf /dev/shm/bake-dask-ami

# A full disk is reported by programs that know neither which nor how large it is.
echo "bake-dask-ami: the disks of the builder:"
df --human-readable --local --exclude-type=tmpfs --exclude-type=devtmpfs --exclude-type=overlay --exclude-type=squashfs

for log in /var/log/cloud-init-output.log /var/log/cloud-init.log; do
  [ -r "$log" ] || continue
  echo "bake-dask-ami: begin of $log"
  tail -n 400 "$log"
  echo "bake-dask-ami: end of $log"
done
# Else it would be run once more, without sudo.
exit 0
