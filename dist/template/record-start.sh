#!/bin/bash
# Makes the next boot of the builder record what it reads from the disk, and reboots. keep-start.sh makes a list of it.
# Environment: START (fast, plain).
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

say() { echo "bake-dask-ami: $*"; }

[ "$START" = fast ] || exit 0

# That of an earlier bake, whose image is the source: reading it ahead would be recorded as well.
rm -f /usr/local/lib/bake-dask-ami/start-ranges

mkdir -p /usr/local/lib/bake-dask-ami
# A tracer of its own (tracefs' instances), so that nobody else's is disturbed. The buffers are for each processor; a start makes some
# thousand requests of 100 bytes each. Without `overwrite` the first ones are kept.
cat > /usr/local/lib/bake-dask-ami/record.sh << 'END'
set -eu
mkdir -p /run/bake-dask-ami-trace
mount -t tracefs tracefs /run/bake-dask-ami-trace
cd /run/bake-dask-ami-trace/instances
mkdir bake-dask-ami
cd bake-dask-ami
echo 8192 > buffer_size_kb
echo 0 > options/overwrite
echo 'rwbs ~ "R*"' > events/block/block_rq_issue/filter
echo 1 > events/block/block_rq_issue/enable
END

# Before whatever reads the disk first.
cat > /etc/systemd/system/bake-dask-ami-record.service << 'END'
[Unit]
Description=Record what a start reads from the disk
DefaultDependencies=no
Before=sysinit.target systemd-journald.service systemd-modules-load.service systemd-udevd.service systemd-udev-trigger.service systemd-remount-fs.service systemd-tmpfiles-setup-dev.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /usr/local/lib/bake-dask-ami/record.sh
StandardOutput=null
StandardError=file:/run/bake-dask-ami-record
TimeoutStartSec=20

[Install]
WantedBy=sysinit.target
END
systemctl enable bake-dask-ami-record.service
sync

say "rebooting once, to record what a start reads from the disk"
systemctl reboot
# Packer goes on when the connection ends; until then this script must not.
sleep 600
