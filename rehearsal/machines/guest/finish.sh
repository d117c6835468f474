#!/bin/sh
# The last step of the base image, run inside it: enables what it needs and generalises it, so that every instance gets its own
# identity.
set -eu

systemctl enable systemd-networkd.service systemd-networkd-wait-online.service local-ec2-addresses.service \
	local-ec2-metadata.service
# Whatever wakes up by itself in a machine that lives for minutes, and the login prompt of a screen that is not there.
for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer \
	getty@tty1.service man-db.timer motd-news.timer; do
	if systemctl is-enabled --quiet "$unit"; then
		systemctl disable "$unit"
	fi
done

# QEMU loads the initrd from outside. A package that the bake installs must not spend half a minute on making one that nobody loads.
echo 'update_initramfs=no' >/etc/initramfs-tools/update-initramfs.conf

# Whatever the build machine's resolver was, the guest's is QEMU's.
rm -f /etc/resolv.conf
echo 'nameserver 10.0.2.3' >/etc/resolv.conf

if [ -d /usr/local/share/ca-certificates ]; then
	update-ca-certificates
fi

rm -f /etc/ssh/ssh_host_*
rm -f /etc/hostname /var/lib/dbus/machine-id /var/lib/systemd/random-seed
: >/etc/machine-id
