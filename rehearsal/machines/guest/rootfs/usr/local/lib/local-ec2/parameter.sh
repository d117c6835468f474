# shellcheck shell=sh
# To be sourced: `parameter NAME` prints the value of NAME on the kernel's command line, the last one where there are several.
# It starts no program, because without hardware virtualisation every start is felt.
parameter() {
	value=
	read -r line </proc/cmdline
	for word in $line; do
		case $word in "$1="*) value=${word#*=} ;; esac
	done
	echo "$value"
}
