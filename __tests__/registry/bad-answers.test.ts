import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { containerImage } from '../../src/registry/image.ts'
import { RegistryServer, reference, sha256 } from '../support/registry-server.ts'

let registry: RegistryServer

beforeEach(async () => {
  registry = await RegistryServer.start()
})
afterEach(() => registry.stop())

const REQUEST_LIMITS = { deadline: 10_000, idle: 10_000, pause: 1 }
const login = () => ({ registry: registry.host, username: 'me', password: 'open sesame' })

const survey = (given?: ReturnType<typeof login>, name = 'team/dask:1', limits = REQUEST_LIMITS) =>
  containerImage(reference(`${registry.host}/${name}`), 'x86_64', given, limits)

describe('a registry that gives no good answer says nothing about the image', () => {
  it.each([
    [429, 2],
    [500, 2],
    [503, 2],
    [403, 1],
    [407, 1],
  ])('after %i, asked %i times', async (status, times) => {
    registry.before = (_request, response) => {
      response.writeHead(status).end('<html>')
      return true
    }
    expect(await survey(login())).toMatchObject({
      state: 'unknown',
      why: `${registry.host} answered ${status}`,
    })
    expect(registry.asked).toHaveLength(times)
  })

  it('but is asked a second time', async () => {
    registry.image('1', 'amd64')
    registry.before = (_request, response) => {
      if (registry.asked.length > 1) return false
      response.writeHead(503).end()
      return true
    }
    expect(await survey()).toMatchObject({ state: 'found' })
  })

  it('when its answer is cut short', async () => {
    registry.before = (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{')
      setTimeout(() => request.socket.destroy(), 20)
      return true
    }
    expect(await survey()).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining('could not be asked'),
    })
    expect(registry.asked).toHaveLength(2)
  })

  it.each(['head', 'body'])('when it says nothing more before the %s', async (part) => {
    registry.before = (_request, response) => {
      if (part === 'body') response.writeHead(200).write('{')
      return true
    }
    const hurried = { deadline: 10_000, idle: 500, pause: 1 }
    expect(await survey(undefined, 'team/dask:1', hurried)).toMatchObject({ state: 'unknown' })
    expect(registry.asked).toHaveLength(2)
  })

  it('when a body is not what its digest says', async () => {
    const { manifest, config } = registry.image('1', 'amd64')
    registry.routes.set(`/v2/team/dask/blobs/${config}`, '{}')
    expect(await survey()).toMatchObject({
      state: 'unknown',
      why: `${registry.host} answered with something else than ${config}`,
    })
    registry.routes.set(`/v2/team/dask/manifests/${manifest}`, '{}')
    expect(await survey(undefined, `team/dask@${manifest}`)).toMatchObject({
      state: 'unknown',
      why: `${registry.host} answered with something else than ${manifest}`,
    })
  })

  it.each<[string, string | Buffer, string]>([
    ['larger than 4 MiB', Buffer.alloc(4 * 2 ** 20 + 1, ' '), 'answered with more than 4 MiB'],
    ['not JSON', '<html>', 'not a JSON object'],
    ['no object', '7', 'not a JSON object'],
    ['a manifest of schema 1', '{"fsLayers":[]}', 'of a kind that is not known'],
    [
      'one with a path for a digest',
      '{"layers":[],"config":{"digest":"../../x"}}',
      'without a sha256 digest',
    ],
    ['one with layers of no size', '{"layers":[{"size":-1}]}', 'layers without a size'],
    ['one with layers of 8 PiB', '{"layers":[{"size":9007199254740991}]}', 'layers larger than any image'],
    ['nested without end', `{"layers":${'['.repeat(1e6)}${']'.repeat(1e6)}}`, 'layers without a size'],
  ])('when its manifest is %s', async (_, body, why) => {
    registry.routes.set('/v2/team/dask/manifests/1', body)
    expect(await survey()).toMatchObject({ state: 'unknown', why: expect.stringContaining(why) })
    expect(registry.asked).toHaveLength(1)
  })

  it('when its redirects together take longer than it is waited for', async () => {
    let redirects = 0
    registry.before = (request, response) => {
      redirects += 1
      setTimeout(() => response.writeHead(302, { location: request.url }).end(), 200)
      return true
    }
    expect(await survey(undefined, 'team/dask:1', { deadline: 500, idle: 500, pause: 1 })).toMatchObject({
      state: 'unknown',
      why: `${registry.host} could not be asked (no whole answer within 0.5 s)`,
    })
    expect(redirects).toBeLessThan(6)
  })

  it('when it redirects in a circle', async () => {
    registry.before = (request, response) => {
      response.writeHead(302, { location: request.url }).end()
      return true
    }
    expect(await survey()).toMatchObject({
      why: expect.stringMatching(/\/v2\/team\/dask\/manifests\/1 redirects more than 5 times$/),
    })
    expect(registry.asked).toHaveLength(6)
  })

  it('when its headers have 100 KB', async () => {
    registry.before = (_request, response) => {
      response.writeHead(401, { 'www-authenticate': `Bearer realm="${'x'.repeat(100_000)}"` }).end()
      return true
    }
    expect(await survey(login())).toMatchObject({ why: expect.stringContaining('Header overflow') })
  })

  it('when it gives a token of more than 64 KiB', async () => {
    registry.routes.set('/token', JSON.stringify({ token: 'x'.repeat(65_537) }))
    registry.before = (_request, response, url) => {
      if (url.pathname === '/token') return false
      response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${registry.host}/token"` }).end()
      return true
    }
    expect(await survey()).toMatchObject({ state: 'unknown', why: `${registry.host} gave no token` })
    expect(registry.asked.map(({ path }) => path)).toEqual(['/v2/team/dask/manifests/1', '/token'])
  })

  it.each<[string, unknown]>([
    [
      'many',
      Array.from({ length: 30_000 }, () => ({
        digest: '',
        platform: { os: 'linux', architecture: 's390x' },
      })),
    ],
    ['long', [{ digest: '', platform: { os: 'l'.repeat(1e6), architecture: 's390x' } }]],
  ])('when its index names too %s platforms, of which the message names some', async (_, manifests) => {
    registry.routes.set('/v2/team/dask/manifests/1', JSON.stringify({ manifests }))
    const image = await survey()
    expect(image).toMatchObject({
      state: 'wrong-architecture',
      why: expect.stringMatching(/^it is for l.* \.\.\.$/),
    })
    expect(JSON.stringify(image).length).toBeLessThan(1000)
  })

  it.each<[string, unknown]>([
    ['a system that is a list', { os: [[['linux']]] }],
    ['variables that are no texts', { config: { Env: [['A=b']] } }],
  ])('when its config has %s', async (_, config) => {
    const body = JSON.stringify(config)
    const manifest = { config: { digest: sha256(body) }, layers: [] }
    registry.routes.set(`/v2/team/dask/blobs/${sha256(body)}`, body)
    registry.routes.set('/v2/team/dask/manifests/1', JSON.stringify(manifest))
    expect(await survey()).not.toMatchObject({ state: 'found' })
  })

  it('when nobody listens', async () => {
    const image = await containerImage(reference('127.0.0.1:1/dask'), 'arm64', undefined, REQUEST_LIMITS)
    expect(image).toMatchObject({ state: 'unknown', why: expect.stringContaining('ECONNREFUSED') })
  })
})
