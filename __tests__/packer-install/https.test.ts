import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { installPacker } from '../../src/packer-install/install.ts'
import { makeCertificate } from './support/certificate.ts'
import { makeKey, type TestKey } from './support/keys.ts'
import { Machine } from './support/machine.ts'
import { TestProxy } from './support/proxy.ts'
import { PACKER_ARCHIVE, Releases } from './support/releases.ts'
import { faults, TestServer } from './support/server.ts'

const usual = getCACertificates('default')

let key: TestKey
let machine: Machine
let server: TestServer
let trusted: string

beforeEach(async () => {
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy']) vi.stubEnv(name, undefined)
  key = await makeKey()
  machine = new Machine()
  const certificate = makeCertificate(machine.directory, 'releases.test')
  server = await TestServer.serving((await Releases.signedBy(key)).files, certificate)
  trusted = certificate.cert
  setDefaultCACertificates([...usual, trusted])
})

afterEach(async () => {
  setDefaultCACertificates(usual)
  vi.unstubAllEnvs()
  await server.close()
  machine.remove()
})

function install(mirror: string) {
  return installPacker({ packerVersion: '1.16.1', pluginVersion: '1.8.2', mirror }, machine.ports(key))
}

it('installs over https', async () => {
  expect(await install(server.base)).toMatchObject({ packerVersion: '1.16.1', cached: false })
})

it('does not follow a redirect from https to plain http, not even on loopback', async () => {
  server.misbehave(PACKER_ARCHIVE, faults.redirect(`http://127.0.0.1:${server.port}${PACKER_ARCHIVE}`))
  await expect(install(server.base)).rejects.toThrow(
    /redirects to http:\/\/127\.0\.0\.1:\d+\/.*; only https is followed/,
  )
  expect(machine.installedFiles()).toEqual([])
})

it('follows a redirect from https to https', async () => {
  server.misbehave(PACKER_ARCHIVE, faults.redirect(`${PACKER_ARCHIVE}?from=elsewhere`))
  expect(await install(server.base)).toMatchObject({ packerVersion: '1.16.1' })
})

it('does not talk to a server whose certificate is not trusted, and does not ask it twice', async () => {
  setDefaultCACertificates(usual)
  await expect(install(server.base)).rejects.toThrow(/could not be downloaded: self-signed certificate/)
  expect(machine.waits).toEqual([])
})

it('goes through the proxy that HTTPS_PROXY names', async () => {
  const proxy = await TestProxy.to(server.port)
  try {
    vi.stubEnv('HTTPS_PROXY', proxy.url)
    expect(await install('https://releases.test')).toMatchObject({ packerVersion: '1.16.1', cached: false })
    expect(new Set(proxy.tunnels)).toEqual(new Set(['releases.test:443']))
    expect(proxy.tunnels).toHaveLength(server.requests.length)
  } finally {
    await proxy.close()
  }
})
