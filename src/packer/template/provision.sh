#!/bin/bash
# Pulls the container images, proves that the first can run Dask, and writes what the AMI holds to /etc/dask-image.json.
# Environment: DOCKER_IMAGE; EXTRA_DOCKER_IMAGES, separated by spaces; GPU_CHECKS (none, skipped, full); SOURCE_AMI.
set -euo pipefail

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

pull_all() {
  local image pid images pids=() failed=0
  read -ra images <<< "$DOCKER_IMAGE $EXTRA_DOCKER_IMAGES"
  say "free on the disk of Docker: $(df --human-readable --output=avail "$(docker info --format '{{.DockerRootDir}}')" | tail -n 1 | tr -d ' ')"
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
    if name == "torch":
        # None in a build for processors alone.
        return module.version.cuda is not None and module.zeros(1, device="cuda") is not None
    return name != "numba" or importlib.import_module("numba.cuda").is_available()

found = []
for name in ("cudf", "cupy", "torch", "numba"):
    # Importing the last two takes seconds, and they tell nothing more than the first two.
    if find_spec(name) is None or (found and name in ("torch", "numba")):
        continue
    module = importlib.import_module(name)
    if on_gpu(name, module):
        found.append(f"{name} {module.__version__}")
print("dask-image:" + ", ".join(found))
' | sed -n 's/^dask-image://p')
  export GPU_CHECKED_WITH
  say "the GPU was checked with nvidia-smi and ${GPU_CHECKED_WITH:-no library: the container has neither cudf, cupy, torch nor numba for it}"
}

# An update of one of the two would leave the driver without modules for the kernel (nvidia-docker#804).
hold_kernel_and_driver() {
  local held
  held=$(dpkg-query --show --showformat='${db:Status-Abbrev} ${Package}\n' |
    sed -nE 's/^ii +((linux-(aws|image|headers|modules)|nvidia-|libnvidia-)[^ ]*)$/\1/p')
  [ -n "$held" ] || return 0
  say "holding the kernel and the driver: $(echo "$held" | wc -l) packages"
  echo "$held" | xargs apt-mark hold > /dev/null
}

describe() {
  say "describing the image in /etc/dask-image.json"
  local versions
  versions=$(in_container python -c '
import json, platform, importlib.metadata as metadata
packages = {d.metadata["Name"]: d.version for d in metadata.distributions()}
print("dask-image:" + json.dumps({"python": platform.python_version(), "packages": packages}))
' | sed -n 's/^dask-image://p')
  CONTAINER=$versions python3 - << 'EOF'
import json, os, platform, re, subprocess


def output(*command):
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def inspect(image):
    found = json.loads(output("docker", "image", "inspect", "--", image))[0]
    return next((d.split("@")[1] for d in found.get("RepoDigests") or []), None), found["Size"]


container = json.loads(os.environ["CONTAINER"])
image, gpu = os.environ["DOCKER_IMAGE"], os.environ["GPU_CHECKS"]
packages = {name.lower(): version for name, version in container["packages"].items()}
rapids = re.compile(r"(cudf|cuml|cugraph|cupy|rmm|dask-cuda|dask-cudf|rapids)([-_].*)?")
# nvidia-smi needs a GPU, which the builder may lack; the module tells its version without one.
smi = output("nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader") if gpu == "full" else None
driver = smi.splitlines()[0] if smi else output("modinfo", "--field=version", "nvidia") if gpu != "none" else None
digest, size = inspect(image)
installed = output("dpkg-query", "--show", "--showformat=${Package} ${Version}\n") or ""
facts = {
    "source_ami": os.environ["SOURCE_AMI"],
    "docker_image": image,
    "docker_image_digest": digest,
    "docker_image_bytes": size,
    "extra_docker_images": {extra: inspect(extra)[0] for extra in os.environ["EXTRA_DOCKER_IMAGES"].split()},
    "python_version": container["python"],
    "dask_version": packages.get("dask"),
    "distributed_version": packages.get("distributed"),
    "gpu_checks": gpu,
    "gpu_checked_with": os.environ.get("GPU_CHECKED_WITH") or None,
    "nvidia_driver_version": driver,
    "rapids_versions": {name: packages[name] for name in sorted(packages) if gpu != "none" and rapids.fullmatch(name)},
    "python_packages": dict(sorted(container["packages"].items())),
    "docker_version": output("docker", "version", "--format", "{{.Server.Version}}"),
    "kernel": platform.release(),
    "packages": dict(line.split(" ", 1) for line in installed.splitlines()),
}
with open("/etc/dask-image.json", "w", encoding="utf-8") as file:
    json.dump(facts, file, indent=2)
os.chmod("/etc/dask-image.json", 0o644)
EOF
}

trap 'rm -rf "$DOCKER_CONFIG"' EXIT
pull_all
log_out
check_scheduler
if [ "$GPU_CHECKS" = full ]; then check_gpu; fi
if [ "$GPU_CHECKS" != none ]; then hold_kernel_and_driver; fi
describe
