import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ClientLock, LockError, type LockKind } from '../../../src/plan/client/lock.ts'
import { readLock } from '../../../src/plan/client/read-lock.ts'
import { repository } from '../../support/repository.ts'

const given = (file: string) => readFileSync(path.join(repository, '__tests__/support/locks', file), 'utf8')
const specifiersOf = (lock: ClientLock, name: string) =>
  lock.entries.filter((entry) => entry.name === name).map(({ specifier }) => specifier)

// Written by uv 0.13.9 for one project, but for the names of the servers.
describe.each<[string, LockKind, readonly string[]]>([
  ['uv.lock', 'uv-lock', ['>=3.10']],
  ['pylock.toml', 'pylock', ['>=3.10']],
  ['requirements.txt', 'requirements', []],
  ['requirements-hashed.txt', 'requirements', []],
])('%s', (file, kind, python) => {
  const lock = readLock(kind, file, given(file))

  it('says which Python it is for, and has every package', () => {
    expect(lock.python).toEqual(python)
    const names = new Set(lock.entries.map(({ name }) => name))
    expect(names.size).toBe(kind === 'uv-lock' ? 24 : 23)
  })

  it('pins the packages that are compared, some for more than one Python', () => {
    expect(specifiersOf(lock, 'dask')).toEqual(['==2026.7.1'])
    expect(specifiersOf(lock, 'importlib-metadata')).toEqual(['==9.0.1', '==10.2.0'])
    expect(specifiersOf(lock, 'numpy')).toEqual(['==2.2.6', '==2.4.6', '==2.5.5'])
    const markers = lock.entries.filter(({ name }) => name === 'numpy').map(({ marker }) => marker)
    expect(markers[1]).toMatch(/^\(?python_full_version == '3\.11\.\*' and /)
  })
})

it('an environment of conda says what its channels and pip install', () => {
  const lock = readLock('conda', 'environment.yml', given('environment.yml'))
  expect(lock.python).toEqual(['==3.12.*'])
  expect(lock.entries.map(({ name, specifier }) => [name, specifier])).toEqual([
    ['dask', '==2026.7.1.*'],
    ['distributed', '==2026.7.1'],
    ['msgpack', '==1.2.4'],
    ['cloudpickle', '>=3'],
    ['numpy', '==2.5.*'],
    ['lz4', '==4.4.5'],
    ['toolz', undefined],
    ['pip', ''],
    ['tornado', '==6.6.1'],
    ['dask-cloudprovider', '==2025.9.0'],
  ])
})

describe('a line of a requirements file', () => {
  it.each([
    ['numpy', 'numpy', ''],
    ['Dask_Cloudprovider[aws]==2025.9.0', 'dask-cloudprovider', '==2025.9.0'],
    ['dask [complete] == 2026.8.0 # why', 'dask', '== 2026.8.0'],
    ['dask (>=2026,<2027)', 'dask', '>=2026,<2027'],
    ['dask==2026.8.0 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11', 'dask', '==2026.8.0'],
    ['dask @ https://index.example/dask-2026.8.0-py3-none-any.whl', 'dask', undefined],
    ['dask~=2026.8.0;python_version<"3.12"', 'dask', '~=2026.8.0'],
  ])('%j is a requirement', (text, name, specifier) => {
    expect(readLock('requirements', 'requirements.txt', text).entries).toEqual([
      { name, specifier, marker: text.includes(';') ? 'python_version<"3.12"' : undefined },
    ])
  })

  it.each([
    '',
    '# dask==1',
    '-r other.txt',
    '--index-url https://index.example',
    '-e .',
    './dask.whl',
    'dir/dask.whl',
  ])('%j is none', (text) => {
    expect(readLock('requirements', 'requirements.txt', text).entries).toEqual([])
  })
})

it.each<[LockKind, string, RegExp]>([
  ['uv-lock', 'a = ', /^it is not TOML: /],
  ['uv-lock', 'version = 2', /^it is not a uv\.lock of version 1: 'version' is missing or of another kind$/],
  ['pylock', 'lock-version = "1.0"', /^it is not a pylock\.toml: 'packages' is missing/],
  ['pylock', 'lock-version = "1.0"\n[[packages]]\nversion = "1"', /'packages\.0\.name' is missing/],
  ['conda', 'a: [', /^it is not YAML: /],
  ['conda', 'name: a', /^it is not an environment of conda: it has no list 'dependencies' of packages$/],
  ['conda', '', /^it is not an environment of conda/],
])('a text that is no %s is an error: %j', (kind, text, said) => {
  const read = () => readLock(kind, 'lock', text)
  expect(read).toThrow(LockError)
  expect(read).toThrow(said)
})
