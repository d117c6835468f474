import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../../src/aws/sdk-cloud.ts'
import { get } from '../../src/http/client.ts'
import { proxyFor } from '../../src/http/proxy.ts'
import { tunnel } from '../../src/http/tunnel.ts'
import { NO_AWS, useEnvironment } from '../support/aws-environment.ts'

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy']
const EC2 = new URL('https://ec2.eu-west-2.amazonaws.com/')

beforeEach(() => {
  for (const name of VARIABLES) vi.stubEnv(name, undefined)
})
afterEach(() => vi.unstubAllEnvs())

describe('proxyFor', () => {
  it.each([
    [{ HTTPS_PROXY: 'http://p.test:3128' }, 'http://p.test:3128/'],
    [{ https_proxy: 'http://p.test:3128' }, 'http://p.test:3128/'],
    [{ HTTP_PROXY: 'http://p.test:3128' }, undefined],
    [{ HTTPS_PROXY: 'p.test:3128' }, 'http://p.test:3128/'],
    [{ HTTPS_PROXY: '192.0.2.1:3128' }, 'http://192.0.2.1:3128/'],
    [{ HTTPS_PROXY: 'p.test' }, 'http://p.test/'],
    [{ HTTPS_PROXY: 'http://me:50%25@p.test' }, 'http://me:50%25@p.test/'],
    [{ HTTPS_PROXY: 'http://p.test', NO_PROXY: 'a.test, amazonaws.com' }, undefined],
    [{ HTTPS_PROXY: 'http://p.test', no_proxy: '.eu-west-2.amazonaws.com:443' }, undefined],
    [{ HTTPS_PROXY: 'http://p.test', NO_PROXY: 's3.eu-west-2.amazonaws.com' }, 'http://p.test/'],
    [{ HTTPS_PROXY: 'http://p.test', NO_PROXY: '*' }, undefined],
  ])('with %o gives %s', (environment, expected) => {
    useEnvironment(environment)
    expect(proxyFor(EC2)?.href).toBe(expected)
  })

  it('names the variable of a proxy of a kind that it does not know, and not the login in it', () => {
    useEnvironment({ HTTPS_PROXY: 'socks5://me:secret@p.test:1080' })
    expect(() => proxyFor(EC2)).toThrow(
      /^The variable HTTPS_PROXY names a proxy of the kind 'socks5'\. Set an HTTP proxy/,
    )
  })
})

describe('a tunnel', () => {
  it.each([
    [200, 'me:50%', 'me:50%'],
    [200, 'me:50%25', 'me:50%'],
    [204, 'me:secret', 'me:secret'],
  ])('is open by an answer of %d, to the login %s', async (status, written, login) => {
    const asked: (string | undefined)[] = []
    const proxy = createServer().on('connect', ({ headers }, client) => {
      asked.push(headers['proxy-authorization'])
      client.end(`HTTP/1.1 ${status} Open\r\n\r\n`)
    })
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
    const { port } = proxy.address() as AddressInfo
    const socket = await tunnel(new URL(`http://${written}@127.0.0.1:${port}`), 'releases.test:443')
    socket.destroy()
    proxy.close()
    expect(asked).toEqual([`Basic ${Buffer.from(login).toString('base64')}`])
  })
})

describe('a proxy that does not let something through', () => {
  it.each([
    [403, /opened no way to (\S+): it answered 403\. Let it pass connections to that host/],
    [407, /it answered 407\. It wants a login: write it into the variable/],
  ])('by answering %d is named, for AWS and for everything else', async (status, words) => {
    const proxy = createServer().on('connect', (_, client) => {
      client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 2\r\n\r\nNo`)
    })
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
    const { port } = proxy.address() as AddressInfo
    useEnvironment({ ...NO_AWS, ...keys, HTTPS_PROXY: `http://me:secret@127.0.0.1:${port}` })
    const cloud = await connect('eu-west-2')
    const failures = await Promise.allSettled([
      cloud.callerIdentity(),
      get(new URL('https://releases.test'), { maxBytes: 1000, deadline: 10_000 }),
    ])
    for (const failure of failures) {
      const reason = failure.status === 'rejected' ? String(failure.reason) : ''
      expect(reason).toMatch(words)
      expect(reason).not.toContain('secret')
    }
    // What a bake can do without stays optional.
    expect(await cloud.quota('L-1216C47A')).toBe('unreached')
    proxy.close()
  })

  it.each([
    ['drips its answer', 'HTTP/1.1 200 Open\r\nvia: ', 'x', 'did not answer within 0.2 s'],
    ['answers with 100 KB of headers', `HTTP/1.1 200 Open\r\nvia: ${'x'.repeat(1e5)}`, '', 'Header overflow'],
  ])('because it %s is given up', async (_, first, more, words) => {
    const proxy = createTcpServer((client) => {
      client.on('error', () => {}).write(first)
      const dripping = setInterval(() => client.write(more), 20)
      client.on('close', () => clearInterval(dripping))
    })
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
    const { port } = proxy.address() as AddressInfo
    await expect(tunnel(new URL(`http://127.0.0.1:${port}`), 'releases.test:443', 200)).rejects.toThrow(words)
    proxy.close()
  })

  it('by never answering is given up', async () => {
    const silent = createTcpServer()
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
    useEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` })
    const options = { maxBytes: 1000, deadline: 60_000, idleTimeout: 100 }
    await expect(get(new URL('https://releases.test'), options)).rejects.toThrow('no answer within 0.1 s')
    silent.close()
  })
})

it('asks over plain http through HTTP_PROXY', async () => {
  const asked: (string | undefined)[] = []
  const proxy = createServer((request, response) => {
    asked.push(request.url)
    response.end('from the proxy')
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  useEnvironment({ HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` })
  const url = new URL('http://mirror.test:8080/index.json?a=b')
  const { status, body } = await get(url, { maxBytes: 1000, deadline: 10_000 })
  expect([status, body.toString()]).toEqual([200, 'from the proxy'])
  expect(asked).toEqual(['http://mirror.test:8080/index.json?a=b'])
  proxy.close()
})

it('passes the proxy over where the way of the question matters', async () => {
  const asked: (string | undefined)[] = []
  const proxy = createServer((request, response) => {
    asked.push(request.url)
    response.end()
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  useEnvironment({ HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` })
  const options = { maxBytes: 1000, deadline: 10_000, direct: true }
  // A label of more than 63 characters (RFC 1035): no name server is asked.
  await expect(get(new URL(`http://${'a'.repeat(64)}.test`), options)).rejects.toThrow('getaddrinfo')
  expect(asked).toEqual([])
  proxy.close()
})
