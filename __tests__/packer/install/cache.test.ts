import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installPacker } from '../../../src/packer/install/install.ts'
import { makeKey, type TestKey } from './support/keys.ts'
import { Machine } from './support/machine.ts'
import { fakePacker, fakePlugin, pluginEntry } from './support/programs.ts'
import { Releases, sha256 } from './support/releases.ts'
import { TestServer } from './support/server.ts'
import { zipped } from './support/zip-writer.ts'

let key: TestKey
let server: TestServer
let machine: Machine

beforeEach(async () => {
  key = await makeKey()
  server = await TestServer.serving((await Releases.signedBy(key)).files)
  machine = new Machine()
})

afterEach(async () => {
  await server.close()
  machine.remove()
})

function install(now = new Date()) {
  const request = { packerVersion: '>=1.16.0 <1.17.0', pluginVersion: '1.8.2', mirror: server.base }
  return installPacker(request, machine.ports(key, { now: () => now }))
}

const EVIL = '#!/bin/sh\ntouch "$HOME/started"\necho Packer v1.16.1\n'

describe('what somebody did to the tool cache is noticed, replaced, and said', () => {
  const plugin = pluginEntry('1.8.2')
  const swaps: { name: string; swap: () => unknown; says: RegExp }[] = [
    {
      name: 'Packer swapped',
      swap: () => writeFileSync(machine.cachedFile('packer'), EVIL),
      says: /Packer 1\.16\.1 in the tool cache cannot be trusted and is replaced: packer was changed/,
    },
    {
      name: 'one byte of Packer changed',
      swap: () =>
        writeFileSync(machine.cachedFile('packer'), fakePacker('1.16.1').replace('exit 1', 'exit 0')),
      says: /packer was changed/,
    },
    {
      name: 'something appended to Packer',
      swap: () => appendFileSync(machine.cachedFile('packer'), 'touch "$HOME/started"\n'),
      says: /packer was changed/,
    },
    {
      name: 'Packer made not executable',
      swap: () => chmodSync(machine.cachedFile('packer'), 0o644),
      says: /packer was changed/,
    },
    {
      name: 'the plugin swapped together with its checksum file',
      swap: () => {
        writeFileSync(machine.cachedFile(plugin), EVIL)
        writeFileSync(machine.cachedFile(`${plugin}_SHA256SUM`), sha256(Buffer.from(EVIL)))
      },
      says: /Packer's amazon plugin 1\.8\.2 in the tool cache cannot be trusted and is replaced: .*1\.8\.2_x5\.0_linux_amd64 was changed/,
    },
    {
      name: "the plugin's checksum file swapped",
      swap: () => writeFileSync(machine.cachedFile(`${plugin}_SHA256SUM`), 'a'.repeat(64)),
      says: /_SHA256SUM was changed/,
    },
    {
      name: 'a plugin of a higher version laid beside ours',
      swap: () => {
        const directory = path.dirname(machine.cachedFile(plugin))
        writeFileSync(path.join(directory, pluginEntry('9.9.9')), fakePlugin('9.9.9'), { mode: 0o755 })
      },
      says: /it holds .*packer-plugin-amazon_v9\.9\.9_x5\.0_linux_amd64/,
    },
    {
      name: 'Packer and its archive swapped',
      swap: () => {
        const program = machine.cachedFile('packer')
        writeFileSync(program, EVIL)
        const archive = path.join(path.dirname(program), '../archive.zip')
        writeFileSync(archive, zipped([{ name: 'packer', content: EVIL }]))
      },
      says: /its archive is not packer_1\.16\.1_linux_amd64\.zip/,
    },
    {
      name: 'Packer, its archive and the list of checksums swapped',
      swap: () => {
        const program = machine.cachedFile('packer')
        const archive = zipped([{ name: 'packer', content: EVIL }])
        const entry = path.join(path.dirname(program), '..')
        writeFileSync(program, EVIL)
        writeFileSync(path.join(entry, 'archive.zip'), archive)
        const sums = `${sha256(archive)}  packer_1.16.1_linux_amd64.zip\n`
        writeFileSync(path.join(entry, 'SHA256SUMS'), sums)
      },
      says: /packer_1\.16\.1_SHA256SUMS has no good signature by the key [0-9A-F]{40}: it was made for other content/,
    },
    {
      name: 'the signature removed',
      swap: () => rmSync(path.join(path.dirname(machine.cachedFile('packer')), '../SHA256SUMS.sig')),
      says: /nothing vouches for packer_1\.16\.1_linux_amd64\.zip/,
    },
  ]

  it.each(swaps)('$name', async ({ swap, says }) => {
    await install()
    swap()
    const again = await install()

    expect(again).toMatchObject({ packerVersion: '1.16.1', pluginVersion: '1.8.2', cached: false })
    expect(machine.warnings).toHaveLength(1)
    expect(machine.warnings[0]).toMatch(says)
    expect(machine.homeFiles()).toEqual([])
    expect((await install()).cached).toBe(true)
    expect(machine.warnings).toHaveLength(1)
  })
})

it('what was swapped in the cache is not used when it cannot be replaced', async () => {
  await install()
  writeFileSync(machine.cachedFile('packer'), EVIL)
  await server.close()
  await expect(install()).rejects.toThrow(/could not be downloaded/)
  expect(machine.homeFiles()).toEqual([])
  expect(machine.installedFiles().filter((file) => file.includes('bake-dask-ami-packer/'))).toEqual([])
  server = await TestServer.serving(new Map())
})

it('a newer Packer that somebody laid into the cache is not preferred', async () => {
  const first = await install()
  const laid = path.join(
    path.dirname(first.packer),
    '../../../1.16.9/linux_amd64-0123456789abcdef/tool/packer',
  )
  mkdirSync(path.dirname(laid), { recursive: true })
  writeFileSync(laid, EVIL, { mode: 0o755 })
  expect((await install()).packerVersion).toBe('1.16.1')
  expect(machine.warnings[0]).toMatch(/Packer 1\.16\.9 in the tool cache cannot be trusted/)
})

it('a cached Packer of an older version is not taken for a newer one', async () => {
  const older = { packerVersion: '1.15.4', pluginVersion: '1.8.2', mirror: server.base }
  const genuine = await installPacker(older, machine.ports(key))
  const entry = path.join(path.dirname(genuine.packer), '..')
  const pretended = path.join(entry, '../../1.16.9', path.basename(entry))
  mkdirSync(path.join(pretended, 'tool'), { recursive: true })
  for (const file of ['archive.zip', 'SHA256SUMS', 'SHA256SUMS.sig', 'tool/packer']) {
    copyFileSync(path.join(entry, file), path.join(pretended, file))
  }
  expect((await install()).packerVersion).toBe('1.16.1')
  expect(machine.warnings[0]).toMatch(/does not list packer_1\.16\.9_linux_amd64\.zip/)
})

it('nothing in the cache counts once the key has expired', async () => {
  key = await makeKey({ lifetime: 86_400 })
  await server.close()
  server = await TestServer.serving((await Releases.signedBy(key)).files)
  await install()
  await expect(install(new Date(Date.now() + 2 * 86_400_000))).rejects.toThrow(/the key has expired/)
})

it('what a killed job left in the cache is removed a day later', async () => {
  await install()
  const left = path.join(machine.toolCache, '.staging-abcdef')
  mkdirSync(left)
  const yesterday = new Date(Date.now() - 25 * 3600_000)
  utimesSync(left, yesterday, yesterday)
  const young = path.join(machine.toolCache, '.staging-ghijkl')
  mkdirSync(young)
  writeFileSync(path.join(young, 'file'), '')
  await install()
  expect(machine.installedFiles().filter((file) => file.includes('.staging-'))).toEqual([
    'tool-cache/.staging-ghijkl/file',
  ])
})
