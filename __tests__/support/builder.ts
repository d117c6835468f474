import { type Guest, hardenedGuest } from './guest-sandbox.ts'

/** Docker in a builder: it pulls, and runs programs on the packages in /var/lib/site. */
export const DOCKER = `
case "$1 $3" in
'info {{.Driver}}') cat /run/driver; exit;;
'info {{.Driver}} {{.DockerRootDir}}') echo "$(cat /run/driver) /var/lib/docker"; exit;;
'version {{.Server.Version}}') echo 29.1.0; exit;;
esac
case "$1" in
pull) echo "Pulled $3" >> /var/log/docker;;
image) echo '[{"Id": "sha256:2", "RepoDigests": ["x@sha256:1"], "Size": 5}]';;
run)
  while [ "$1" != -- ]; do shift; done
  shift 2
  case "$*" in *dask_scheduler*) echo 'dask_scheduler, version 2026.7.1';; *) shift; PYTHONPATH=/var/lib/site exec python3 "$@";; esac
  ;;
esac`

/** A builder with Docker, everything on one disk. */
export function builder(driver = 'overlay2'): Guest {
  const guest = hardenedGuest()
  guest.program('docker', DOCKER)
  guest.program('containerd', `echo "root = '/var/lib/containerd'"`)
  guest.program('findmnt', mounts({}))
  guest.program(
    'lsblk',
    'case "$*" in *259:1) echo "nvme0n1p1 part"; echo "nvme0n1 disk";; *) exit 32;; esac',
  )
  guest.program(
    'dpkg-query',
    `printf 'ii  %s\\n' docker.io containerd runc jq linux-aws libnvidia-gl-580 "$@"`,
  )
  guest.program(
    'apt-mark',
    'if [ "$1" = hold ]; then shift; printf "%s\\n" "$@" >> /var/log/held; else cat /var/log/held; fi',
  )
  guest.program(
    'systemctl',
    '[ "$2" != mask ] || ln -sf /dev/null "/etc/systemd/system/$3"; echo "$1" >> /var/log/systemctl',
  )
  guest.without('snap')
  guest.write('/etc/systemd/system/x')
  guest.write('/var/lib/docker/x')
  guest.write('/var/lib/containerd/x')
  guest.write('/run/driver', `${driver}\n`)
  guest.write('/dev/shm/bake-dask-ami/config.json', '{}')
  return guest
}

/** A findmnt for which the named paths are on mounts of their own: path -> `MAJ:MIN SOURCE`. */
export function mounts(own: Readonly<Record<string, readonly [number: string, source: string]>>): string {
  const answer = (number: string, source: string, target: string) =>
    `case "$*" in *MAJ:MIN*) echo ' ${number}';; *) echo '${source} ${target}';; esac`
  const cases = Object.entries(own).map(
    ([where, [number, source]]) => `${where}) ${answer(number, source, where)};;`,
  )
  return `for last; do :; done; case "$last" in ${cases.join(' ')} *) ${answer('259:1', '/dev/nvme0n1p1', '/')};; esac`
}

/** Runs pull-images.sh in it, with the variables that Packer gives. */
export const pull = (guest: Guest, environment: Readonly<Record<string, string>> = {}) =>
  guest.run('pull-images.sh', {
    DOCKER_IMAGE: 'daskdev/dask:latest',
    EXTRA_DOCKER_IMAGES: '',
    ENVIRONMENT_KIND: '',
    BASE_IMAGE: '',
    ...environment,
  })

/** Runs provision.sh in it, with the variables that Packer gives. */
export const provision = (guest: Guest, environment: Readonly<Record<string, string>> = {}) =>
  guest.run('provision.sh', {
    DOCKER_IMAGE: 'daskdev/dask:latest',
    EXTRA_DOCKER_IMAGES: '',
    ENVIRONMENT_KIND: '',
    GPU_CHECKS: 'none',
    SOURCE_AMI: 'ami-1',
    AUTOMATIC_UPGRADES: 'false',
    START: 'fast',
    ...environment,
  })
