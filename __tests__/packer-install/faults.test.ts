import { beforeEach, describe, expect, it } from 'vitest'
import { PACKER_ARCHIVE } from './support/releases.ts'
import { type Fault, faults } from './support/server.ts'
import { SignedReleases } from './support/signed-releases.ts'

let site: SignedReleases

beforeEach(async () => {
  site = await SignedReleases.serve()
  return () => site.remove()
})

const timesAsked = (path: string) => site.server.requests.filter((asked) => asked === path).length

// What is tried again, and when, is tested with the HTTP client.
describe('a server with a bad moment is asked again', () => {
  const survived: { name: string; path: string; sequence: Fault[]; waits: number[]; says: RegExp }[] = [
    {
      name: '429 with Retry-After in seconds, then good',
      path: PACKER_ARCHIVE,
      sequence: [faults.status(429, { 'retry-after': '37' })],
      waits: [37_000],
      says: /packer_1\.16\.1_linux_amd64\.zip: answered 429; trying again in 37 s/,
    },
    {
      name: 'a body that is cut short',
      path: PACKER_ARCHIVE,
      sequence: [faults.truncated, faults.truncated],
      waits: [1000, 2000],
      says: /the connection broke after 0\.0 of 0\.0 MB; trying again/,
    },
    {
      name: 'a redirect within loopback',
      path: PACKER_ARCHIVE,
      sequence: [faults.redirect(`${PACKER_ARCHIVE}?again`), faults.redirect(PACKER_ARCHIVE)],
      waits: [],
      says: /Packer 1\.16\.1: installed/,
    },
  ]

  it.each(survived)('$name', async ({ path, sequence, waits, says }) => {
    site.server.misbehave(path, ...sequence)
    expect(await site.install()).toMatchObject({ packerVersion: '1.16.1', pluginVersion: '1.8.2' })
    expect(site.machine.waits).toEqual(waits)
    expect(site.machine.log.join('\n')).toMatch(says)
  })
})

describe('a server that stays bad ends the installation with a clear word', () => {
  it.each([
    [500, 5, /packer_1\.16\.1_linux_amd64\.zip could not be downloaded after 5 attempts: answered 500/],
    [429, 5, /could not be downloaded after 5 attempts: answered 429/],
    [403, 1, /could not be downloaded: answered 403/],
    [404, 1, /packer_1\.16\.1_linux_amd64\.zip does not exist \(404\)/],
  ])('%i: asked %i times', async (status, times, words) => {
    site.server.misbehave(PACKER_ARCHIVE, ...Array<Fault>(9).fill(faults.status(status)))
    await expect(site.install()).rejects.toThrow(words)
    expect(timesAsked(PACKER_ARCHIVE)).toBe(times)
    expect(site.machine.installedFiles()).toEqual([])
  })

  it('a body that is cut short every time', async () => {
    site.server.misbehave(PACKER_ARCHIVE, ...Array<Fault>(9).fill(faults.truncated))
    await expect(site.install()).rejects.toThrow(/after 5 attempts: the connection broke after/)
    expect(site.machine.installedFiles()).toEqual([])
  })

  it('a Retry-After of an hour is not waited for', async () => {
    site.server.misbehave(PACKER_ARCHIVE, faults.status(429, { 'retry-after': '3600' }))
    await expect(site.install()).rejects.toThrow(/answered 429/)
    expect(site.machine.waits).toEqual([])
  })

  it('a version that was never released', async () => {
    const installing = site.install({ packerVersion: '1.16.7' })
    await expect(installing).rejects.toThrow(/packer_1\.16\.7_SHA256SUMS does not exist \(404\)/)
  })

  it('a range that nothing matches', async () => {
    const installing = site.install({ packerVersion: '>=1.18.0' })
    await expect(installing).rejects.toThrow(/has no Packer for linux_amd64 that matches '>=1\.18\.0'/)
  })

  it('a server that is not there', async () => {
    await site.server.close()
    // Packer and the plugin are fetched at once: either may be the first to give up.
    await expect(site.install()).rejects.toThrow(
      /(?:index\.json|SHA256SUMS) could not be downloaded after 5 attempts: .*ECONNREFUSED/,
    )
  })
})

it('shows the progress of a long download', async () => {
  let minutes = 0
  const now = () => {
    minutes += 1
    return new Date(Date.now() + minutes * 60_000)
  }
  await site.install({ packerVersion: '1.16.1' }, { now })
  expect(site.machine.log.join('\n')).toMatch(/packer_1\.16\.1_linux_amd64\.zip: 0\.0 of 0\.0 MB/)
})
