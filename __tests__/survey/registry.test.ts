import { describe, expect, it } from 'vitest'
import type { ImageReference } from '../../src/inputs/image-reference.ts'
import type { RegistryLogin } from '../../src/plan/container-image.ts'
import { containerImage } from '../../src/survey/registry.ts'
import { type Get, get } from '../../src/survey/registry-http.ts'
import { registryLogins } from '../../src/survey/registry-logins.ts'
import { anImage, answer, aServer, digestOf, type Handler, imageHandler } from '../support/registry-server.ts'
import { requestOf } from '../support/requests.ts'

const reference = (host: string | undefined, tag = '1', repository = 'team/dask'): ImageReference => ({
  text: `${host}/${repository}:${tag}`,
  registry: host,
  repository,
  tag,
  digest: undefined,
})
const login = (registry: string): RegistryLogin => ({ registry, username: 'robot', password: 'pass:word' })
const BASIC = `Basic ${Buffer.from('robot:pass:word').toString('base64')}`

async function stateOf(logins: (host: string) => RegistryLogin[], ...handlers: Handler[]) {
  const { host, asked } = await aServer(...handlers)
  const found = await containerImage(reference(host), 'x86_64', logins(host))
  return { found, asked, state: found.state, why: found.state === 'found' ? '' : found.why }
}

describe('a public registry', () => {
  it.each(['x86_64', 'arm64'] as const)(
    'tells digest, sizes and environment for %s',
    async (architecture) => {
      const image = anImage()
      const { host } = await aServer(imageHandler(image))
      expect(await containerImage(reference(host), architecture, [])).toEqual({
        reference: `${host}/team/dask:1`,
        state: 'found',
        digest: digestOf(image.index),
        compressedBytes: 3000,
        layers: 3,
        environment: { PATH: '/bin', CUDA_VERSION: '13.0.2' },
      })
    },
  )

  it('may have the image for one platform only, without an index', async () => {
    const image = anImage(['amd64'])
    const { host } = await aServer(imageHandler(image, image.single))
    expect((await containerImage(reference(host), 'x86_64', [])).state).toBe('found')
    expect(await containerImage(reference(host), 'arm64', [])).toMatchObject({
      state: 'wrong-architecture',
      why: 'it is made for linux/amd64, not linux/arm64',
    })
  })

  it('may lack the platform', async () => {
    const { host } = await aServer(imageHandler(anImage(['arm64'])))
    expect(await containerImage(reference(host), 'x86_64', [])).toMatchObject({
      state: 'wrong-architecture',
      why: 'it is not made for linux/amd64',
    })
  })

  it('is asked by digest when the reference has one', async () => {
    const image = anImage()
    const digest = digestOf(image.index)
    image.texts.set(digest, image.index)
    const { host } = await aServer(imageHandler(image))
    expect(await containerImage({ ...reference(host), digest }, 'x86_64', [])).toMatchObject({ digest })
  })

  it('may not have the image', async () => {
    expect((await stateOf(() => [])).found).toMatchObject({
      state: 'not-found',
      why: 'the registry has no such image',
    })
  })
})

describe('Docker Hub', () => {
  it.each([
    ['python', 'https://registry-1.docker.io/v2/library/python/manifests/1'],
    ['daskdev/dask', 'https://registry-1.docker.io/v2/daskdev/dask/manifests/1'],
  ])('is asked for %s at %s', async (repository, address) => {
    const asked: string[] = []
    const recording: Get = async (url) => {
      asked.push(url.href)
      throw new Error('nobody is asked in a test')
    }
    const image = { ...reference(undefined), repository }
    expect(await containerImage(image, 'x86_64', [], recording)).toMatchObject({ state: 'unknown' })
    expect(asked).toEqual([address])
  })
})

/** Wants a token of /token, which it gives to `accepted` alone, and else answers as `next`. */
function bearer(host: () => string, accepted: string | undefined, next: Handler): Handler {
  return (request, response) => {
    if (request.url?.startsWith('/token?')) {
      return request.headers.authorization === accepted
        ? answer(response, 200, {}, JSON.stringify({ token: 'a-token' }))
        : answer(response, 401)
    }
    if (request.headers.authorization === 'Bearer a-token') return next(request, response)
    const realm = `Bearer realm="http://${host()}/token",service="registry",scope="repository:team/dask:pull"`
    return answer(response, 401, { 'www-authenticate': realm })
  }
}

async function bearerServer(accepted: string | undefined) {
  let own = ''
  const server = await aServer(bearer(() => own, accepted, imageHandler()))
  own = server.host
  return server
}

describe('a registry that wants a token', () => {
  it('gives one to anybody', async () => {
    const { host, asked } = await bearerServer(undefined)
    expect((await containerImage(reference(host), 'x86_64', [])).state).toBe('found')
    expect(asked[1]?.path).toBe('/token?service=registry&scope=repository%3Ateam%2Fdask%3Apull')
  })

  it('gives one for the login, which is sent for the token alone', async () => {
    const { host, asked } = await bearerServer(BASIC)
    expect((await containerImage(reference(host), 'x86_64', [login(host)])).state).toBe('found')
    expect(asked.filter(({ authorization }) => authorization === BASIC).map(({ path }) => path)).toEqual([
      '/token?service=registry&scope=repository%3Ateam%2Fdask%3Apull',
    ])
  })

  it('is not sent the login of another registry', async () => {
    const { host, asked } = await bearerServer(BASIC)
    expect(await containerImage(reference(host), 'x86_64', [login('ghcr.io')])).toMatchObject({
      state: 'login-missing',
    })
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined])
  })

  it('may refuse the login', async () => {
    const { host } = await bearerServer('Basic of-somebody-else')
    expect(await containerImage(reference(host), 'x86_64', [login(host)])).toMatchObject({
      state: 'login-refused',
      why: "the registry refuses the login of 'robot' for it",
    })
  })

  it('is not sent the password where it could be read on the way', async () => {
    const sent: string[] = []
    const hostile: Get = async (url, headers) => {
      sent.push(`${url.origin} ${headers['authorization'] ?? ''}`)
      const challenge = 'Bearer realm="http://token.example.com/",service="x"'
      return { status: 401, headers: { 'www-authenticate': challenge }, body: Buffer.alloc(0) }
    }
    const found = await containerImage(
      reference('registry.example.com'),
      'x86_64',
      [login('registry.example.com')],
      hostile,
    )
    expect(found).toMatchObject({
      state: 'unknown',
      why: 'registry.example.com wants the login at http://token.example.com, which is not https',
    })
    expect(sent).toEqual(['https://registry.example.com '])
  })
})

describe('a registry with a plain password', () => {
  const basic: Handler = (request, response) =>
    request.headers.authorization === BASIC
      ? imageHandler()(request, response)
      : answer(response, 401, { 'www-authenticate': 'Basic realm="Registry"' })

  it.each([
    ['found', (host: string) => [login(host)]],
    ['login-missing', () => []],
    ['login-refused', (host: string) => [{ ...login(host), password: 'wrong' }]],
  ])('says %s', async (state, logins) => {
    expect((await stateOf(logins, basic)).state).toBe(state)
  })
})

describe('a store that blobs are redirected to', () => {
  it('does not see the authorisation', async () => {
    const image = anImage()
    const store = await aServer(imageHandler(image))
    let own = ''
    const redirecting: Handler = (request, response) =>
      request.url?.includes('/blobs/') === true
        ? answer(response, 307, { location: `http://${store.host}${request.url}` })
        : imageHandler(image)(request, response)
    const server = await aServer(bearer(() => own, undefined, redirecting))
    own = server.host
    expect((await containerImage(reference(server.host), 'x86_64', [])).state).toBe('found')
    expect(store.asked.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  it('may not be one without TLS elsewhere', async () => {
    const image = anImage()
    const { found } = await stateOf(
      () => [],
      (request, response) =>
        request.url?.includes('/blobs/') === true &&
        answer(response, 302, { location: 'http://store.example.com/' }),
      imageHandler(image),
    )
    expect(found).toMatchObject({ state: 'unknown' })
  })
})

describe('a registry that behaves badly is unknown, whatever it does', () => {
  const large = Buffer.alloc(5 * 2 ** 20, ' ')
  it.each<[string, Handler]>([
    ['429', (_, response) => answer(response, 429)],
    ['500', (_, response) => answer(response, 500)],
    ['nonsense', (_, response) => answer(response, 200, {}, 'nonsense')],
    ['no layers', (_, response) => answer(response, 200, {}, '{}')],
    ['too much', (_, response) => answer(response, 200, {}, large)],
    [
      'another digest',
      (_, response) => answer(response, 200, { 'docker-content-digest': digestOf('x') }, '{}'),
    ],
    [
      'a broken connection',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{')
        setImmediate(() => response.destroy())
        return true
      },
    ],
    ['an endless redirect', (request, response) => answer(response, 302, { location: request.url ?? '' })],
    [
      'a challenge that is none',
      (_, response) => answer(response, 401, { 'www-authenticate': 'Bearer realm="::"' }),
    ],
  ])('%s', async (title, handler) => {
    const { state } = await stateOf(() => [], handler)
    expect(state).toBe(title === 'a challenge that is none' ? 'login-missing' : 'unknown')
  })

  it('nobody there', async () => {
    expect(await containerImage(reference('127.0.0.1:1'), 'x86_64', [], get)).toMatchObject({
      state: 'unknown',
    })
  })
})

describe('the logins of a request', () => {
  const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
  const connect = async (region: string) => ({
    ecrLogin: async () => ({ username: 'AWS', password: `token of ${region}` }),
  })
  const noAccount = async () => {
    throw new Error('the account was not to be asked')
  }

  it('are none without a private registry', async () => {
    expect(await registryLogins(requestOf(), [reference('ghcr.io')], noAccount)).toEqual([])
  })

  it.each([
    [{ registry: 'ghcr.io' }, 'ghcr.io'],
    [{}, 'docker.io'],
  ])('hold the given one: %o', async (inputs, registry) => {
    const request = requestOf({ ...inputs, 'registry-username': 'robot', 'registry-password': 'pass:word' })
    expect(await registryLogins(request, [], noAccount)).toEqual([login(registry)])
  })

  it('hold one token for each registry in ECR, of its Region', async () => {
    const images = [reference(ecr), reference(ecr, '2'), reference(ecr.replace('west-1', 'west-2'))]
    expect(await registryLogins(requestOf(), images, connect)).toEqual([
      { registry: ecr, username: 'AWS', password: 'token of eu-west-1' },
      { registry: ecr.replace('west-1', 'west-2'), username: 'AWS', password: 'token of eu-west-2' },
    ])
  })

  it('need no token where the user gave a login', async () => {
    const request = requestOf({ registry: ecr, 'registry-username': 'AWS', 'registry-password': 'mine' })
    expect(await registryLogins(request, [reference(ecr)], noAccount)).toHaveLength(1)
  })
})
