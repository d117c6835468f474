import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EnvironmentKind } from '../../src/plan/workspace-contents.ts'
import { dockerfileOf } from '../../src/render/dockerfile.ts'
import { run } from '../support/programs.ts'
import { repository } from '../support/repository.ts'
import { anEnvironment } from '../support/requests.ts'

const rendered = (kind: EnvironmentKind, name: string, secrets: readonly string[] = []) =>
  dockerfileOf(anEnvironment({ kind, path: name, entry: name }), secrets) ?? ''

/** What the shell of the image is given. */
const commandOf = (dockerfile: string) =>
  dockerfile
    .slice(dockerfile.indexOf('RUN '))
    .replaceAll('\\\n', ' ')
    .replace(/^RUN (?:\s*--\S+)*/, '')

describe('the Dockerfile of an environment', () => {
  it('is none without one, and the own one of a Dockerfile', () => {
    expect(dockerfileOf(undefined, [])).toBeUndefined()
    const dockerfile = '# syntax=docker/dockerfile:1\nFROM a\n'
    expect(dockerfileOf({ ...anEnvironment({ kind: 'dockerfile', path: 'x' }), dockerfile }, ['A'])).toBe(
      dockerfile,
    )
  })

  it.each(['requirements', 'pylock', 'uv-lock', 'conda'] as const)(
    'of kind %s is one that BuildKit 0.8 and a POSIX shell read',
    (kind) => {
      const dockerfile = rendered(kind, `it's "$(id)" \`x\`.txt`, ['A', 'B_2'])
      expect(dockerfile).not.toMatch(/<<|# *syntax/)
      expect(run('sh', ['-n', '-c', commandOf(dockerfile)])).toMatchObject({ exitCode: 0, said: '' })
    },
  )

  it('gives each secret to the installer alone, and its value to no file', () => {
    const lines = rendered('requirements', 'requirements.txt', ['PIP_INDEX_URL']).split('\n')
    expect(lines[3]?.trim()).toBe('--mount=type=secret,id=PIP_INDEX_URL,mode=0444 \\')
    expect(lines.join('\n')).toContain('export PIP_INDEX_URL="$(cat /run/secrets/PIP_INDEX_URL)"')
    expect(lines.filter((line) => line.startsWith('ENV') || line.startsWith('ARG'))).toEqual([
      'ARG DOCKER_IMAGE',
    ])
  })

  it('installs the uv of the smoke test, for the architectures of EC2', () => {
    const pinned = readFileSync(path.join(repository, 'src/smoke-test/uv-requirements.txt'), 'utf8')
    const [, requirement = '', version = ''] =
      /echo '(uv==(\S+) [^']*)'/.exec(rendered('pylock', 'pylock.toml')) ?? []
    expect(pinned).toContain(version)
    const hashes = requirement.match(/--hash=\S+[0-9a-f]/g) ?? []
    expect(hashes).toHaveLength(4)
    for (const hash of hashes) expect(pinned).toContain(hash)
  })

  it.each([
    ['requirements', 'no Python with pip'],
    ['uv-lock', 'no Python with pip'],
    ['conda', 'neither mamba nor conda'],
  ] as const)('of kind %s says what the image lacks', (kind, says) => {
    const command = commandOf(rendered(kind, 'x')).replace('cd /mnt', 'cd /')
    const { exitCode, said } = run('/bin/sh', ['-c', command], { env: { PATH: '/nowhere' } })
    expect(exitCode).toBe(1)
    expect(said).toContain(`bake-dask-ami: the container image has ${says}`)
  })
})
