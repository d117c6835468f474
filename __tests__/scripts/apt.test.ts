import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { repository } from '../support/repository.ts'

/** A machine is what its PATH has: shell scripts by name. Each writes down how it was called. */
type Programs = Readonly<Record<string, string>>

const ROOT = 0
const SOMEBODY = 1000
const DPKG_QUERY = 'echo "there installed"; echo "removed config-files"; exit 1'
/** Who runs it is said here and not by a change of user, who might not be allowed to enter this directory. */
const program = (user: number) => `
process.getuid = () => ${user}
import { ensureAptPackages } from './setup/apt.mjs'
import { runScript } from './setup/setup-error.mjs'
await runScript(() => { ensureAptPackages({ there: 'a reason', missing: 'another', removed: 'a third' }); return 0 })
`

describe('installing system packages', () => {
  let directory: string

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-apt-'))
    cpSync(path.join(repository, 'scripts/setup'), path.join(directory, 'setup'), { recursive: true })
    writeFileSync(path.join(directory, 'calls'), '')
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  function install(programs: Programs, user: number) {
    writeFileSync(path.join(directory, 'install.mjs'), program(user))
    const bin = path.join(directory, 'bin')
    mkdirSync(bin)
    for (const [name, body] of Object.entries(programs)) {
      writeFileSync(path.join(bin, name), `#!/bin/sh\necho "${name} $*" >>'${directory}/calls'\n${body}\n`)
      chmodSync(path.join(bin, name), 0o755)
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['install.mjs'], {
      cwd: directory,
      env: { PATH: bin },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const calls = readFileSync(path.join(directory, 'calls'), 'utf8').trimEnd().split('\n')
    return { status, said: `${stdout}${stderr}`, calls }
  }

  it('says which and why, and installs what dpkg does not have, as root', () => {
    const env = 'shift; exec "$@"'
    const { status, said, calls } = install({ 'dpkg-query': DPKG_QUERY, 'apt-get': '', env }, ROOT)
    expect(status, said).toBe(0)
    expect(said).toContain('missing (another)')
    expect(said).toContain('removed (a third)')
    expect(said).not.toContain('there (')
    expect(calls.filter((call) => call.startsWith('apt-get')).slice(1)).toEqual([
      'apt-get update --quiet',
      'apt-get install --quiet --yes --no-install-recommends --option DPkg::Lock::Timeout=300 missing removed',
    ])
  })

  it('installs through sudo for everybody else', () => {
    const { status, said, calls } = install({ 'dpkg-query': DPKG_QUERY, 'apt-get': '', sudo: '' }, SOMEBODY)
    expect(status, said).toBe(0)
    expect(calls).toContain('sudo env DEBIAN_FRONTEND=noninteractive apt-get update --quiet')
    expect(calls.at(-1)).toMatch(
      /^sudo env DEBIAN_FRONTEND=noninteractive apt-get install .* missing removed$/,
    )
  })

  it.each([
    ['neither Debian nor Ubuntu', {}, 'Install by hand: there missing removed'],
    ['no sudo', { 'dpkg-query': DPKG_QUERY, 'apt-get': '' }, 'As root: apt-get install missing removed'],
    [
      'a sudo that asks for a password',
      { 'dpkg-query': DPKG_QUERY, 'apt-get': '', sudo: '[ "$1" = --version ]' },
      'First: sudo apt-get install missing removed',
    ],
    [
      'an apt-get that fails',
      { 'dpkg-query': DPKG_QUERY, 'apt-get': '', sudo: 'case "$*" in *apt-get*) exit 100;; esac' },
      'apt-get update failed with exit code 100',
    ],
  ])('ends with one clear sentence when there is %s', (_, programs, sentence) => {
    const { status, said } = install(programs, SOMEBODY)
    expect(status).toBe(1)
    expect(said).toContain(sentence)
    expect(said).not.toMatch(/^\s+at /m)
  })

  it('touches nothing when everything is there', () => {
    const names = ['there', 'missing', 'removed'].map((name) => `echo "${name} installed"`).join('\n')
    const { status, said, calls } = install({ 'dpkg-query': names }, SOMEBODY)
    expect(status, said).toBe(0)
    expect(calls.join('\n')).not.toContain('apt-get')
  })
})
