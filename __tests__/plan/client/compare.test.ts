import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkClient, imageVersions, pinnedVersions } from '../../../src/plan/client/check.ts'
import { compareClient, ERRORS, type ImageVersions } from '../../../src/plan/client/compare.ts'
import type { ClientLock, LockKind } from '../../../src/plan/client/lock.ts'
import { readLock } from '../../../src/plan/client/read-lock.ts'
import { repository } from '../../support/repository.ts'

const versions = {
  ...{ dask: '2026.8.0', distributed: '2026.8.0', cloudpickle: '3.1.3', msgpack: '1.2.4' },
  ...{ numpy: '2.5.5', tornado: '6.6.1', toolz: '1.2.0' },
}
const image: ImageVersions = {
  ...{ name: 'ami-1', python: '3.12.4', complete: true },
  packages: new Map(Object.entries(versions)),
}

/** Compares a requirements file. */
const compared = (text: string, differences: Partial<ImageVersions> = {}) =>
  compareClient(readLock('requirements', 'client.txt', text), { ...image, ...differences })

it('a lock of the same versions has no difference', () => {
  const text = Object.entries(versions).map(([name, version]) => `${name}==${version}`)
  expect(compared(text.join('\n'))).toEqual({
    differences: [],
    same: ['dask', 'distributed', 'cloudpickle', 'msgpack', 'numpy', 'toolz', 'tornado'],
    notCompared: ['Python (not in the lock; the client needs 3.12)'],
  })
})

describe('a difference', () => {
  it.each([
    ['dask==2026.8.1', 'error'],
    ['distributed==2026.7.1', 'error'],
    ['distributed<2026.8', 'error'],
    ['cloudpickle==3.1.2', 'warning'],
    ['cloudpickle==2.2.1', 'error'],
    ['cloudpickle<3', 'warning'],
    ['msgpack==1.1.0', 'warning'],
    ['msgpack==0.6.2', 'error'],
    ['numpy==1.26.4', 'warning'],
    ['numpy==2.5.5rc1', 'warning'],
    ['tornado==6.5.10', 'warning'],
    ['toolz==0.12.0', 'warning'],
    // The image has none.
    ['lz4==4.4.5', 'warning'],
    ['pandas>=2', 'warning'],
  ])('of %s is of severity %s', (requirement, severity) => {
    expect(compared(requirement).differences).toMatchObject([{ severity }])
  })

  it.each(['dask==2026.08.0', 'dask===2026.8.0', 'numpy==2.5.5.0', 'cloudpickle == 3.1.3'])(
    'is none of %s, which is the same version',
    (requirement) => {
      expect(compared(requirement)).toMatchObject({ differences: [], same: [expect.any(String)] })
    },
  )

  it.each([
    ['2.3.0+cu121', 'numpy==2.3.0', 'same'],
    ['2.3.0+cu121', 'numpy==2.3.0+cu121', 'same'],
    ['2.3.0+cu121', 'numpy==2.3.0+cpu', 'different'],
    ['2.3.0', 'numpy==2.3.0+cpu', 'different'],
  ])('of the image’s %s and %s is by PEP 440: %s', (version, requirement, verdict) => {
    const found = compared(requirement, { packages: new Map([['numpy', version]]) })
    expect(found.differences.length).toBe(verdict === 'same' ? 0 : 1)
  })

  it('counts only for the image’s Python', () => {
    const lock = "numpy==2.2.6 ; python_full_version < '3.11'\nnumpy==2.5.5 ; python_full_version >= '3.11'"
    expect(compared(lock).differences).toEqual([])
    expect(compared(lock, { python: '3.10.1' }).differences).toMatchObject([{ client: '2.2.6' }])
  })

  it('names all versions of a lock that has several, where none is the image’s', () => {
    const lock = "numpy==2.2.6 ; sys_platform == 'linux'\nnumpy==2.2.5 ; sys_platform != 'linux'"
    expect(compared(lock).differences).toMatchObject([{ client: '2.2.6 or 2.2.5', image: '2.5.5' }])
  })
})

describe('what is not compared is said', () => {
  it.each([
    ['', {}, 'dask (not in the lock)'],
    ['dask', {}, 'dask (the lock pins no version)'],
    ['dask>=2026.1,<2027', {}, 'dask (the lock pins no version: >=2026.1,<2027)'],
    ['dask @ https://index.example/dask.whl', {}, 'dask (the lock does not say its version)'],
    ['lz4==4.4.5', { complete: false }, 'lz4 (not known of ami-1)'],
    [
      'numpy==2',
      { packages: new Map([['numpy', 'nightly']]) },
      'numpy (the image has nightly, which is no version of PEP 440)',
    ],
  ])('%j', (text, differences, said) => {
    const found = compared(text, differences)
    expect(found.notCompared).toContain(said)
    expect(found.differences).toEqual([])
  })
})

describe('Python', () => {
  const withPython = (python: readonly string[], kind: LockKind = 'uv-lock') =>
    compareClient({ kind, path: 'uv.lock', python, entries: [] } satisfies ClientLock, image)

  it.each([['==3.12.*'], ['>=3.12.6,<3.13'], ['~=3.12.0'], ['==3.12.9']])('%s is the same', (range) => {
    expect(withPython([range])).toMatchObject({ differences: [], same: ['Python'] })
  })

  it.each([['>=3.13'], ['<3.12'], ['==3.11.*'], ['>=3.10,!=3.12.*']])(
    '%s does not admit 3.12: an error',
    (range) => {
      expect(withPython([range]).differences).toEqual([
        { name: 'python', client: range, image: '3.12.4', severity: 'error' },
      ])
    },
  )

  it('is not compared where the lock admits others too', () => {
    expect(withPython(['>=3.10'])).toMatchObject({
      differences: [],
      notCompared: expect.arrayContaining(['Python (the lock allows >=3.10; the client needs 3.12)']),
    })
  })

  it('is not compared where the image’s is not known', () => {
    expect(compared('dask==1', { python: undefined }).notCompared.join()).not.toMatch(/Python/)
  })
})

describe('a message', () => {
  const said = (kind: LockKind, file: string) => {
    const text = readFileSync(path.join(repository, '__tests__/support/locks', file), 'utf8')
    const lock = readLock(kind, file, text)
    return checkClient(lock, { ...image, packages: new Map([...image.packages, ['numpy', '2.4.1+cu13']]) })
  }

  it('says what differs, the line that mends the client, and how the image is mended', () => {
    const { problems, warnings } = said('uv-lock', 'uv.lock')
    expect(problems).toEqual([
      {
        code: 'client-mismatch',
        what: 'uv.lock has dask 2026.7.1, and ami-1 has 2026.8.0.',
        remedy:
          "Write 'dask==2026.8.0' for the client, or change the image: pin dask 2026.7.1 in 'environment', or choose a 'docker-image' that has it.",
      },
      expect.objectContaining({ what: 'uv.lock has distributed 2026.7.1, and ami-1 has 2026.8.0.' }),
    ])
    expect(warnings).toEqual([
      "uv.lock has lz4 4.4.5, and ami-1 has none. Remove lz4 from the client, or install it in the image with 'environment'.",
      "uv.lock has numpy 2.5.5, and ami-1 has 2.4.1+cu13. Write 'numpy==2.4.1' for the client, or change the image: pin numpy 2.5.5 in 'environment', or choose a 'docker-image' that has it.",
    ])
  })

  it('has the line of conda for conda', () => {
    const lock = readLock(
      'conda',
      'environment.yml',
      'dependencies: [python=3.11, distributed=2026.7, msgpack-python=0.6]',
    )
    const { problems, warnings } = checkClient(lock, image)
    const remedies = problems.map(({ remedy }) => remedy)
    expect(remedies.map((remedy) => remedy.replace(/ for the client.*/, ''))).toEqual([
      "Write 'python=3.12'",
      "Write 'distributed=2026.8.0'",
    ])
    expect(warnings.join()).toMatch(/Write 'msgpack-python=1\.2\.4'/)
  })

  it('has the line of a project for its Python', () => {
    const lock: ClientLock = { kind: 'pylock', path: 'pylock.toml', python: ['>=3.13'], entries: [] }
    expect(checkClient(lock, image).problems).toEqual([
      {
        code: 'client-mismatch',
        what: 'pylock.toml has Python >=3.13, and ami-1 has 3.12.4.',
        remedy: `Write 'requires-python = "==3.12.*"' for the client, or change the image: choose a 'docker-image' with the client's Python.`,
      },
    ])
  })
})

describe('what a lock is compared with', () => {
  it('is what an image says of itself', () => {
    const facts = { python_version: '3.12.4', dask_version: '2026.8.0', distributed_version: null }
    expect(imageVersions('ami-1', { ...facts, python_packages: { Msgpack: '1.2.4' } })).toEqual({
      ...{ name: 'ami-1', python: '3.12.4', complete: true },
      packages: new Map([
        ['msgpack', '1.2.4'],
        ['dask', '2026.8.0'],
      ]),
    })
    expect(imageVersions('ami-1', facts)).toMatchObject({ complete: false })
  })

  it('is what the lock of an environment pins, once', () => {
    const text =
      "dask==1\nnumpy==1;python_version<'3.12'\nnumpy==2;python_version>='3.12'\ntoolz>1\nlz4==4\nlz4==4"
    const lock = readLock('requirements', 'requirements.txt', text)
    expect(pinnedVersions(lock)).toEqual({
      ...{ name: 'requirements.txt', python: undefined, complete: false },
      packages: new Map([
        ['dask', '1'],
        ['lz4', '4'],
      ]),
    })
  })
})

it('docs/environment.md has the rule as it is', () => {
  const text = readFileSync(path.join(repository, 'docs/environment.md'), 'utf8')
  const rows = [...text.matchAll(/^\| ([^|]+) \| (Another[^|]*|-) \| /gm)].flatMap(
    ([, names = '', error = '']) =>
      [...names.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => [name, error.trim()]),
  )
  const words = { any: 'Another version', major: 'Another major version', none: '-' }
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(ERRORS).map(([name, by]) => [name, words[by]])),
  )
})
