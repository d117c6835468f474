import { describe, expect, it } from 'vitest'
import { builder, DOCKER, provision } from '../support/builder.ts'
import type { Guest } from '../support/guest-sandbox.ts'

const ENVIRONMENT = {
  ENVIRONMENT_KIND: 'uv-lock',
  ENVIRONMENT_PATH: "the team's/uv.lock",
  ENVIRONMENT_HASH: 'ab12',
  BASE_IMAGE: 'daskdev/dask:latest',
}
const FACTS = { kind: 'uv-lock', path: "the team's/uv.lock", hash: 'ab12', base_image: 'daskdev/dask:latest' }

/** A builder whose environment's image has these modules; a name with `/` at its end is a directory without a file. */
function built(modules: readonly string[]): Guest {
  const guest = builder()
  for (const name of modules)
    guest.write(`/var/lib/site/${name.endsWith('/') ? `${name}data/x` : `${name}.py`}`)
  return guest
}

const check = (guest: Guest, environment: Readonly<Record<string, string>> = {}) =>
  provision(guest, { ...ENVIRONMENT, ...environment })

const record = (guest: Guest) =>
  JSON.parse(guest.read('/etc/dask-image.json') ?? '{}') as Record<string, unknown>

const WHOLE = ['dask', 'distributed']

describe('the image of an environment', () => {
  it.each([
    ['dask', ['distributed']],
    ['distributed', ['dask']],
    ['dask', ['distributed', 'dask/']],
  ])('without %s ends the bake with words of its own: %j', (missing, modules) => {
    const guest = built(modules)
    const { exitCode, said } = check(guest)
    expect(said).toContain(`bake-dask-ami: the environment's image has no Python package '${missing}'\n`)
    expect(said.match(/has no Python package/g)).toHaveLength(1)
    expect(said).not.toContain('checking that the image runs a Dask scheduler')
    expect(exitCode).toBe(1)
    expect(guest.read('/etc/dask-image.json')).toBeUndefined()
  })

  it.each([
    ['no such file', 127, 'has no python'],
    ['not executable', 126, 'has no python'],
  ])('without Python ends the bake with words of its own: %s', (_, code, words) => {
    const guest = builder()
    guest.program('docker', DOCKER.replace('run)', `run) exit ${code};`))
    const { exitCode, said } = check(guest)
    expect(said).toContain(`bake-dask-ami: the environment's image ${words}\n`)
    expect(exitCode).toBe(1)
  })

  it('whose Python does not run is not said to have none', () => {
    const guest = builder()
    guest.program('docker', DOCKER.replace('run)', 'run) echo "Fatal Python error" >&2; exit 1;'))
    const { exitCode, said } = check(guest)
    expect(said).toContain("bake-dask-ami: python of the environment's image ended with code 1\n")
    expect(said).toContain('Fatal Python error\n')
    expect(said).not.toContain('has no')
    expect(exitCode).toBe(1)
  })

  it('whose scheduler does not start ends the bake with words of its own, unlike a pulled image', () => {
    const guest = built(WHOLE)
    guest.program('docker', DOCKER.replace("echo 'dask_scheduler, version 2026.7.1'", 'exit 1'))
    const words = "bake-dask-ami: the environment's image does not start a Dask scheduler\n"
    const failed = check(guest)
    expect(failed.said).toContain(words)
    expect(failed.exitCode).toBe(1)
    const pulled = provision(guest)
    expect(pulled.said).not.toContain(words)
    expect(pulled.exitCode).toBe(1)
  })

  it('is in the record by its ID, with what it was built from and upon', () => {
    const guest = built(WHOLE)
    guest.write('/var/lib/bake-dask-ami/base-image-digest', 'sha256:3\n')
    const { exitCode, said } = check(guest)
    expect(exitCode, said).toBe(0)
    expect(record(guest)).toMatchObject({
      docker_image_digest: 'sha256:2',
      environment: { ...FACTS, base_image_digest: 'sha256:3' },
    })
  })

  it('may have no base image that is known: its Dockerfile names it', () => {
    const guest = built(WHOLE)
    expect(check(guest, { BASE_IMAGE: '' }).exitCode).toBe(0)
    expect(record(guest)['environment']).toEqual({ ...FACTS, base_image: null, base_image_digest: null })
  })
})

it('a pulled image has no environment in its record, and the digest of its registry', () => {
  const guest = built([])
  expect(provision(guest).exitCode).toBe(0)
  expect(record(guest)['docker_image_digest']).toBe('sha256:1')
  expect(record(guest)).not.toHaveProperty('environment')
})

describe('packages of an environment that do not fit together', () => {
  const pip = (text: string, code: number) => `import sys\nprint('''${text}''')\nsys.exit(${code})\n`

  it('are a warning', () => {
    const guest = built(WHOLE)
    guest.write('/var/lib/site/pip.py', pip('dask 1.0 requires click, which is not installed.', 1))
    const { exitCode, said } = check(guest)
    expect(
      said,
    ).toContain(`bake-dask-ami: warning: pip finds packages of the environment that do not fit together:
dask 1.0 requires click, which is not installed.
`)
    expect(exitCode).toBe(0)
  })

  it.each([
    ['all is well', pip('No broken requirements found.', 0)],
    ['there is no pip', pip('/usr/bin/python: No module named pip', 1)],
  ])('are not said to be there when %s', (_, text) => {
    const guest = built(WHOLE)
    guest.write('/var/lib/site/pip.py', text)
    const { exitCode, said } = check(guest)
    expect(said).not.toContain('do not fit together')
    expect(exitCode).toBe(0)
  })

  it('of a pulled image are not looked for', () => {
    const guest = built(WHOLE)
    guest.write('/var/lib/site/pip.py', pip('dask 1.0 requires click, which is not installed.', 1))
    expect(provision(guest).said).not.toContain('do not fit together')
  })
})
