import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { InstalledPacker } from '../../src/packer-install/install.ts'
import { makeKey } from './support/keys.ts'
import { pluginEntry } from './support/programs.ts'
import { sha256 } from './support/releases.ts'
import { SignedReleases } from './support/signed-releases.ts'
import { zipped } from './support/zip-writer.ts'

let site: SignedReleases

beforeEach(async () => {
  site = await SignedReleases.serve()
  return () => site.remove()
})

const EVIL = '#!/bin/sh\ntouch "$HOME/started"\necho Packer v1.16.1\n'

describe('what is run is private to the job, on a tool cache that others may write to', () => {
  /** Another user's programs, in the place of everything that could be run from the cache. */
  function swapPrograms(): void {
    const programs = ['packer', pluginEntry('1.8.2')].map((name) => path.join(site.machine.toolCache, name))
    const unpacked = path.join(site.machine.cacheEntry('packer'), 'tool/packer')
    mkdirSync(path.dirname(unpacked), { recursive: true })
    for (const file of [...site.machine.cachedFiles(), ...programs, unpacked]) {
      writeFileSync(file, EVIL)
      chmodSync(file, 0o755)
    }
  }

  /** Starts Packer and has it list its plugins, as each launch of a bake starts both. */
  function launch({ packer, pluginPath = '' }: InstalledPacker): string {
    const env = { PATH: '/usr/bin:/bin', HOME: site.machine.home, PACKER_PLUGIN_PATH: pluginPath }
    const plugin = path.join(pluginPath, 'github.com/hashicorp/amazon', pluginEntry('1.8.2'))
    const said = [
      [packer, 'version'],
      [packer, 'plugins', 'installed'],
      [plugin, 'describe'],
    ]
    return said.map(([file = '', ...args]) => execFileSync(file, args, { env, encoding: 'utf8' })).join('')
  }

  it.each([
    ['fresh', false],
    ['cached', true],
  ])(
    'a launch of what was installed (%s) runs the genuine programs after others were swapped in',
    async (_, cached) => {
      if (cached) await site.install()
      const installed = await site.install()
      expect(installed.cached).toBe(cached)
      const first = launch(installed)
      swapPrograms()
      expect(launch(installed)).toBe(first)
      expect(first).toMatch(/^Packer v1\.16\.1\n.*amazon_v1\.8\.2_x5\.0_linux_amd64\n\{"version":"1\.8\.2"/)
      expect(site.machine.homeFiles()).toEqual([])
    },
  )

  it('holds nothing in the cache that could be run', async () => {
    await site.install()
    const executable = site.machine.cachedFiles().filter((file) => (statSync(file).mode & 0o111) !== 0)
    expect(executable).toEqual([])
    expect(new Set(site.machine.cachedFiles().map((file) => path.basename(file)))).toEqual(
      new Set(['archive.zip', 'SHA256SUMS', 'SHA256SUMS.sig', 'linux_amd64.complete']),
    )
  })

  it('goes on where nothing can be kept in the cache, and says so', async () => {
    mkdirSync(site.machine.toolCache)
    writeFileSync(path.join(site.machine.toolCache, 'bake-dask-ami-packer'), "another's")
    const installed = await site.install()
    expect(launch(installed)).toContain('Packer v1.16.1')
    expect(site.machine.log.join('\n')).toMatch(/Packer is not kept in the tool cache: /)
  })
})

describe('what somebody did to the tool cache is noticed, replaced, and said', () => {
  const entry = (file: string) => path.join(site.machine.cacheEntry('packer'), file)
  const pluginArchive = () => path.join(site.machine.cacheEntry('packer-plugin-amazon'), 'archive.zip')
  const evilArchive = (name: string) => zipped([{ name, content: EVIL }])
  const swaps: { name: string; swap: () => unknown; says: RegExp }[] = [
    {
      name: "Packer's archive swapped",
      swap: () => writeFileSync(entry('archive.zip'), evilArchive('packer')),
      says: /Packer 1\.16\.1 in the tool cache cannot be trusted and is replaced: its archive is not packer_1\.16\.1_linux_amd64\.zip/,
    },
    {
      name: 'something appended to the archive',
      swap: () => appendFileSync(entry('archive.zip'), 'more'),
      says: /its archive is not packer_1\.16\.1_linux_amd64\.zip/,
    },
    {
      name: 'half a copy of the archive, as two jobs at once can leave it',
      swap: () => truncateSync(entry('archive.zip'), 200),
      says: /its archive is not packer_1\.16\.1_linux_amd64\.zip/,
    },
    {
      name: 'the archive removed',
      swap: () => rmSync(entry('archive.zip')),
      says: /Packer 1\.16\.1 in the tool cache cannot be trusted and is replaced: ENOENT/,
    },
    {
      name: "the plugin's archive swapped",
      swap: () => writeFileSync(pluginArchive(), evilArchive(pluginEntry('1.8.2'))),
      says: /Packer's amazon plugin 1\.8\.2 in the tool cache cannot be trusted and is replaced: its archive is not/,
    },
    {
      name: "Packer's archive and the list of checksums swapped",
      swap: () => {
        const archive = evilArchive('packer')
        writeFileSync(entry('archive.zip'), archive)
        const sums = `${sha256(archive)}  packer_1.16.1_linux_amd64.zip\n`
        writeFileSync(entry('SHA256SUMS'), sums)
      },
      says: /packer_1\.16\.1_SHA256SUMS has no good signature by the key [0-9A-F]{40}: it was made for other content/,
    },
    {
      name: 'the signature removed',
      swap: () => rmSync(entry('SHA256SUMS.sig')),
      says: /Packer 1\.16\.1 in the tool cache cannot be trusted and is replaced: ENOENT.*SHA256SUMS\.sig/,
    },
  ]

  it.each(swaps)('$name', async ({ swap, says }) => {
    await site.install()
    swap()
    const again = await site.install()

    expect(again).toMatchObject({ packerVersion: '1.16.1', pluginVersion: '1.8.2', cached: false })
    expect(site.machine.warnings).toHaveLength(1)
    expect(site.machine.warnings[0]).toMatch(says)
    expect(site.machine.homeFiles()).toEqual([])
    expect((await site.install()).cached).toBe(true)
    expect(site.machine.warnings).toHaveLength(1)
  })
})

it('what was swapped in the cache is not used when it cannot be replaced', async () => {
  await site.install()
  const archive = path.join(site.machine.cacheEntry('packer'), 'archive.zip')
  writeFileSync(archive, zipped([{ name: 'packer', content: EVIL }]))
  await site.server.close()
  await expect(site.install()).rejects.toThrow(/could not be downloaded/)
  expect(site.machine.homeFiles()).toEqual([])
  expect(site.machine.installedFiles().filter((file) => file.includes('bake-dask-ami-packer/'))).toEqual([])
})

it('a newer Packer that somebody laid into the cache is not preferred', async () => {
  await site.install()
  const laid = path.join(site.machine.cacheEntry('packer'), '../../1.16.9/linux_amd64')
  mkdirSync(laid, { recursive: true })
  writeFileSync(`${laid}.complete`, '')
  writeFileSync(path.join(laid, 'archive.zip'), zipped([{ name: 'packer', content: EVIL }]))
  expect((await site.install()).packerVersion).toBe('1.16.1')
  expect(site.machine.warnings[0]).toMatch(/Packer 1\.16\.9 in the tool cache cannot be trusted/)
})

it('a cached Packer of an older version is not taken for a newer one', async () => {
  await site.install({ packerVersion: '1.15.4' })
  const entry = site.machine.cacheEntry('packer')
  const pretended = path.join(entry, '../../1.16.9/linux_amd64')
  mkdirSync(pretended, { recursive: true })
  writeFileSync(`${pretended}.complete`, '')
  for (const file of ['archive.zip', 'SHA256SUMS', 'SHA256SUMS.sig']) {
    copyFileSync(path.join(entry, file), path.join(pretended, file))
  }
  expect((await site.install()).packerVersion).toBe('1.16.1')
  expect(site.machine.warnings[0]).toMatch(/does not list packer_1\.16\.9_linux_amd64\.zip/)
})

it('nothing in the cache is used once the key has expired', async () => {
  await site.remove()
  site = await SignedReleases.serve(await makeKey({ lifetime: 86_400 }))
  await site.install()
  const now = () => new Date(Date.now() + 2 * 86_400_000)
  await expect(site.install({}, { now })).rejects.toThrow(/the key has expired/)
})
