#!/bin/bash
# Logs out of the registries, checks that the container image can run Dask, and writes what the AMI holds to /etc/dask-image.json.
# Environment: DOCKER_IMAGE; EXTRA_DOCKER_IMAGES, separated by spaces; ENVIRONMENT_KIND, empty where DOCKER_IMAGE was pulled and not
# built here, ENVIRONMENT_PATH, ENVIRONMENT_HASH and BASE_IMAGE; GPU_CHECKS (none, skipped, full); SOURCE_AMI; AUTOMATIC_UPGRADES
# (true, false); START (fast, plain).
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin LC_ALL=C

# Docker's logins and the environment's secrets were uploaded to here, which is in memory.
export DOCKER_CONFIG=/dev/shm/bake-dask-ami

say() { echo "bake-dask-ami: $*"; }

log_out() {
  rm -rf "$DOCKER_CONFIG"
  [ ! -e /root/.docker/config.json ] || {
    say "still on the disk after logging out: /root/.docker/config.json"
    return 1
  }
  say "logged out of every registry"
}

in_container() { docker run --rm --pull=never --network=none -- "$DOCKER_IMAGE" "$@"; }

# Dask looked for as a package with a file: removing one by hand leaves its directory, which is a namespace for Python.
check_environment() {
  local code=0 name missing unfitting
  [ -n "$ENVIRONMENT_KIND" ] || return 0
  say "checking what the environment's image has"
  missing=$(in_container python -c '
from importlib.util import find_spec

for name in ("dask", "distributed"):
    found = find_spec(name)
    if found is None or not found.has_location:
        print("dask-image:" + name)
' | sed -n 's/^dask-image://p') || code=$?
  case $code in
    0) ;;
    126 | 127) say "the environment's image has no python" ;;
    *) say "python of the environment's image ended with code $code" ;;
  esac
  for name in $missing; do say "the environment's image has no Python package '$name'"; done
  if [ "$code" != 0 ] || [ -n "$missing" ]; then return 1; fi
  unfitting=$(in_container python -m pip check 2>&1) || case $unfitting in
    *'No module named pip'*) ;;
    *)
      say "warning: pip finds packages of the environment that do not fit together:"
      echo "$unfitting" | head -n 20
      ;;
  esac
}

# Also writes the output of list_python to $1. Both run at once, as each keeps one processor busy.
check_scheduler() {
  local listing failed=0
  say "checking that the image runs a Dask scheduler"
  list_python > "$1" &
  listing=$!
  # The console script dask-scheduler is gone since distributed 2026.6; the module works in old and new ones.
  in_container python -m distributed.cli.dask_scheduler --version || {
    failed=1
    [ -z "$ENVIRONMENT_KIND" ] || say "the environment's image does not start a Dask scheduler"
  }
  wait "$listing" || failed=1
  return "$failed"
}

# Prints the version of the container's Python and its packages, as JSON.
list_python() {
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
' | sed -n 's/^dask-image://p' | tail -n 1
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

# Masked and not disabled: presets may enable units again at the first boot of an instance. systemd reloads once for all:
# a reload keeps a processor of a small builder busy for a second or more.
disable_automatic_upgrades() {
  say "disabling automatic upgrades in the image"
  local unit
  for unit in apt-daily.timer apt-daily-upgrade.timer apt-daily.service apt-daily-upgrade.service unattended-upgrades.service; do
    # Not where the source AMI has a unit of its own of that name; generalise.sh then says so.
    systemctl --no-reload mask "$unit" || say "could not mask $unit"
  done
  systemctl daemon-reload
  if command -v snap > /dev/null; then
    # Without an end since snapd 2.58.
    timeout 60 snap refresh --hold || say "could not hold snap refreshes for good"
  fi
}

describe() {
  say "describing the image in /etc/dask-image.json"
  CONTAINER=$1 python3 - << 'EOF'
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


def inspect(image, built=False):
    found = json.loads(output("docker", "image", "inspect", "--", image))[0]
    digest = found["Id"] if built else next((d.split("@")[1] for d in found.get("RepoDigests") or []), None)
    return digest, found["Size"]


def environment():
    try:
        with open("/var/lib/bake-dask-ami/base-image-digest", encoding="ascii") as file:
            digest = file.read().strip() or None
    except FileNotFoundError:
        digest = None
    given = {name: os.environ[f"ENVIRONMENT_{name.upper()}"] for name in ("kind", "path", "hash")}
    return {**given, "base_image": os.environ["BASE_IMAGE"] or None, "base_image_digest": digest}


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
built = os.environ["ENVIRONMENT_KIND"] != ""
digest, size = inspect(image, built)
installed = output("dpkg-query", "--show", "--showformat=${Package} ${Version}\n") or ""
debian = [line.split(" ") for line in installed.splitlines() if line.count(" ") == 1]
held = (output("apt-mark", "showhold") or "").split()
found_rapids = [name for name in sorted(packages) if gpu != "none" and rapids.fullmatch(name)]
facts = {
    "source_ami": os.environ["SOURCE_AMI"],
    "docker_image": image,
    "docker_image_digest": digest,
    "docker_image_bytes": size,
    **({"environment": environment()} if built else {}),
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
}

trap 'rm -rf "$DOCKER_CONFIG"' EXIT
log_out
check_environment
# In a file: an environment of some thousand packages is more than one variable may hold.
container=$(mktemp)
check_scheduler "$container"
if [ "$GPU_CHECKS" = full ]; then check_gpu; fi
hold_packages
if [ "$AUTOMATIC_UPGRADES" = false ]; then disable_automatic_upgrades; fi
describe "$container"
rm "$container"
