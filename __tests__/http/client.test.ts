import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isConfidential, isLoopback, shown } from '../../src/http/addresses.ts'
import { type GetOptions, get, type RetryPolicy } from '../../src/http/client.ts'
import { type Fault, faults, TestServer } from '../packer-install/support/server.ts'

let server: TestServer
let waits: number[]

beforeEach(async () => {
  server = await TestServer.serving(new Map([['/file', Buffer.from('content')]]))
  waits = []
})
afterEach(() => server.close())

const silent: Fault = () => {}
const retry: RetryPolicy = {
  waits: [1000, 2000],
  longestWait: 60_000,
  sleep: async (milliseconds) => void waits.push(milliseconds),
}
const file = () => new URL('/file', server.base)
const got = (options: Partial<GetOptions> = {}) =>
  get(file(), { maxBytes: 1000, deadline: 300_000, ...options })

describe('a response', () => {
  it('is whole, with its status, headers and body', async () => {
    const response = await got()
    expect(response).toMatchObject({ status: 200, attempts: 1, body: Buffer.from('content') })
    expect(response.header('content-length')).toBe('7')
    expect(response.header('location')).toBeUndefined()
  })

  it.each([
    ['announces', faults.announcing(1001)],
    ['sends', faults.streaming(65_536)],
  ])('that %s more bytes than it may have is an error, and is not asked for again', async (_, fault) => {
    server.misbehave('/file', fault)
    await expect(got({ retry })).rejects.toMatchObject({
      name: 'HttpError',
      kind: 'too-large',
      message: 'the answer has more than 1000 bytes',
    })
    expect(server.requests).toHaveLength(1)
  })

  it('of an error has a body of 64 KiB at most, whatever else it sends', async () => {
    server.misbehave('/file', (response) => {
      response.writeHead(403)
      for (let sent = 0; sent < 1e6; sent += 65_536) response.write(Buffer.alloc(65_536))
    })
    const { status, body } = await got({ maxBytes: 1e6 })
    expect(status).toBe(403)
    expect(body.length).toBeGreaterThanOrEqual(65_536)
    expect(body.length).toBeLessThan(2 * 65_536)
  })
})

describe('what is tried again', () => {
  it.each<[string, Fault[], number[]]>([
    ['429 and 503', [faults.status(429), faults.status(503)], [1000, 2000]],
    ['429 with Retry-After', [faults.status(429, { 'retry-after': '37' })], [37_000]],
    ['503 with a Retry-After that is over', [faults.status(503, { 'retry-after': '0' })], [1000]],
    ['503 with a Retry-After that is no time', [faults.status(503, { 'retry-after': 'soon' })], [1000]],
    ['a connection that breaks before the head', [faults.reset], [1000]],
    ['a connection that breaks in the body', [faults.truncated, faults.truncated], [1000, 2000]],
  ])('%s', async (_, sequence, expected) => {
    server.misbehave('/file', ...sequence)
    expect(await got({ retry })).toMatchObject({ status: 200, attempts: sequence.length + 1 })
    expect(waits).toEqual(expected)
  })

  it('waits until the date that Retry-After names', async () => {
    const date = new Date(Date.now() + 50_000).toUTCString()
    server.misbehave('/file', faults.status(503, { 'retry-after': date }))
    await got({ retry })
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThan(2000)
    expect(waits[0]).toBeLessThanOrEqual(50_000)
  })

  it.each([
    ['before the head', silent],
    ['in the body', faults.announcing(500)],
  ])('a server that falls silent %s', async (_, fault) => {
    server.misbehave('/file', fault)
    expect(await got({ retry, idleTimeout: 3000 })).toMatchObject({ status: 200, attempts: 2 })
  })

  it.each<[string, Fault, Partial<GetOptions>, number]>([
    ['a status that says no', faults.status(404), { retry }, 1],
    [
      'a server that wants to be left alone for an hour',
      faults.status(429, { 'retry-after': '3600' }),
      { retry },
      1,
    ],
    ['anything without a policy', faults.status(503), {}, 1],
    ['more often than the policy says', faults.status(500), { retry }, 3],
  ])('and not: %s', async (_, fault, options, times) => {
    server.misbehave('/file', ...Array<Fault>(9).fill(fault))
    const { status, attempts } = await got(options)
    expect(status).not.toBe(200)
    expect(attempts).toBe(times)
    expect(server.requests).toHaveLength(times)
  })

  it('a connection that is refused, whose error counts the attempts', async () => {
    await server.close()
    await expect(got({ retry })).rejects.toMatchObject({
      kind: 'connection',
      attempts: 3,
      message: expect.stringContaining('ECONNREFUSED'),
    })
    server = await TestServer.serving(new Map())
  })
})

describe('the time limit', () => {
  it('is the deadline of all attempts together', async () => {
    server.misbehave('/file', faults.announcing(500))
    await expect(got({ retry, deadline: 120 })).rejects.toMatchObject({
      kind: 'deadline',
      message: 'no whole answer within 0.12 s',
    })
  })

  it('is the deadline while it waits to try again', async () => {
    server.misbehave('/file', faults.status(503))
    const { sleep: _, ...real } = retry
    await expect(got({ retry: { ...real, waits: [60_000] }, deadline: 500 })).rejects.toThrow('0.5 s')
  })

  it('is the abort while it waits to try again', async () => {
    server.misbehave('/file', faults.status(500))
    const abort = new AbortController()
    const sleep: RetryPolicy['sleep'] = (_, signal) => {
      abort.abort(new Error('given up'))
      return Promise.reject(signal.reason)
    }
    await expect(got({ retry: { ...retry, sleep }, signal: abort.signal })).rejects.toThrow('given up')
    expect(server.requests).toHaveLength(1)
  })

  it.each(['before the head', 'in the body'])('is the abort %s', async (part) => {
    const abort = new AbortController()
    const giveUp = () => abort.abort(new Error('given up'))
    server.misbehave('/file', (response) => {
      if (part === 'before the head') return giveUp()
      response.writeHead(200, { 'content-length': 500 })
      response.write('x', giveUp)
    })
    await expect(got({ retry, signal: abort.signal })).rejects.toThrow('given up')
    expect(server.requests).toHaveLength(1)
  })
})

describe('redirects', () => {
  it.each([
    ['/else', '/else'],
    ['?again', '/file?again'],
  ])('within loopback are followed, as to %s', async (location, asked) => {
    server.misbehave('/file', faults.redirect(location))
    await got()
    expect(server.requests).toEqual(['/file', asked])
  })

  it.each([
    ['http://mirror.example/file', 'http://mirror.example/file'],
    [
      'http://user:pw@mirror.example:8080/file?X-Amz-Signature=s3cret#s3cret',
      'http://mirror.example:8080/file',
    ],
    ['ftp://127.0.0.1/file', 'ftp://127.0.0.1/file'],
    ['http://[', 'nowhere'],
  ])('to %s are not followed, and the error holds no secret of the address', async (location, shown) => {
    server.misbehave('/file', faults.redirect(location))
    await expect(got({ retry })).rejects.toMatchObject({
      kind: 'redirect',
      message: `${server.base}/file redirects to ${shown}; only https is followed`,
    })
    expect(server.requests).toHaveLength(1)
  })

  it('in a circle are not followed', async () => {
    server.misbehave('/file', ...Array<Fault>(9).fill(faults.redirect('/file')))
    await expect(got({ retry })).rejects.toThrow(`${server.base}/file redirects more than 5 times`)
    expect(server.requests).toHaveLength(6)
  })

  it('are responses where none may be followed', async () => {
    server.misbehave('/file', faults.redirect('/else'))
    expect(await got({ maxRedirects: 0 })).toMatchObject({ status: 302 })
    expect(server.requests).toEqual(['/file'])
  })
})

describe('addresses', () => {
  it.each(['http://localhost:1/', 'http://127.0.0.1/', 'http://127.1.2.3/', 'http://[::1]:8080/'])(
    '%s is loopback',
    (address) => expect(isLoopback(new URL(address))).toBe(true),
  )

  it.each([
    'http://0.0.0.0/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'http://[::2]/',
  ])('%s is not loopback', (address) => expect(isLoopback(new URL(address))).toBe(false))

  it.each([
    ['https://a.test/', 'http://127.0.0.1/', true],
    ['http://127.0.0.1:1/', 'http://localhost:2/', true],
    ['http://127.0.0.1/', 'https://127.0.0.1/', false],
    ['http://127.0.0.1/', 'http://a.test/', false],
    ['http://a.test/', 'http://127.0.0.1/', false],
    ['ftp://127.0.0.1/', 'http://127.0.0.1/', false],
  ])('what is sent to %s from %s stays confidential: %s', (to, from, expected) => {
    expect(isConfidential(new URL(to), new URL(from))).toBe(expected)
  })

  it('are shown as origin and path alone', () => {
    const address = 'http://user:pw@mirror.example:8080/packer.zip?X-Amz-Signature=s3cret#s3cret'
    expect(shown(new URL(address))).toBe('http://mirror.example:8080/packer.zip')
  })
})
