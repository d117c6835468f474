import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'
import { run, temporaryDirectory } from '../support/programs.ts'

const ARCHIVE = '/var/tmp/bake-dask-ami-from-workspace.tar'
const UNPACKED = '/var/lib/bake-dask-ami/from-workspace'

/** A guest to which an archive of these files was uploaded. */
function guestWith(files: Readonly<Record<string, string>>): Guest {
  const directory = temporaryDirectory()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, 'in', name)), { recursive: true })
    writeFileSync(path.join(directory, 'in', name), text)
  }
  const archive = path.join(directory, 'archive.tar')
  const given =
    Object.keys(files).length === 0 ? ['--files-from=/dev/null'] : ['--directory', `${directory}/in`, '.']
  expect(run('tar', ['--create', `--file=${archive}`, ...given])).toMatchObject({ exitCode: 0 })
  const guest = hardenedGuest()
  guest.write(ARCHIVE, readFileSync(archive))
  guest.write('/dev/shm/bake-dask-ami/config.json', '{}')
  return guest
}

const setUp = (guest: Guest) => guest.run('set-up.sh', { FROM_WORKSPACE: ARCHIVE })

describe('what the inputs name in the workspace', () => {
  it('is unpacked where root alone reads it, and its archive is gone', () => {
    const guest = guestWith({ 'environment/requirements.txt': 'dask\n' })
    expect(setUp(guest)).toMatchObject({ exitCode: 0 })
    expect(guest.read(`${UNPACKED}/environment/requirements.txt`)).toBe('dask\n')
    expect(guest.read(ARCHIVE)).toBeUndefined()
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBe('{}')
  })

  it('may be nothing', () => {
    expect(setUp(guestWith({}))).toMatchObject({ exitCode: 0, stdout: '' })
  })

  it('may be the empty archive that is written without such inputs', () => {
    const guest = guestWith({})
    guest.write(ARCHIVE, new Uint8Array(1024))
    expect(setUp(guest)).toMatchObject({ exitCode: 0, stdout: '' })
  })

  it('leaves no login in memory when it cannot be unpacked', () => {
    const guest = guestWith({})
    guest.write(ARCHIVE, 'x'.repeat(1024))
    expect(setUp(guest).exitCode).not.toBe(0)
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBeUndefined()
  })
})
