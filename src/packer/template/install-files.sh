#!/bin/bash
# Installs the files of image/ at the same paths in the image, owned by root, and enables their systemd units.
# Environment: FILES, the uploaded JSON object of path -> text; START (fast, plain).
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

say() { echo "bake-dask-ami: $*"; }

# Prints the paths that it writes. An upload keeps no owners, and the umask of a hardened image makes files that only root reads.
install_files() {
  python3 - "$FILES" << 'EOF'
import json
import os
import sys

# Not in an image of `start: plain`.
FAST_ONLY = {"etc/systemd/system/bake-dask-ami-read-ahead.service", "usr/local/lib/bake-dask-ami/read-ahead.pl"}
with open(sys.argv[1], encoding="utf-8") as uploaded:
    files = json.load(uploaded)
if os.environ["START"] != "fast":
    files = {name: text for name, text in files.items() if name not in FAST_ONLY}
for name, text in sorted(files.items()):
    path = os.path.join("/", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, 0o644)
    print(path)
EOF
}

# All at once: systemd reads its units again after each `enable`.
enable_units() {
  local path units=()
  for path; do
    case $path in
      /etc/systemd/system/*.service)
        if grep --quiet '^\[Install\]' "$path"; then units+=("$(basename "$path")"); fi
        ;;
    esac
  done
  [ "${#units[@]}" = 0 ] || systemctl enable "${units[@]}"
}

# An image of an earlier bake may have them.
if [ "$START" = plain ]; then
  systemctl disable --quiet bake-dask-ami-read-ahead.service 2> /dev/null || true
  rm -f /etc/systemd/system/bake-dask-ami-read-ahead.service /usr/local/lib/bake-dask-ami/{read-ahead.pl,start-ranges}
fi
say "installing the files of the image, for start '$START'"
written=$(install_files)
echo "$written"
rm -f "$FILES"
# The paths are ours and hold no white space.
# shellcheck disable=SC2086
enable_units $written
