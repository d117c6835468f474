import { describe, expect, it } from 'vitest'
import { builder, DOCKER, mounts, provision } from '../support/builder.ts'
import type { Guest } from '../support/guest-sandbox.ts'

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

describe('the input start', () => {
  it.each(['fast', 'plain'])('%s is in the record', (start) => {
    const guest = builder()
    expect(provision(guest, { START: start }).exitCode).toBe(0)
    expect(record(guest)['start']).toBe(start)
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

  it.each(['overlay2', 'overlayfs'])('with %s is named in the record', (driver) => {
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
  it('are listed except those without readable metadata, which are named', () => {
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
