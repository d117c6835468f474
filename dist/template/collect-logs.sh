#!/bin/sh
# Prints the builder's own logs between markers when the build failed, so that the runner can keep them.
set -u

for log in /var/log/cloud-init-output.log /var/log/cloud-init.log; do
  [ -r "$log" ] || continue
  echo "bake-dask-ami: begin of $log"
  tail -n 400 "$log"
  echo "bake-dask-ami: end of $log"
done
