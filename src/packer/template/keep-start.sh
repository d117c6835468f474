#!/bin/bash
# Starts Dask in the rebooted builder, and keeps a list in the image of what the boot and that start have read from the disk, which
# read-ahead.pl reads at each start of an instance. Then removes what recorded it. Without a list the image works too.
# Environment: START (fast, plain); DOCKER_IMAGE; GPU_CHECKS (none, skipped, full).
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin LC_ALL=C

FILES=/usr/local/lib/bake-dask-ami
TRACE=/run/bake-dask-ami-trace
CONTAINER=bake-dask-ami-start

say() { echo "bake-dask-ami: $*"; }

wait_for_docker() {
  local tries
  timeout 600 cloud-init status --wait > /dev/null || true
  for tries in {1..60}; do
    if docker info > /dev/null 2>&1; then return 0; fi
    if [ "$tries" != 60 ]; then sleep 2; fi
  done
  say "Docker does not run after a reboot of the builder, so it would not run in an instance; what systemd says of it:"
  systemctl --no-pager --lines=40 status docker.service || true
  return 1
}

# A scheduler, a worker and a first result, by the modules that EC2Cluster starts. The imports are what workers need most often.
compute() {
  local gpus=()
  if [ "$GPU_CHECKS" = full ]; then gpus=(--gpus=all); fi
  timeout 600 docker run --rm --pull=never --network=none --name="$CONTAINER" "${gpus[@]}" -- "$DOCKER_IMAGE" python -c '
import json, subprocess, sys
from importlib.util import find_spec

address = "tcp://127.0.0.1:8786"
gpu = sys.argv[1] == "full" and find_spec("dask_cuda")
spec = {"cls": "dask_cuda.CUDAWorker" if gpu else "dask.distributed.Nanny", "opts": {}}
modules = ("dask.array", "dask.dataframe", "pyarrow.parquet", *(("cupy", "cudf", "dask_cudf") if sys.argv[1] != "none" else ()))
started = [
    subprocess.Popen([sys.executable, "-m", "distributed.cli." + module, *arguments])
    for module, arguments in (("dask_scheduler", []), ("dask_spec", [address, "--spec", json.dumps(spec)]))
]
try:
    from distributed import Client
    with Client(address, timeout=300) as client:
        print("dask-image: the result is", client.submit(lambda x: x + 1, 10).result(timeout=300))
    for module in modules:
        # In a process of its own: some end it where there is no GPU.
        subprocess.run([sys.executable, "-c", "import " + module], stderr=subprocess.DEVNULL, timeout=300)
finally:
    for process in reversed(started):
        process.kill()
' "$GPU_CHECKS" > /run/bake-dask-ami-start.log 2>&1 || {
    say "warning: no result of Dask was computed while the start was recorded, so the list may lack what it reads; the last lines:"
    tail -n 20 /run/bake-dask-ami-start.log
    docker rm --force "$CONTAINER" > /dev/null 2>&1 || true
  }
  # What the first boot of an instance runs and a second boot does not.
  ssh-keygen -q -t ed25519 -N '' -f "$scratch/key" || true
}

# Prints the number of the disk of the root file system; nothing where that is not one disk.
disk_of_root() {
  local disks
  disks=$(lsblk --inverse --noheadings --list --output MAJ:MIN,TYPE "/dev/block/$(findmnt --noheadings --output MAJ:MIN --target / | tr -d ' ')" |
    sed -nE 's/^ *([0-9:]+) +disk$/\1/p' | sort --unique) || return 0
  [ "$(echo "$disks" | wc -l)" = 1 ] || return 0
  echo "$disks"
}

# Writes lines `OFFSET LENGTH` to $2, in bytes of the disk $1, in the order of the first reads of the trace on stdin.
#
# EC2 fetches a volume in blocks, of 512 KiB in its direct API. So the reads in one such block become one range, from the first byte
# to the last. Prints the number of ranges and of bytes.
make_list() {
  python3 -c '
import re, sys

BLOCK, ALIGNED, MOST_RANGES, MOST_BYTES = 512 << 10, 4096, 20_000, 3 << 30
# include/trace/events/block.h: device, kind, bytes, command, first sector + sectors.
READ = re.compile(r" block_rq_issue: (\d+),(\d+) R\S* \d+ \([^)]*\) (\d+) \+ (\d+) ")
disk, path = sys.argv[1:]
blocks = {}
for line in sys.stdin:
    read = READ.search(line)
    if not read or f"{read[1]}:{read[2]}" != disk:
        continue
    begin, end = int(read[3]) * 512, (int(read[3]) + int(read[4])) * 512
    begin, end = begin // ALIGNED * ALIGNED, -(-end // ALIGNED) * ALIGNED
    for block in range(begin // BLOCK, -(-end // BLOCK)):
        first, last = max(begin, block * BLOCK), min(end, (block + 1) * BLOCK)
        known = blocks.get(block, (first, last))
        blocks[block] = min(first, known[0]), max(last, known[1])
ranges, total = [], 0
for first, last in blocks.values():
    if total + last - first > MOST_BYTES:
        break
    if ranges and ranges[-1][1] == first:
        ranges[-1] = ranges[-1][0], last
    elif len(ranges) < MOST_RANGES:
        ranges.append((first, last))
    else:
        break
    total += last - first
if ranges:
    with open(path, "w", encoding="ascii") as file:
        file.writelines(f"{first} {last - first}\n" for first, last in ranges)
print(len(ranges), total)
' "$@"
}

keep_list() {
  local disk trace=$TRACE/instances/bake-dask-ami/trace found
  if [ ! -r "$trace" ]; then
    say "warning: this kernel recorded no reads of the disk, so instances will read nothing ahead: $(tail -n 1 /run/bake-dask-ami-record 2> /dev/null)"
    return 0
  fi
  if [ ! -x /usr/bin/perl ]; then
    say "warning: the image has no /usr/bin/perl, so instances will read nothing ahead"
    return 0
  fi
  disk=$(disk_of_root)
  if [ -z "$disk" ]; then
    say "warning: the root file system is not on one disk, so instances will read nothing ahead"
    return 0
  fi
  found=$(make_list "$disk" "$FILES/start-ranges" < "$trace")
  if [ ! -e "$FILES/start-ranges" ]; then
    say "warning: the start read nothing from the disk $disk, so instances will read nothing ahead"
    return 0
  fi
  say "a start reads ${found#* } bytes in ${found% *} ranges; instances will read them ahead"
  record_facts "${found% *}" "${found#* }"
}

record_facts() {
  python3 -c '
import json, sys

with open("/etc/dask-image.json", encoding="utf-8") as file:
    facts = json.load(file)
facts.update({"start_ranges": int(sys.argv[1]), "start_bytes": int(sys.argv[2])})
with open("/etc/dask-image.json", "w", encoding="utf-8") as file:
    json.dump(facts, file, indent=2)
' "$@"
}

# Nothing of it may be in the image.
remove_recorder() {
  rm -rf "$scratch"
  echo 0 2> /dev/null > "$TRACE/instances/bake-dask-ami/events/block/block_rq_issue/enable" || true
  rmdir "$TRACE/instances/bake-dask-ami" 2> /dev/null || true
  umount "$TRACE" 2> /dev/null || true
  systemctl --no-reload disable bake-dask-ami-record.service
  rm -f /etc/systemd/system/bake-dask-ami-record.service "$FILES/record.sh"
  systemctl daemon-reload
}

[ "$START" = fast ] || exit 0
scratch=$(mktemp --directory)
trap remove_recorder EXIT
wait_for_docker
say "starting Dask, to record what that reads from the disk"
compute
keep_list
