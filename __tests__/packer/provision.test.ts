import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readImageFacts } from '../../src/packer/image-facts.ts'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'
import { temporaryDirectory } from '../support/programs.ts'

const DOCKER = `
case "$1 $3" in
'info {{.Driver}}') cat /run/driver; exit;;
'info {{.DockerRootDir}}') echo /var/lib/docker; exit;;
'version {{.Server.Version}}') echo 29.1.0; exit;;
esac
case "$1" in
pull) echo "Pulled $3" >> /var/log/docker;;
image) echo '[{"RepoDigests": ["x@sha256:1"], "Size": 5}]';;
run)
  while [ "$1" != -- ]; do shift; done
  shift 2
  case "$*" in *dask_scheduler*) echo 'dask_scheduler, version 2026.7.1';; *) shift; PYTHONPATH=/var/lib/site exec python3 "$@";; esac
  ;;
esac`

/** A builder with Docker, everything on one disk. */
function builder(driver = 'overlay2'): Guest {
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
    'shift; mkdir -p /etc/systemd/system; for each; do ln -sf /dev/null "/etc/systemd/system/$each"; done',
  )
  guest.without('snap')
  guest.write('/var/lib/docker/x')
  guest.write('/var/lib/containerd/x')
  guest.write('/run/driver', `${driver}\n`)
  return guest
}

/** A findmnt for which the named paths are on mounts of their own: path -> `MAJ:MIN SOURCE`. */
function mounts(own: Readonly<Record<string, readonly [number: string, source: string]>>): string {
  const answer = (number: string, source: string, target: string) =>
    `case "$*" in *MAJ:MIN*) echo ' ${number}';; *) echo '${source} ${target}';; esac`
  const cases = Object.entries(own).map(
    ([where, [number, source]]) => `${where}) ${answer(number, source, where)};;`,
  )
  return `for last; do :; done; case "$last" in ${cases.join(' ')} *) ${answer('259:1', '/dev/nvme0n1p1', '/')};; esac`
}

const provision = (guest: Guest, environment: Readonly<Record<string, string>> = {}) =>
  guest.run('provision.sh', {
    DOCKER_IMAGE: 'daskdev/dask:latest',
    EXTRA_DOCKER_IMAGES: '',
    GPU_CHECKS: 'none',
    SOURCE_AMI: 'ami-1',
    AUTOMATIC_UPGRADES: 'false',
    ...environment,
  })

const record = (guest: Guest) =>
  JSON.parse(guest.read('/etc/dask-image.json') ?? '{}') as Record<string, unknown>

describe('the packages that a node needs', () => {
  const held = (guest: Guest) => (guest.read('/var/log/held') ?? '').trimEnd().split('\n')

  it.each([
    ['none', ['docker.io', 'containerd', 'runc']],
    ['skipped', ['docker.io', 'containerd', 'runc', 'linux-aws', 'libnvidia-gl-580']],
  ])('are held, with GPUs "%s"', (gpu, names) => {
    const guest = builder()
    expect(provision(guest, { GPU_CHECKS: gpu }).exitCode).toBe(0)
    expect(held(guest)).toEqual(names)
    expect(record(guest)['held_packages']).toEqual(names)
  })

  it('are held where the source AMI leaves automatic upgrades on', () => {
    const guest = builder()
    expect(provision(guest, { AUTOMATIC_UPGRADES: 'true' }).exitCode).toBe(0)
    expect(held(guest)).toContain('containerd')
    expect(record(guest)['automatic_upgrades']).toBe(true)
  })

  it('may have been held before, and by the names that Docker gives them', () => {
    const guest = builder()
    guest.program(
      'dpkg-query',
      `printf '%s\\n' 'hi  docker-ce' 'hi  containerd.io' 'ii  docker-ce-cli' 'rc  docker.io'`,
    )
    expect(provision(guest).exitCode).toBe(0)
    expect(held(guest)).toEqual(['docker-ce', 'containerd.io', 'docker-ce-cli'])
  })
})

describe('automatic upgrades', () => {
  it('are masked for good, and the record says so', () => {
    const guest = builder()
    const { exitCode, said } = provision(guest)
    expect(said).toContain('bake-dask-ami: disabling automatic upgrades in the image\n')
    expect(exitCode).toBe(0)
    expect(record(guest)['automatic_upgrades']).toBe(false)
  })
})

describe('where images are kept', () => {
  it.each(['vfs', 'btrfs', 'fuse-overlayfs'])('with %s ends the bake before the pull', (driver) => {
    const guest = builder(driver)
    const { exitCode, said } = provision(guest)
    expect(said).toContain(
      `bake-dask-ami: Docker keeps images with the storage driver '${driver}', and not with`,
    )
    expect(exitCode).toBe(1)
    expect(guest.read('/var/log/docker')).toBeUndefined()
  })

  it.each(['overlay2', 'overlayfs'])('with %s is told in the record', (driver) => {
    const guest = builder(driver)
    expect(provision(guest).said).toContain(`free on the disk of Docker, whose storage driver is ${driver}: `)
    expect(record(guest)['docker_storage_driver']).toBe(driver)
  })

  it.each(['/var/lib/docker', '/var/lib/containerd'])('on instance store ends the bake: %s', (where) => {
    const guest = builder()
    guest.program('findmnt', mounts({ [where]: ['259:9', '/dev/nvme1n1'] }))
    const { exitCode, said } = provision(guest)
    expect(said).toContain(
      `bake-dask-ami: ${where} is on another disk than the root file system: /dev/nvme1n1 ${where}\n`,
    )
    expect(exitCode).toBe(1)
    expect(guest.read('/var/log/docker')).toBeUndefined()
  })

  it('may be on a partition of its own on the same disk, as CIS wants it of /var', () => {
    const guest = builder()
    const var2 = ['259:2', '/dev/mapper/vg-var'] as const
    guest.program('findmnt', mounts({ '/var/lib/docker': var2, '/var/lib/containerd': var2 }))
    guest.program('lsblk', 'printf "%s\\n" "x part" "nvme0n1 disk"')
    expect(provision(guest).exitCode).toBe(0)
  })

  it('is looked at again after the pull, which may make the directory', () => {
    const guest = builder()
    guest.program('docker', DOCKER.replace('pull)', 'pull) echo vfs > /run/driver;'))
    const { exitCode, said } = provision(guest)
    expect(said).toContain("storage driver 'vfs'")
    expect(exitCode).toBe(1)
    expect(guest.read('/etc/dask-image.json')).toBeUndefined()
  })
})

describe('the Python packages of the container', () => {
  it('are told but for those without readable metadata, which are named', () => {
    const guest = builder()
    guest.write(
      '/var/lib/site/whole-1.0.dist-info/METADATA',
      'Metadata-Version: 2.1\nName: whole\nVersion: 1.0\n',
    )
    guest.write('/var/lib/site/broken-2.0.dist-info/RECORD')
    const { exitCode, said } = provision(guest)
    expect(said).toContain(
      "bake-dask-ami: passing over a package of the container image that has no readable metadata: '/var/lib/site/broken-2.0.dist-info'\n",
    )
    expect(exitCode).toBe(0)
    expect(record(guest)['python_packages']).toMatchObject({ whole: '1.0' })
    expect(Object.keys(record(guest)['python_packages'] as object)).not.toContain('null')
  })

  it('may raise an exception without METADATA, as importlib.metadata of a later Python does', () => {
    const guest = builder()
    // What comes first on the path is imported in place of the system's.
    guest.write(
      '/var/lib/site/sitecustomize.py',
      `import importlib.metadata as m
old = m.Distribution.metadata
class MetadataNotFound(FileNotFoundError): pass
def metadata(self):
    if self.read_text("METADATA") is None and self.read_text("PKG-INFO") is None: raise MetadataNotFound("METADATA")
    return old.fget(self)
m.Distribution.metadata = property(metadata)
`,
    )
    guest.write('/var/lib/site/broken-2.0.dist-info/RECORD')
    const { exitCode, said } = provision(guest)
    expect(said).toContain('broken-2.0.dist-info')
    expect(exitCode).toBe(0)
  })
})

describe('the record of an image that holds something strange', () => {
  /** What is read of the record, once its container image has a digest as registries give it. */
  async function factsOf(guest: Guest) {
    guest.program('docker', DOCKER.replace('sha256:1', `sha256:${'1'.repeat(64)}`))
    const { exitCode, said } = provision(guest)
    expect(exitCode, said).toBe(0)
    const file = path.join(temporaryDirectory(), 'dask-image.json')
    writeFileSync(file, guest.read('/etc/dask-image.json') ?? '')
    return { facts: await readImageFacts(file), said }
  }

  const metadata = (name: string, version: string) =>
    `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`

  it.each([
    ['a name of a megabyte', metadata('x'.repeat(1e6), '1.0')],
    ['a version of a megabyte', metadata('long', '1'.repeat(1e6))],
    ['a control character', metadata('a\u001b[2Jb', '1.0')],
    ['a line break', metadata('a\n b', '1.0')],
    ['a name in Cyrillic', metadata('\u0434\u0430\u0441\u043a', '1.0')],
    ['bytes that are no UTF-8', Buffer.from(metadata('a\xff', '1.0'), 'latin1')],
    ['no version', 'Metadata-Version: 2.1\nName: a\n'],
  ])('is read, and passes over a Python package with %s', async (_, text) => {
    const guest = builder()
    guest.write('/var/lib/site/whole-1.0.dist-info/METADATA', metadata('whole', '1.0'))
    guest.write('/var/lib/site/strange-1.0.dist-info/METADATA', text)
    const { facts, said } = await factsOf(guest)
    expect(facts.python_packages).toMatchObject({ whole: '1.0' })
    expect(JSON.stringify(facts).length).toBeLessThan(50_000)
    expect(said).toContain("no readable metadata: '/var/lib/site/strange-1.0.dist-info'\n")
  })

  it('has every package of an environment of thousands', async () => {
    const guest = builder()
    for (let number = 0; number < 5000; number++) {
      const name = `a-package-of-a-long-name-${number}`
      guest.write(`/var/lib/site/${name}.dist-info/METADATA`, metadata(name, '1.0'))
    }
    const { facts } = await factsOf(guest)
    expect(Object.keys(facts.python_packages).length).toBeGreaterThanOrEqual(5000)
  })

  it('has no version of a dask whose version pip would not take', async () => {
    const guest = builder()
    guest.write(
      '/var/lib/site/dask-x.dist-info/METADATA',
      metadata('dask', '--index-url=https://evil.example'),
    )
    guest.write('/var/lib/site/distributed-1.dist-info/METADATA', metadata('distributed', '2026.8.0'))
    const { facts } = await factsOf(guest)
    expect(facts).toMatchObject({ dask_version: null, distributed_version: '2026.8.0' })
  })

  it('is read, and passes over Debian packages that cannot be told', async () => {
    const guest = builder()
    const lines = ['good 1.0', 'no-version ', 'bytes 1\xff', `long ${'1'.repeat(1e6)}`, 'line']
    guest.write('/run/packages', Buffer.from(`${lines.join('\n')}\n`, 'latin1'))
    guest.program('dpkg-query', `case "$*" in *Version*) cat /run/packages;; *) echo 'ii  docker.io';; esac`)
    guest.program('apt-mark', `[ "$1" = hold ] || printf 'docker.io\\n\\377\\n'`)
    const { facts } = await factsOf(guest)
    expect(facts.packages).toEqual({ good: '1.0' })
    expect(facts.held_packages).toEqual(['docker.io'])
  })

  it('does not take what the container says at its start for the record', async () => {
    const guest = builder()
    guest.write('/var/lib/site/sitecustomize.py', 'print("dask-image:hello")')
    expect((await factsOf(guest)).facts.python_version).toMatch(/^3\./)
  })
})
