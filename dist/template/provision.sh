#!/bin/bash
# Pulls the container images, checks that the first can run Dask, and writes what the AMI holds to /etc/dask-image.json.
# Environment: DOCKER_IMAGE; EXTRA_DOCKER_IMAGES, separated by spaces; GPU_CHECKS (none, skipped, full); SOURCE_AMI;
# AUTOMATIC_UPGRADES (true, false); START (fast, plain).
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin LC_ALL=C

# Docker's logins were uploaded to here, which is in memory.
export DOCKER_CONFIG=/dev/shm/bake-dask-ami

say() { echo "bake-dask-ami: $*"; }

# Pulls one image. A registry that limits the rate of pulls is asked again after pauses of these seconds.
pull() {
  local image=$1 log pause
  log=$(mktemp)
  for pause in 20 60 180 ''; do
    if docker pull -- "$image" 2>&1 | tee "$log"; then
      rm "$log"
      return 0
    fi
    if [ -z "$pause" ] || ! grep --quiet --ignore-case 'toomanyrequests\|rate limit\|429 Too Many' "$log"; then
      rm "$log"
      return 1
    fi
    say "the registry limits the rate of pulls; asking again for $image in $pause s"
    sleep "$pause"
  done
}

# Prints the disks that hold a path. CIS has /var on a partition of its own, which is in the image when its disk is.
disks_of() {
  lsblk --inverse --noheadings --list --output NAME,TYPE "/dev/block/$(findmnt --noheadings --output MAJ:MIN --target "$1" | tr -d ' ')" |
    sed -nE 's/ +disk$//p' | sort --unique
}

# The AMI holds the disk of the root file system: no instance store, and nothing that is fetched when it is first read.
check_storage() {
  local driver path disks root
  driver=$(docker info --format '{{.Driver}}')
  case $driver in
    overlay2 | overlayfs) ;;
    *)
      say "Docker keeps images with the storage driver '$driver', and not with overlay2 or overlayfs"
      return 1
      ;;
  esac
  root=$(disks_of /) || root=
  for path in "$(docker info --format '{{.DockerRootDir}}')" "$(containerd_root)"; do
    [ -e "$path" ] || continue
    [ "$(mount_of "$path")" != "$(mount_of /)" ] || continue
    disks=$(disks_of "$path") || disks=
    if [ -z "$disks" ] || [ "$disks" != "$root" ]; then
      say "$path is on another disk than the root file system: $(mount_of "$path")"
      return 1
    fi
  done
}

mount_of() { findmnt --noheadings --first-only --output SOURCE,TARGET --target "$1"; }

containerd_root() {
  local root
  root=$(containerd config dump 2> /dev/null | sed -nE "s/^root = ['\"](.*)['\"]$/\1/p" | head -n 1) || true
  echo "${root:-/var/lib/containerd}"
}

pull_all() {
  local image pid images pids=() failed=0
  read -ra images <<< "$DOCKER_IMAGE $EXTRA_DOCKER_IMAGES"
  say "free on the disk of Docker, whose storage driver is $(docker info --format '{{.Driver}}'): $(df --human-readable --output=avail "$(docker info --format '{{.DockerRootDir}}')" | tail -n 1 | tr -d ' ')"
  for image in "${images[@]}"; do
    say "pulling $image"
    pull "$image" &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do
    wait "$pid" || failed=1
  done
  return "$failed"
}

log_out() {
  rm -rf "$DOCKER_CONFIG"
  [ ! -e /root/.docker/config.json ] || {
    say "still on the disk after logging out: /root/.docker/config.json"
    return 1
  }
  say "logged out of every registry"
}

in_container() { docker run --rm --pull=never --network=none -- "$DOCKER_IMAGE" "$@"; }

check_scheduler() {
  say "checking that the image runs a Dask scheduler"
  # The console script dask-scheduler is gone since distributed 2026.6; the module works in old and new ones.
  in_container python -m distributed.cli.dask_scheduler --version
}

# Sets GPU_CHECKED_WITH: the libraries of the container that found the GPU, beside nvidia-smi; empty when it has none of them.
check_gpu() {
  local on_gpu=(docker run --rm --pull=never --network=none --gpus=all -- "$DOCKER_IMAGE")
  local query=(nvidia-smi '--query-gpu=driver_version,name' '--format=csv,noheader')
  say "checking the GPU: on the host and in the container"
  "${query[@]}"
  "${on_gpu[@]}" "${query[@]}"
  GPU_CHECKED_WITH=$("${on_gpu[@]}" python -c '
import importlib
from importlib.util import find_spec

def on_gpu(name, module):
    if name == "cupy":
        # Its import succeeds without a GPU.
        return module.zeros(1) is not None
    if name == "torch":
        # None in a build for processors alone.
        return module.version.cuda is not None and module.zeros(1, device="cuda") is not None
    return name != "numba" or importlib.import_module("numba.cuda").is_available()

found = []
for name in ("cudf", "cupy", "torch", "numba"):
    # Importing the last two takes seconds, and they show nothing more than the first two.
    if find_spec(name) is None or (found and name in ("torch", "numba")):
        continue
    module = importlib.import_module(name)
    if on_gpu(name, module):
        found.append(f"{name} {module.__version__}")
print("dask-image:" + ", ".join(found)[:500])
' | sed -n 's/^dask-image://p')
  export GPU_CHECKED_WITH
  say "the GPU was checked with nvidia-smi and ${GPU_CHECKED_WITH:-no library: the container has neither cudf, cupy, torch nor numba for it}"
}

# An upgrade of Docker ends the node's container, and with it the node. One of the kernel or of the driver alone would leave
# the driver without modules for the kernel (nvidia-docker#804).
hold_packages() {
  local held names='docker[.-][^ ]*|containerd[^ ]*|runc|(nvidia-container-toolkit|libnvidia-container)[^ ]*'
  command -v apt-mark > /dev/null || return 0
  if [ "$GPU_CHECKS" != none ]; then names+='|(linux-(aws|image|headers|modules)|nvidia-|libnvidia-)[^ ]*'; fi
  held=$(dpkg-query --show --showformat='${db:Status-Abbrev} ${Package}\n' | sed -nE "s/^[ih]i +($names)$/\1/p")
  [ -n "$held" ] || return 0
  say "holding the packages that a node needs: $(echo "$held" | wc -l)"
  echo "$held" | xargs apt-mark hold > /dev/null
}

# Masked and not disabled: presets may enable units again at the first boot of an instance.
disable_automatic_upgrades() {
  say "disabling automatic upgrades in the image"
  local unit
  for unit in apt-daily.timer apt-daily-upgrade.timer apt-daily.service apt-daily-upgrade.service unattended-upgrades.service; do
    # Not where the source AMI has a unit of its own of that name; generalise.sh then says so.
    systemctl mask "$unit" || say "could not mask $unit"
  done
  if command -v snap > /dev/null; then
    # Without an end since snapd 2.58.
    timeout 60 snap refresh --hold || say "could not hold snap refreshes for good"
  fi
}

describe() {
  say "describing the image in /etc/dask-image.json"
  # In a file: an environment of some thousand packages is more than one variable may hold.
  local container
  container=$(mktemp)
  in_container python -c '
import json, platform, importlib.metadata as metadata
packages = []
for found in metadata.distributions():
    # Without METADATA: no name in some versions of Python, an exception in others.
    try:
        name, version = found.metadata["Name"], found.version
    except Exception:
        name = version = None
    packages.append([name, version, str(getattr(found, "_path", found))])
print("dask-image:" + json.dumps({"python": platform.python_version(), "packages": packages}, default=str))
' | sed -n 's/^dask-image://p' | tail -n 1 > "$container"
  CONTAINER=$container python3 - << 'EOF'
import json, os, platform, re, subprocess


def output(*command):
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


# What src/packer/image-facts.ts takes for one line: it must not reject the record of a good image.
def is_line(text):
    return isinstance(text, str) and 0 < len(text) <= 200 and text.isascii() and text.isprintable()


def short(text, most=100):
    plain = text and text.encode("ascii", "replace").decode()[:most]
    return plain and "".join(each if each.isprintable() else "?" for each in plain)


def version_of(name):
    version = packages.get(name)
    return version if version and re.fullmatch(r"[0-9][A-Za-z0-9_.+-]{0,99}", version) else None


def masked(unit):
    return os.path.realpath(f"/etc/systemd/system/{unit}") == "/dev/null"


def inspect(image):
    found = json.loads(output("docker", "image", "inspect", "--", image))[0]
    return next((d.split("@")[1] for d in found.get("RepoDigests") or []), None), found["Size"]


with open(os.environ["CONTAINER"], encoding="utf-8") as file:
    container = json.load(file)
python_packages = {name: version for name, version, _ in container["packages"][:20000] if is_line(name) and is_line(version)}
for path in [path for name, version, path in container["packages"] if not (is_line(name) and is_line(version))][:20]:
    print(f"bake-dask-ami: passing over a package of the container image that has no readable metadata: {path[:300]!a}")
image, gpu = os.environ["DOCKER_IMAGE"], os.environ["GPU_CHECKS"]
packages = {name.lower(): version for name, version in python_packages.items()}
rapids = re.compile(r"(cudf|cuml|cugraph|cupy|rmm|dask-cuda|dask-cudf|rapids)([-_].*)?")
# nvidia-smi needs a GPU, which the builder may lack; the module gives its version without one.
smi = output("nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader") if gpu == "full" else None
driver = smi.splitlines()[0] if smi else output("modinfo", "--field=version", "nvidia") or None if gpu != "none" else None
digest, size = inspect(image)
installed = output("dpkg-query", "--show", "--showformat=${Package} ${Version}\n") or ""
debian = [line.split(" ") for line in installed.splitlines() if line.count(" ") == 1]
held = (output("apt-mark", "showhold") or "").split()
found_rapids = [name for name in sorted(packages) if gpu != "none" and rapids.fullmatch(name)]
facts = {
    "source_ami": os.environ["SOURCE_AMI"],
    "docker_image": image,
    "docker_image_digest": digest,
    "docker_image_bytes": size,
    "extra_docker_images": {extra: inspect(extra)[0] for extra in os.environ["EXTRA_DOCKER_IMAGES"].split()},
    "python_version": container["python"],
    "dask_version": version_of("dask"),
    "distributed_version": version_of("distributed"),
    "gpu_checks": gpu,
    "gpu_checked_with": short(os.environ.get("GPU_CHECKED_WITH"), 500) or None,
    "nvidia_driver_version": short(driver),
    "rapids_versions": {name: packages[name] for name in found_rapids[:100]},
    "python_packages": dict(sorted(python_packages.items())),
    "docker_version": short(output("docker", "version", "--format", "{{.Server.Version}}")),
    "docker_storage_driver": short(output("docker", "info", "--format", "{{.Driver}}")),
    "start": os.environ["START"],
    "automatic_upgrades": not masked("apt-daily-upgrade.timer"),
    "held_packages": [name for name in held if is_line(name)][:20000],
    "kernel": short(platform.release()),
    "packages": {name: version for name, version in debian[:20000] if is_line(name) and is_line(version)},
}
with open("/etc/dask-image.json", "w", encoding="utf-8") as file:
    json.dump(facts, file, indent=2)
os.chmod("/etc/dask-image.json", 0o644)
EOF
  rm "$container"
}

trap 'rm -rf "$DOCKER_CONFIG"' EXIT
check_storage
pull_all
check_storage
log_out
check_scheduler
if [ "$GPU_CHECKS" = full ]; then check_gpu; fi
hold_packages
if [ "$AUTOMATIC_UPGRADES" = false ]; then disable_automatic_upgrades; fi
describe
