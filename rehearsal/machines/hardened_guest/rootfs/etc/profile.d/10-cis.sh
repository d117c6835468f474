# shellcheck shell=sh
# CIS 5.4.3.2 and 5.4.3.3.
TMOUT=900
readonly TMOUT
export TMOUT
umask 077
