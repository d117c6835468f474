#!/bin/bash
# Unpacks what the inputs name in the workspace: the build context of the environment, the files of the image and the setup
# script. Puts the files in their places, then runs the script.
# Environment: FROM_WORKSPACE, the uploaded archive.
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin LC_ALL=C

# generalise.sh removes it.
UNPACKED=/var/lib/bake-dask-ami/from-workspace

say() { echo "bake-dask-ami: $*"; }

# Not --same-permissions: the archive has the modes that are meant, and the umask takes no bit of 0755 and 0644.
unpack() {
  install --directory --mode=0700 "$UNPACKED"
  tar --extract --file="$FROM_WORKSPACE" --directory="$UNPACKED" --no-same-owner
  rm -f "$FROM_WORKSPACE"
}

# Each is made beside its destination and renamed, which replaces a program that runs, and a link instead of what it leads to.
place_files() {
  [ -e "$UNPACKED/files.json" ] || return 0
  python3 - "$UNPACKED" << 'EOF'
import json
import os
import shutil
import sys


def place(file, destination, mode):
    made = f"{destination}.bake-dask-ami"
    os.makedirs(os.path.dirname(destination), exist_ok=True)
    if os.path.isdir(destination) and not os.path.islink(destination):
        raise IsADirectoryError(None, "the source AMI has a directory there")
    if os.path.islink(file):
        os.symlink(os.readlink(file), made)
    else:
        shutil.copyfile(file, made)
        os.chmod(made, int(mode, 8))
    os.chown(made, 0, 0, follow_symlinks=False)
    os.replace(made, destination)


os.chdir(sys.argv[1])
with open("files.json", encoding="utf-8") as listed:
    files = json.load(listed)
if files:
    print(f"bake-dask-ami: putting {len(files)} of the workspace's files into the image", flush=True)
for each in files:
    try:
        place(each["file"], each["destination"], each.get("mode"))
    except OSError as error:
        sys.exit(f"bake-dask-ami: cannot put a file at {each['destination']}: {error.strerror}")
EOF
}

# Sets COMMAND to what the kernel would run for the first line of a script (execve(2)): the interpreter, and the rest as one argument.
# Not by the kernel: that needs a file system which lets programs run.
read_interpreter() {
  local first pattern=$'^#![ \t]*([^ \t]+)[ \t]*(.*[^ \t])?[ \t]*$'
  IFS= read -r first < "$1" || true
  COMMAND=(/bin/bash)
  if [[ $first =~ $pattern ]]; then
    COMMAND=("${BASH_REMATCH[1]}")
    if [ -n "${BASH_REMATCH[2]}" ]; then COMMAND+=("${BASH_REMATCH[2]}"); fi
  fi
  [ -x "${COMMAND[0]}" ] || {
    say "the setup script's interpreter '${COMMAND[0]}' is not on the builder"
    return 1
  }
}

# Runs it as a unit of its own: what it leaves running ends with it, and does not hold the connection of Packer.
run_setup_script() {
  local script=$UNPACKED/setup-script code=0 name variables=()
  [ -e "$script" ] || return 0
  say "running the setup script"
  read_interpreter "$script"
  for name in {http,https,no}_proxy {HTTP,HTTPS,NO}_PROXY; do
    if [ -n "${!name-}" ]; then variables+=("--setenv=$name=${!name}"); fi
  done
  # Under a shell, which gives the signal that ended the script in its exit status.
  systemd-run --quiet --wait --pipe --collect --unit=bake-dask-ami-setup-script --property=WorkingDirectory=/root \
    --property=UMask=0022 --property=OOMPolicy=continue --property=TimeoutStopSec=10 \
    --setenv=HOME=/root --setenv=USER=root --setenv=LOGNAME=root --setenv=SHELL=/bin/bash --setenv=PATH="$PATH" \
    --setenv=LANG=C.UTF-8 --setenv=DEBIAN_FRONTEND=noninteractive --setenv=NEEDRESTART_SUSPEND=1 "${variables[@]}" \
    -- /bin/bash -c '"$@"; exit "$?"' bash "${COMMAND[@]}" "$script" < /dev/null 2>&1 || code=$?
  # With 1 and not with its status: Packer's words for some of them have a meaning.
  if [ "$code" -gt 128 ] && name=$(kill -l $((code - 128)) 2> /dev/null); then
    say "the setup script was ended by signal $name"
    return 1
  elif [ "$code" != 0 ]; then
    say "the setup script ended with exit status $code"
    return 1
  fi
  say "the setup script is done"
}

# The next scripts need the logins and secrets in memory, unless this one ends before its last line.
passed_on=
trap '[ -n "$passed_on" ] || rm -rf /dev/shm/bake-dask-ami' EXIT
unpack
place_files
run_setup_script
passed_on=true
