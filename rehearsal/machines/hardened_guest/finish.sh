#!/bin/sh
# Run inside the hardened base image: what CIS changes in files of the distribution's packages.
set -eu

# CIS 5.1.1.
chmod 0600 /etc/ssh/sshd_config /etc/ssh/sshd_config.d/*.conf
chmod 0440 /etc/sudoers.d/10-cis
visudo --check --quiet

# CIS 5.4.1 and 5.4.3.3.
sed -i -E -e 's/^(UMASK\s+).*/\1077/' -e 's/^(PASS_MAX_DAYS\s+).*/\1365/' -e 's/^(PASS_MIN_DAYS\s+).*/\11/' /etc/login.defs
useradd --defaults --inactive 45
# CIS 5.4.2.6.
echo 'umask 077' >>/root/.bashrc
# Else a user whose group has the same name gets 007.
echo 'session optional pam_umask.so nousergroups' >>/etc/pam.d/common-session
# Last, when the session has its umask.
echo 'session optional pam_exec.so type=open_session /usr/local/lib/local-ec2/login-facts' >>/etc/pam.d/sshd
