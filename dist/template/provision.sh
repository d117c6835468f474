#!/bin/bash
# Pulls the container image, proves that it can run Dask, and writes what the AMI holds to /etc/dask-image.json.
# Environment: DOCKER_IMAGE, SOURCE_AMI.
set -euo pipefail

say() { echo "bake-dask-ami: $*"; }

pull() {
  say "pulling $DOCKER_IMAGE; free on the disk of Docker: $(df --human-readable --output=avail "$(docker info --format '{{.DockerRootDir}}')" | tail -n 1 | tr -d ' ')"
  docker pull -- "$DOCKER_IMAGE"
}

in_container() { docker run --rm --pull=never --network=none -- "$DOCKER_IMAGE" "$@"; }

check_scheduler() {
  say "checking that the image runs a Dask scheduler"
  # The console script dask-scheduler is gone since distributed 2026.6; the module works in old and new ones.
  in_container python -m distributed.cli.dask_scheduler --version
}

describe() {
  say "describing the image in /etc/dask-image.json"
  local versions
  versions=$(in_container python -c '
import json, platform, importlib.metadata as metadata
packages = {d.metadata["Name"]: d.version for d in metadata.distributions()}
print("dask-image:" + json.dumps({"python": platform.python_version(), "packages": packages}))
' | sed -n 's/^dask-image://p')
  CONTAINER=$versions INSPECTED=$(docker image inspect -- "$DOCKER_IMAGE") python3 - << 'EOF'
import json, os, platform, subprocess

container = json.loads(os.environ["CONTAINER"])
inspected = json.loads(os.environ["INSPECTED"])[0]
listed = subprocess.run(
    ["dpkg-query", "--show", "--showformat=${Package} ${Version}\n"], check=False, capture_output=True, text=True
).stdout if os.path.exists("/usr/bin/dpkg-query") else ""
packages = {name.lower(): version for name, version in container["packages"].items()}
facts = {
    "source_ami": os.environ["SOURCE_AMI"],
    "docker_image": os.environ["DOCKER_IMAGE"],
    "docker_image_digest": next((d.split("@")[1] for d in inspected.get("RepoDigests", [])), None),
    "docker_image_bytes": inspected["Size"],
    "python_version": container["python"],
    "dask_version": packages.get("dask"),
    "distributed_version": packages.get("distributed"),
    "python_packages": dict(sorted(container["packages"].items())),
    "docker_version": subprocess.run(
        ["docker", "version", "--format", "{{.Server.Version}}"], check=True, capture_output=True, text=True
    ).stdout.strip(),
    "kernel": platform.release(),
    "packages": dict(line.split(" ", 1) for line in listed.splitlines()),
}
with open("/etc/dask-image.json", "w", encoding="utf-8") as file:
    json.dump(facts, file, indent=2)
os.chmod("/etc/dask-image.json", 0o644)
EOF
}

pull
check_scheduler
describe
