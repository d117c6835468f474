import { afterEach, beforeEach, expect, it } from 'vitest'
import { refreshedPins } from '../../scripts/refresh-pins.ts'
import { makeKey, type TestKey } from './support/keys.ts'
import { Machine } from './support/machine.ts'
import { Releases } from './support/releases.ts'
import { TestServer } from './support/server.ts'

const PLATFORMS = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64']

let key: TestKey
let releases: Releases
let server: TestServer
let machine: Machine

/** A list of checksums for all platforms; the hashes begin with `digit` and differ by platform. */
function sums(product: string, version: string, digit: string): string {
  return PLATFORMS.map(
    (platform, index) => `${(digit + index).padEnd(64, '0')}  ${product}_${version}_${platform}.zip\n`,
  ).join('')
}

beforeEach(async () => {
  key = await makeKey({ signingSubkey: true })
  releases = await Releases.signedBy(key)
  await releases.publishSums('packer', '1.16.1', sums('packer', '1.16.1', 'a'))
  await releases.publishSums('packer-plugin-amazon', '1.8.2', sums('packer-plugin-amazon', '1.8.2', 'b'))
  releases.list('packer', '2.0.0')
  server = await TestServer.serving(releases.files)
  machine = new Machine()
})

afterEach(async () => {
  await server.close()
  machine.remove()
})

const old = {
  packer: {
    default: '1.16.0',
    versions: { '1.16.0': { linux_amd64: { sha256: 'c'.repeat(64), sources: ['somewhere'] } } },
  },
  'packer-plugin-amazon': { default: '1.8.2', versions: {} },
}

it('adds the newest release of the same major version for every platform, and keeps what was there', async () => {
  const pins = await refreshedPins(old, machine.ports(key), server.base)

  expect(pins.packer.default).toBe('1.16.1')
  expect(pins.packer.versions['1.16.0']).toEqual(old.packer.versions['1.16.0'])
  expect(Object.keys(pins.packer.versions['1.16.1'] ?? {})).toEqual(PLATFORMS)
  expect(pins.packer.versions['1.16.1']?.['linux_amd64']).toEqual({
    sha256: 'a2'.padEnd(64, '0'),
    sources: [`${server.base}/packer/1.16.1/packer_1.16.1_SHA256SUMS`],
  })
  expect(pins['packer-plugin-amazon'].versions['1.8.2']?.['darwin_arm64']?.sha256).toBe('b1'.padEnd(64, '0'))
})

it('confirms a pin that is there: the signed list becomes one more source', async () => {
  const once = await refreshedPins(old, machine.ports(key), server.base)
  const known = { sha256: 'a2'.padEnd(64, '0'), sources: ['somewhere'] }
  const pinned = { ...once, packer: { default: '1.16.1', versions: { '1.16.1': { linux_amd64: known } } } }
  const twice = await refreshedPins(pinned, machine.ports(key), server.base)
  expect(twice.packer.versions['1.16.1']?.['linux_amd64']?.sources).toEqual([
    'somewhere',
    `${server.base}/packer/1.16.1/packer_1.16.1_SHA256SUMS`,
  ])
  expect(await refreshedPins(once, machine.ports(key), server.base)).toEqual(once)
})

it('stops at a pin that the signed list contradicts', async () => {
  const wrong = { sha256: 'd'.repeat(64), sources: ['somewhere'] }
  const pins = { ...old, packer: { default: '1.16.1', versions: { '1.16.1': { linux_arm64: wrong } } } }
  await expect(refreshedPins(pins, machine.ports(key), server.base)).rejects.toThrow(
    /packer_1\.16\.1_linux_arm64\.zip is pinned as d{64}, but .*_SHA256SUMS has a3/,
  )
})

it('believes no list without a good signature', async () => {
  const signature = await (await makeKey()).sign(releases.file('/packer/1.16.1/packer_1.16.1_SHA256SUMS'))
  releases.publishSignature('packer', '1.16.1', signature)
  await expect(refreshedPins(old, machine.ports(key), server.base)).rejects.toThrow(/another key made it/)
})

it('stops when a platform is missing', async () => {
  const list = sums('packer', '1.16.1', 'a').replace(/.*linux_arm64.*\n/, '')
  await releases.publishSums('packer', '1.16.1', list)
  await expect(refreshedPins(old, machine.ports(key), server.base)).rejects.toThrow(
    /does not list packer_1\.16\.1_linux_arm64\.zip/,
  )
})
