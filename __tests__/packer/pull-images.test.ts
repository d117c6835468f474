import { describe, expect, it } from 'vitest'
import { builder, DOCKER, mounts, pull } from '../support/builder.ts'
import type { Guest } from '../support/guest-sandbox.ts'

const pulled = (guest: Guest) =>
  (guest.read('/var/log/docker') ?? '').replaceAll('Pulled ', '').trimEnd().split('\n').toSorted()

describe('the images that are pulled', () => {
  it('are all that are named, and the logins stay in memory for the next script', () => {
    const guest = builder()
    expect(pull(guest, { EXTRA_DOCKER_IMAGES: 'one/a:1 two/b:2' })).toMatchObject({ exitCode: 0 })
    expect(pulled(guest)).toEqual(['daskdev/dask:latest', 'one/a:1', 'two/b:2'])
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBe('{}')
  })

  it('are the base of an image that is built here, and not that', () => {
    const guest = builder()
    const environment = {
      ENVIRONMENT_KIND: 'uv-lock',
      DOCKER_IMAGE: 'localhost/x:1',
      BASE_IMAGE: 'daskdev/dask:latest',
    }
    expect(pull(guest, { ...environment, EXTRA_DOCKER_IMAGES: 'one/a:1' })).toMatchObject({ exitCode: 0 })
    expect(pulled(guest)).toEqual(['daskdev/dask:latest', 'one/a:1'])
  })

  it('may be none: a Dockerfile names images of its own', () => {
    const guest = builder()
    expect(pull(guest, { ENVIRONMENT_KIND: 'dockerfile', DOCKER_IMAGE: 'localhost/x:1' })).toMatchObject({
      exitCode: 0,
    })
    expect(guest.read('/var/log/docker')).toBeUndefined()
  })

  it('leave nothing of the logins in memory when one cannot be pulled', () => {
    const guest = builder()
    guest.program('docker', DOCKER.replace('pull)', 'pull) exit 1;'))
    expect(pull(guest).exitCode).toBe(1)
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBeUndefined()
  })
})

describe('where images are kept', () => {
  it.each(['vfs', 'btrfs', 'fuse-overlayfs'])('with %s ends the bake before the pull', (driver) => {
    const guest = builder(driver)
    const { exitCode, said } = pull(guest)
    expect(said).toContain(
      `bake-dask-ami: Docker keeps images with the storage driver '${driver}', and not with`,
    )
    expect(exitCode).toBe(1)
    expect(guest.read('/var/log/docker')).toBeUndefined()
  })

  it.each(['overlay2', 'overlayfs'])('may be %s', (driver) => {
    expect(pull(builder(driver)).said).toContain(
      `free on the disk of Docker, whose storage driver is ${driver}: `,
    )
  })

  it.each(['/var/lib/docker', '/var/lib/containerd'])('on instance store ends the bake: %s', (where) => {
    const guest = builder()
    guest.program('findmnt', mounts({ [where]: ['259:9', '/dev/nvme1n1'] }))
    const { exitCode, said } = pull(guest)
    expect(said).toContain(
      `bake-dask-ami: ${where} is on another disk than the root file system: /dev/nvme1n1 ${where}\n`,
    )
    expect(exitCode).toBe(1)
    expect(guest.read('/var/log/docker')).toBeUndefined()
  })

  it('ends the bake where Docker cannot say it, with what Docker said', () => {
    const guest = builder()
    guest.program('docker', 'echo "Cannot connect to the Docker daemon" >&2; exit 1')
    const { exitCode, said } = pull(guest)
    expect(said).toMatch(/Cannot connect to the Docker daemon\n$/)
    expect(exitCode).toBe(1)
  })

  it('may be on a partition of its own on the same disk, as CIS wants it of /var', () => {
    const guest = builder()
    const var2 = ['259:2', '/dev/mapper/vg-var'] as const
    guest.program('findmnt', mounts({ '/var/lib/docker': var2, '/var/lib/containerd': var2 }))
    guest.program('lsblk', 'printf "%s\\n" "x part" "nvme0n1 disk"')
    expect(pull(guest).exitCode).toBe(0)
  })

  it('is looked at again after the pull, which may make the directory', () => {
    const guest = builder()
    guest.program('docker', DOCKER.replace('pull)', 'pull) echo vfs > /run/driver;'))
    const { exitCode, said } = pull(guest)
    expect(said).toContain("storage driver 'vfs'")
    expect(exitCode).toBe(1)
    expect(guest.read('/var/log/docker')).toBe('Pulled daskdev/dask:latest\n')
  })
})
