import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { containerImage } from '../../src/registry/image.ts'
import { RegistryServer, reference } from '../support/registry-server.ts'

let registry: RegistryServer

beforeEach(async () => {
  registry = await RegistryServer.start()
})
afterEach(() => registry.stop())

const PATIENCE = { request: 10_000, pause: 1 }
const login = () => ({ registry: registry.host, username: 'me', password: 'open sesame' })

const survey = (given?: ReturnType<typeof login>, name = 'team/dask:1', patience = PATIENCE) =>
  containerImage(reference(`${registry.host}/${name}`), 'x86_64', given, patience)

describe('a registry that gives no good answer tells nothing of the image', () => {
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
    const hurried = { request: 500, pause: 1 }
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
  ])('when its manifest is %s', async (_, body, why) => {
    registry.routes.set('/v2/team/dask/manifests/1', body)
    expect(await survey()).toMatchObject({ state: 'unknown', why: expect.stringContaining(why) })
    expect(registry.asked).toHaveLength(1)
  })

  it('when nobody listens', async () => {
    const image = await containerImage(reference('127.0.0.1:1/dask'), 'arm64', undefined, PATIENCE)
    expect(image).toMatchObject({ state: 'unknown', why: expect.stringContaining('ECONNREFUSED') })
  })
})
