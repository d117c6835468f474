import { describe, expect, it } from 'vitest'
import { builder, DOCKER, provision } from '../support/builder.ts'
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
    // systemd reads its units again once.
    const calls = guest.read('/var/log/systemctl')?.trimEnd().split('\n') ?? []
    expect(new Set(calls.slice(0, -1))).toEqual(new Set(['--no-reload']))
    expect(calls.at(-1)).toBe('daemon-reload')
  })
})

describe('the check of the container', () => {
  it.each([
    ['its scheduler does not start', '*dask_scheduler*) exit 9'],
    [
      'the list of its packages ends with an error',
      `*importlib.metadata*) echo 'dask-image:{"python": "3.12", "packages": []}'; exit 9`,
    ],
  ])('ends the bake when %s', (_, fails) => {
    const guest = builder()
    guest.program('docker', DOCKER.replace('case "$*" in', `case "$*" in ${fails};;`))
    expect(provision(guest).exitCode).not.toBe(0)
    expect(guest.read('/etc/dask-image.json')).toBeUndefined()
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBeUndefined()
  })
})

it.each(['overlay2', 'overlayfs'])('the storage driver %s is in the record', (driver) => {
  const guest = builder(driver)
  expect(provision(guest).exitCode).toBe(0)
  expect(record(guest)['docker_storage_driver']).toBe(driver)
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
