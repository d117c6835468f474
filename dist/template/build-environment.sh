#!/bin/bash
# Builds the container image of an environment from what set-up.sh has unpacked, and leaves of the build the image alone.
# Environment: ENVIRONMENT_KIND, empty without one; ENVIRONMENT_PATH; DOCKER_IMAGE, the name of the image to build; BASE_IMAGE, the
# pulled image that it is built on, empty where the Dockerfile names all its images itself; EXTRA_DOCKER_IMAGES, separated by spaces.
set -euo pipefail
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin LC_ALL=C

# Docker's logins and the environment's secrets were uploaded to here, which is in memory.
export DOCKER_CONFIG=/dev/shm/bake-dask-ami
SECRETS=$DOCKER_CONFIG/secrets
WORK=/var/lib/bake-dask-ami
UNPACKED=$WORK/from-workspace/environment

say() { echo "bake-dask-ami: $*"; }

# Writes each secret to a file of its own, without a line break at its end, and prints their names.
write_secrets() {
  install --directory --mode=0700 "$SECRETS"
  python3 - "$DOCKER_CONFIG/secrets.json" "$SECRETS" << 'EOF'
import json
import os
import sys

source, directory = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    secrets = json.load(file)["secrets"]
for name, value in secrets.items():
    with open(os.path.join(directory, name), "w", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write(value)
    print(name)
EOF
}

# BuildKit is in the docker command before version 23, and in its plugin buildx since (docker/cli, docs/deprecated.md), which
# distributions have in a package of its own. It is installed here because user data has no room for it.
require_buildkit() {
  local version
  version=$(docker version --format '{{.Client.Version}}')
  if [ "${version%%.*}" -lt 23 ] || docker buildx version > /dev/null 2>&1; then return 0; fi
  if dpkg-query --show docker.io > /dev/null 2>&1; then
    say "installing docker-buildx, which Docker $version needs to build an environment"
    DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 apt-get install --quiet --yes --no-install-recommends docker-buildx || true
    if docker buildx version > /dev/null 2>&1; then return 0; fi
  fi
  say "Docker $version has no buildx on this image, which builds an environment; choose docker-source 'docker-ce' or 'distro'"
  return 1
}

# The pulled image by its digest, in $WORK/base-image-digest for the record too: BuildKit asks the registry again what a tag stands
# for where Docker keeps images in containerd's store, and the tag may have moved meanwhile.
pin_base_image() {
  base=
  [ -n "$BASE_IMAGE" ] || return 0
  base=$(docker image inspect --format '{{with .RepoDigests}}{{index . 0}}{{end}}' -- "$BASE_IMAGE")
  echo "${base#*@}" > "$WORK/base-image-digest"
  base=${base:-$BASE_IMAGE}
}

# BuildKit puts the number of the step and seconds before a program's lines, and prints the digests of its own steps.
plain_lines() { sed --unbuffered --regexp-extended '/^#[0-9]+ sha256:[0-9a-f]{64}$/d; s/^(#[0-9]+ )?[0-9]+\.[0-9]{1,3} //'; }

build() {
  local name names arguments=(--progress=plain --network=host --tag="$DOCKER_IMAGE" --file="$UNPACKED/Dockerfile")
  names=$(write_secrets)
  for name in $names; do arguments+=("--secret=id=$name,src=$SECRETS/$name"); done
  if [ -n "$base" ]; then arguments+=("--build-arg=DOCKER_IMAGE=$base"); fi
  # The network is the host's, as for the containers of EC2Cluster: what reaches a registry reaches an index of packages.
  # Without attestations, which would make the image an index of images and its identifier another with each build.
  DOCKER_BUILDKIT=1 BUILDX_NO_DEFAULT_ATTESTATIONS=1 docker build "${arguments[@]}" "$UNPACKED/context" 2>&1 | plain_lines
}

id_of() { docker image inspect --format '{{.Id}}' -- "$1"; }

# The layers of the base stay as those of the built image. One of the extra images may be the base under another name.
remove_base_image() {
  local base_id extra extras
  [ -n "$BASE_IMAGE" ] || return 0
  base_id=$(id_of "$BASE_IMAGE")
  read -ra extras <<< "$EXTRA_DOCKER_IMAGES"
  for extra in "${extras[@]}"; do
    if [ "$(id_of "$extra")" = "$base_id" ]; then return 0; fi
  done
  docker image rm -- "$BASE_IMAGE" > /dev/null
}

# Docker makes BuildKit's directory anew as it starts. It holds the log of the build and the names of what was in the context.
remove_traces_of_build() {
  local buildkit
  buildkit=$(docker info --format '{{.DockerRootDir}}')/buildkit
  docker builder prune --all --force > /dev/null
  # Buildx has it since 0.20; its records refer to what containerd keeps.
  docker buildx history rm --all > /dev/null 2>&1 || true
  docker image prune --force > /dev/null
  systemctl stop docker.socket docker.service
  rm -rf "$buildkit"
  systemctl start docker.service
}

[ -n "$ENVIRONMENT_KIND" ] || exit 0
# The next script logs out with what is in memory, unless this one ends before its last line; the secrets are of no use after it.
passed_on=
trap 'rm -rf "$SECRETS" "$SECRETS.json"; [ -n "$passed_on" ] || rm -rf "$DOCKER_CONFIG"' EXIT
require_buildkit
pin_base_image
say "building the environment of $ENVIRONMENT_PATH${base:+ on $base}"
build || {
  say "the environment could not be built"
  exit 1
}
remove_base_image
remove_traces_of_build
rm -rf "$UNPACKED"
say "the environment is built; what Docker keeps on the disk:"
docker system df
passed_on=true
