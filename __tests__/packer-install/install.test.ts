import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type InstallRequest, installPacker } from '../../src/packer-install/install.ts'
import { PACKER } from '../../src/packer-install/products.ts'
import { versionOf } from '../../src/packer-install/programs.ts'
import { PACKER_ARCHIVE, PLUGIN_ARCHIVE, sha256 } from './support/releases.ts'
import { SignedReleases } from './support/signed-releases.ts'
import { zipped } from './support/zip-writer.ts'

let site: SignedReleases

beforeEach(async () => {
  site = await SignedReleases.serve()
  return () => site.remove()
})

const request = (changes: Partial<InstallRequest> = {}): InstallRequest => ({
  packerVersion: '>=1.16.0 <1.17.0',
  pluginVersion: '1.8.2',
  mirror: site.server.base,
  ...changes,
})

/** Pins with the true hashes of what the server has. */
function truePins() {
  const pin = (path: string) => ({ sha256: sha256(site.releases.file(path)), sources: ['a test'] })
  return {
    packer: { default: '1.16.1', versions: { '1.16.1': { linux_amd64: pin(PACKER_ARCHIVE) } } },
    'packer-plugin-amazon': { default: '1.8.2', versions: { '1.8.2': { linux_amd64: pin(PLUGIN_ARCHIVE) } } },
  }
}

describe('the signature way', () => {
  it('installs the newest release that a range takes, with its plugin, ready to run', async () => {
    const installed = await site.install()

    expect(installed).toMatchObject({
      packerVersion: '1.16.1',
      pluginVersion: '1.8.2',
      source: 'signed',
      cached: false,
    })
    expect(execFileSync(installed.packer, ['version'], { encoding: 'utf8' })).toBe('Packer v1.16.1\n')
    const env = { PATH: '/usr/bin:/bin', PACKER_PLUGIN_PATH: installed.pluginPath ?? '' }
    expect(execFileSync(installed.packer, ['plugins', 'installed'], { env, encoding: 'utf8' })).toBe(
      `${installed.pluginPath}/github.com/hashicorp/amazon/packer-plugin-amazon_v1.8.2_x5.0_linux_amd64\n`,
    )
    expect(site.machine.log.join('\n')).toContain(`of the key ${site.key.fingerprint}`)
  })

  it('asks no index for an exact version', async () => {
    await site.install({ packerVersion: '1.15.4' })
    expect(site.server.requests.filter((path) => path.endsWith('index.json'))).toEqual([])
  })

  it('takes a prerelease only when the range names one', async () => {
    const plain = await site.install({ packerVersion: '>=1.16.0' })
    expect(plain.packerVersion).toBe('1.16.1')
    const asked = await site.install({ packerVersion: '>=1.17.0-beta1' })
    expect(asked.packerVersion).toBe('1.17.0-beta1')
  })
})

describe('the pinned way', () => {
  it('needs no signature and no index', async () => {
    const ports = site.machine.ports(site.key, { pins: truePins() })
    const installed = await installPacker(request({ packerVersion: '1.16.1' }), ports)
    expect(installed).toMatchObject({ packerVersion: '1.16.1', source: 'pinned', cached: false })
    expect(site.server.requests.toSorted()).toEqual([PACKER_ARCHIVE, PLUGIN_ARCHIVE].toSorted())
  })

  it('does not fall back to a signature when the hash is another', async () => {
    const pins = truePins()
    pins.packer.versions['1.16.1'].linux_amd64.sha256 = 'a'.repeat(64)
    const installing = site.install({ packerVersion: '1.16.1' }, { pins })
    await expect(installing).rejects.toThrow(
      /packer_1\.16\.1_linux_amd64\.zip has a{64} \(SHA-256 as pinned from a test\)/,
    )
    expect(site.machine.installedFiles()).toEqual([])
  })

  it('is not satisfied by a signed archive in the cache that has another hash', async () => {
    await site.install()
    const pins = truePins()
    pins.packer.versions['1.16.1'].linux_amd64.sha256 = 'a'.repeat(64)
    const installing = site.install({ packerVersion: '1.16.1' }, { pins })
    await expect(installing).rejects.toThrow(/packer_1\.16\.1_linux_amd64\.zip has a{64} \(SHA-256 as pinned/)
  })
})

describe('a second run on the same machine', () => {
  it.each([
    ['signed', '>=1.16.0 <1.17.0', {}],
    ['pinned', '1.16.1', { pins: true }],
  ])('downloads nothing (%s)', async (source, packerVersion, { pins }: { pins?: boolean }) => {
    const ports = () => site.machine.ports(site.key, pins ? { pins: truePins() } : {})
    const first = await installPacker(request({ packerVersion }), ports())
    const asked = site.server.requests.length
    const second = await installPacker(request({ packerVersion }), ports())

    expect(site.server.requests).toHaveLength(asked)
    const { packerVersion: version, pluginVersion } = first
    expect(second).toMatchObject({ packerVersion: version, pluginVersion, source, cached: true })
    expect(site.machine.warnings).toEqual([])
  })

  it('goes by the signature again where a range found a version that is pinned with another hash', async () => {
    const pins = truePins()
    pins.packer.versions['1.16.1'].linux_amd64.sha256 = 'a'.repeat(64)
    const ports = () => site.machine.ports(site.key, { pins })
    expect(await installPacker(request(), ports())).toMatchObject({ source: 'signed', cached: false })
    expect(await installPacker(request(), ports())).toMatchObject({ source: 'signed', cached: true })
    expect(site.machine.warnings).toEqual([])
  })

  it('downloads what the cache does not have', async () => {
    await site.install()
    const other = await site.install({ packerVersion: '1.15.4' })
    expect(other).toMatchObject({ packerVersion: '1.15.4', cached: false })
  })

  it('installs where there is no tool cache', async () => {
    const ports = site.machine.ports(site.key, { hasToolCache: false })
    const installed = await installPacker(request(), ports)
    expect(installed.packer).toBe(path.join(ports.privateDirectory, 'packer/packer'))
    expect(site.machine.cachedFiles()).toEqual([])
  })
})

describe('runners that are not supported', () => {
  it.each([
    ['win32', 'x64', 'does not run on Windows'],
    ['linux', 'ia32', 'does not run on linux on ia32'],
  ])('%s on %s is rejected with a clear error', async (os, architecture, words) => {
    const installing = site.install({}, { os, architecture })
    await expect(installing).rejects.toThrow(words)
    expect(site.server.requests).toEqual([])
  })
})

describe('a genuine program that does not do what it should', () => {
  const archive = (script: string) => zipped([{ name: 'packer', content: `#!/bin/sh\n${script}\n` }])

  it('is not called tampered with, and what it prints is shown', async () => {
    await site.releases.add('packer', '1.16.1', archive("echo 'Error: HOME is not defined' >&2; exit 1"))
    await expect(site.install()).rejects.toMatchObject({
      problems: [
        {
          code: 'program-failed',
          what: 'Packer 1.16.1 is genuine, but could not be run on this runner. It said: Error: HOME is not defined',
        },
      ],
    })
  })

  it('is distinguished from one that never answers', async () => {
    const directory = site.machine.directory
    const program = path.join(directory, 'silent')
    writeFileSync(program, '#!/bin/sh\necho starting\nexec sleep 60\n', { mode: 0o755 })
    const { PATH = '' } = process.env
    const said = await versionOf(PACKER, program, { PATH }, 500)
    expect(said).toEqual({ kind: 'no-answer', printed: 'starting' })
  })
})
