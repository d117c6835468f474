# shellcheck shell=sh
# To be sourced: `parameter NAME` gives the value of NAME on the kernel's command line.
parameter() {
	tr ' ' '\n' </proc/cmdline | sed -n "s|^$1=||p" | tail -n 1
}
