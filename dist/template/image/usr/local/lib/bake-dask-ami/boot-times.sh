#!/bin/sh
# Writes one line to the file in the first argument, a console that EC2 shows to GetConsoleOutput: JSON with the epoch seconds at
# which the kernel and systemd began, and at which units began to start and had started. By the clock of now, whatever it was at
# boot. It runs at every boot, so it starts few programs.
set -eu
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

# Monotonic time is 0 at the start of the kernel. /proc/uptime has two decimals, which may begin with a 0.
now=$(date +%s%N)
read -r up _ < /proc/uptime
kernel=$((now / 1000 - ${up%.*} * 1000000 - (1${up#*.} - 100) * 10000))

# Prints the epoch seconds of a monotonic time in microseconds.
seconds() {
  printf '%d.%06d' "$(((kernel + $1) / 1000000))" "$(((kernel + $1) % 1000000))"
}

# Reads what systemctl shows of units, three lines each, in any order. A time is 0 if it has not come.
units() {
  id='' began='' ended=''
  while IFS='=' read -r property value; do
    case $property in
      Id) id=${value%.service} ;;
      InactiveExitTimestampMonotonic) began=$value ;;
      ActiveEnterTimestampMonotonic) ended=$value ;;
    esac
    if [ -z "$id" ] || [ -z "$began" ] || [ -z "$ended" ]; then continue; fi
    # cloud-init 24.3 renamed its second stage.
    if [ "$id" = cloud-init-network ]; then id=cloud-init; fi
    if [ "$began" -gt 0 ]; then
      printf ',"%s":[' "$id"
      seconds "$began"
      if [ "$ended" -ge "$began" ]; then
        printf ','
        seconds "$ended"
      fi
      printf ']'
    fi
    id='' began='' ended=''
  done
}

line=$(
  printf '{"kernel":'
  seconds 0
  printf ',"userspace":'
  seconds "$(systemctl show --value --property=UserspaceTimestampMonotonic)"
  systemctl show --property=Id,InactiveExitTimestampMonotonic,ActiveEnterTimestampMonotonic \
    cloud-init-local.service cloud-init.service cloud-init-network.service cloud-config.service cloud-final.service \
    containerd.service docker.service | units
  printf '}'
)
# In one write, and on a line of its own whatever others have written.
printf '\nbake-dask-ami boot times: %s\n' "$line" > "$1"
