import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packagesDigest, surveyArchives } from '../../src/preflight/archives.ts'
import { aRelease } from '../support/archive-server.ts'

describe('the digest of the packages of a suite', () => {
  const digest = (release: string, architecture = 'amd64') => packagesDigest(release, architecture)

  it('is another when a package of the architecture is', () => {
    expect(digest(aRelease({ 'main/binary-amd64/Packages': 2 }))).not.toBe(digest(aRelease()))
    expect(digest(aRelease({ 'universe/binary-amd64/Packages': 2 }))).not.toBe(digest(aRelease()))
  })

  it.each([
    'main/binary-arm64/Packages',
    'main/i18n/Translation-en',
    'main/source/Sources',
    'main/binary-amd64/Release',
  ])('is the same when %s is new', (index) => {
    expect(digest(aRelease({ [index]: 2 }))).toBe(digest(aRelease()))
  })

  it('is the same at another date', () => {
    const later = aRelease().replace(/^Date: .*$/m, 'Date: Fri, 27 Nov 2026 04:00:00 UTC')
    expect(digest(later)).toBe(digest(aRelease()))
  })

  it('is read of a flat archive', () => {
    const flat = (generation: number) =>
      aRelease({ Packages: generation }).replaceAll('binary-amd64', 'other')
    expect(digest(flat(2))).not.toBe(digest(flat(1)))
  })

  it.each([
    ['a page of a captive portal', '<html>Log in</html>', 'it gave no InRelease file'],
    ['a suite without the architecture', aRelease(), 'its InRelease file names no packages for riscv64'],
  ])('is not there for %s', (_, release, why) => {
    expect(() => digest(release, 'riscv64')).toThrow(why)
  })
})

describe('archives that are asked', () => {
  let server: Server
  let status = 200
  const asked: string[] = []
  beforeEach(async () => {
    asked.length = 0
    status = 200
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(status).end(aRelease())
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  })
  afterEach(() => void server.close())

  const suite = () => {
    const { port } = server.address() as AddressInfo
    return { name: 'A noble', inRelease: `http://127.0.0.1:${port}/noble/InRelease`, architecture: 'amd64' }
  }

  it('say what they have', async () => {
    const digest = packagesDigest(aRelease(), 'amd64')
    expect(await surveyArchives([suite()])).toEqual([{ name: 'A noble', state: 'found', digest }])
    expect(asked).toEqual(['/noble/InRelease'])
  })

  it('are unknown when they do not answer with it, each for itself', async () => {
    status = 404
    const nobody = { ...suite(), name: 'B noble', inRelease: 'http://127.0.0.1:1/InRelease' }
    const host = new URL(suite().inRelease).host
    expect(await surveyArchives([suite(), nobody])).toEqual([
      { name: 'A noble', state: 'unknown', why: `${host} could not be asked (it answered 404)` },
      { name: 'B noble', state: 'unknown', why: expect.stringMatching(/^127\.0\.0\.1:1 could not be asked/) },
    ])
  })
})
