import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { installPacker } from '../../src/packer-install/install.ts'
import { Machine } from './support/machine.ts'
import { fakePacker, fakePlugin } from './support/programs.ts'
import { PythonReleases } from './support/python-releases.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-releases-'))
let releases: PythonReleases
let machine: Machine

beforeAll(async () => {
  const programs = [
    ['--packer', '1.16.0', fakePacker('1.16.0')],
    ['--packer', '1.16.1', fakePacker('1.16.1')],
    ['--plugin', '1.8.2', fakePlugin('1.8.2')],
  ].flatMap(([option = '', version = '', script = '']) => {
    const file = path.join(directory, `${option}-${version}`)
    writeFileSync(file, script, { mode: 0o755 })
    return [option, `${version}=${file}`]
  })
  releases = await PythonReleases.start(directory, programs)
})

afterAll(async () => {
  await releases.stop()
  rmSync(directory, { recursive: true })
})

beforeEach(() => {
  machine = new Machine()
})
afterEach(() => machine.remove())

function install(packerVersion = '>=1.16.0 <1.17.0') {
  const { os, architecture } = { os: process.platform, architecture: process.arch }
  const keyFile = path.join(releases.keys, 'hashicorp.asc')
  const ports = machine.ports({ armored: '', fingerprint: '' }, { os, architecture, keyFile })
  return installPacker({ packerVersion, pluginVersion: '1.8.2', mirror: releases.url }, ports)
}

describe("the rehearsal's release server, signed by GnuPG", () => {
  it('serves what the action installs the signature way, and is not asked a second time', async () => {
    expect(await install()).toMatchObject({ packerVersion: '1.16.1', source: 'signed', cached: false })
    const asked = (await releases.requests()).length
    expect(await install()).toMatchObject({ packerVersion: '1.16.1', source: 'signed', cached: true })
    expect(await releases.requests()).toHaveLength(asked)
    expect(machine.log.join('\n')).toContain(`of the key ${releases.fingerprint}`)
  })

  it.each([
    ['429, then good', { kind: 'status', status: 429, headers: { 'Retry-After': '11' } }, [11_000]],
    ['503, then good', { kind: 'status', times: 2 }, [1000, 2000]],
    ['a reset, then good', { kind: 'reset' }, [1000]],
    ['a body cut short, then good', { kind: 'truncate' }, [1000]],
  ])('%s', async (_, fault, waits) => {
    await releases.misbehave({ path: '/packer/.*[.]zip', ...fault })
    expect(await install()).toMatchObject({ packerVersion: '1.16.1' })
    expect(machine.waits).toEqual(waits)
  })

  it.each([
    ['an altered archive', '/packer/.*[.]zip', { kind: 'alter' }, /has the SHA-256/],
    [
      'an archive with something appended',
      '/packer/.*[.]zip',
      { kind: 'oversize', size: 1 },
      /has the SHA-256/,
    ],
    ['an altered list', '/packer/.*SHA256SUMS', { kind: 'alter' }, /it was made for other content/],
    ['an altered signature', '/packer/.*[.]sig', { kind: 'alter' }, /no good signature/],
    [
      'a signature that is a web page',
      '/packer/.*[.]sig',
      { kind: 'replace', text: '<html>' },
      /no good signature/,
    ],
    [
      'a redirect to http',
      '/packer/.*[.]zip',
      { kind: 'redirect', location: 'http://example.org/' },
      /only https/,
    ],
  ])('%s is refused', async (_, file, fault, words) => {
    await releases.misbehave({ path: file, ...fault })
    await expect(install()).rejects.toThrow(words)
    expect(machine.installedFiles()).toEqual([])
  })

  it('with a stale index gives the newest version that it has', async () => {
    await releases.misbehave({ path: '/packer/index.json', kind: 'drop-version', version: '1.16.1' })
    expect(await install()).toMatchObject({ packerVersion: '1.16.0' })
  })

  it('does not know a fault by another name', async () => {
    await expect(releases.misbehave({ path: '/', kind: 'explode' })).rejects.toThrow(
      /there is no fault 'explode'/,
    )
  })
})
