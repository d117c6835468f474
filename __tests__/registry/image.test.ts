import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { containerImage } from '../../src/registry/image.ts'
import { RegistryServer, reference, sha256 } from '../support/registry-server.ts'

let registry: RegistryServer
let elsewhere: RegistryServer

beforeEach(async () => {
  registry = await RegistryServer.start()
  elsewhere = await RegistryServer.start()
})
afterEach(async () => {
  await registry.stop()
  await elsewhere.stop()
})

const REQUEST_LIMITS = { deadline: 10_000, idle: 10_000, pause: 1 }
const PASSWORD = 'open sesame'
const BASIC = `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}`
const login = () => ({ registry: registry.host, username: 'me', password: PASSWORD })

const survey = (given?: ReturnType<typeof login>, name = 'team/dask:1', limits = REQUEST_LIMITS) =>
  containerImage(reference(`${registry.host}/${name}`), 'x86_64', given, limits)

/** Makes the registry ask for a token from `realm`, and take the token "pass" only. */
function bearer(realm: string) {
  registry.before = (request, response, url) => {
    if (!url.pathname.startsWith('/v2/') || request.headers.authorization === 'Bearer pass') return false
    const challenge = `Bearer realm="${realm}",service="reg, one",scope="aws"`
    response.writeHead(401, { 'www-authenticate': challenge }).end()
    return true
  }
}

describe('an image in a public registry', () => {
  it('is read from its manifest and config', async () => {
    const { manifest } = registry.image('1', 'amd64')
    expect(await survey()).toEqual({
      reference: `${registry.host}/team/dask:1`,
      state: 'found',
      digest: manifest,
      platformDigest: manifest,
      compressedBytes: 1500,
      layers: 2,
      environment: { PATH: '/a=b', EMPTY: '' },
    })
    expect(registry.asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined])
  })

  it('is chosen from an index, whose digest it goes by', async () => {
    const digest = registry.index('1')
    expect(await survey()).toMatchObject({ state: 'found', digest, layers: 2 })
    expect(await survey(undefined, `team/dask@${digest}`)).toMatchObject({ state: 'found', digest })
    // Images are put as indexes name them, so this is the one of the index for amd64.
    const { manifest: platformDigest } = registry.image(undefined, 'amd64')
    expect(await survey()).toMatchObject({ platformDigest })
  })

  it('gets no login that is for another registry', async () => {
    registry.image('1', 'amd64')
    bearer(`http://${registry.host}/token`)
    registry.routes.set('/token', '{"token":"pass"}')
    expect(await survey({ ...login(), registry: 'docker.io' })).toMatchObject({ state: 'found' })
    expect(registry.asked.map(({ authorization }) => authorization)).not.toContain(BASIC)
  })

  it('is wrong for the machine when it is for another architecture, alone or in an index', async () => {
    registry.image('1', 'arm64')
    expect(await survey()).toMatchObject({
      state: 'wrong-architecture',
      why: 'it is for linux/arm64 and not for linux/amd64',
    })
    const body = JSON.stringify({
      manifests: [{ digest: sha256(''), platform: { os: 'linux', architecture: 's390x' } }],
    })
    registry.routes.set('/v2/team/dask/manifests/1', body)
    expect(await survey()).toMatchObject({
      state: 'wrong-architecture',
      why: 'it is for linux/s390x and not for linux/amd64',
    })
  })

  it('is not found where there is none', async () => {
    expect(await survey()).toMatchObject({ state: 'not-found' })
  })
})

describe('a blob that lies elsewhere', () => {
  it('is fetched without the token', async () => {
    const { config } = registry.image('1', 'amd64')
    registry.routes.set('/token', '{"access_token":"pass"}')
    bearer(`http://${registry.host}/token`)
    const guarded = registry.before
    registry.before = (request, response, url) => {
      if (guarded(request, response, url)) return true
      if (!url.pathname.includes('/blobs/')) return false
      response.writeHead(307, { location: `http://${elsewhere.host}/blob` }).end()
      return true
    }
    elsewhere.routes.set('/blob', registry.routes.get(`/v2/team/dask/blobs/${config}`) ?? '')
    expect(await survey(login())).toMatchObject({ state: 'found' })
    expect(elsewhere.asked).toEqual([{ path: '/blob', authorization: undefined }])
    expect(registry.asked.at(-1)?.authorization).toBe('Bearer pass')
  })

  it.each(['http://192.0.2.1/blob', 'ftp://127.0.0.1/blob', 'http://['])(
    'is not fetched from %s',
    async (location) => {
      registry.before = (_request, response) => {
        response.writeHead(302, { location }).end()
        return true
      }
      expect(await survey()).toMatchObject({ state: 'unknown', why: expect.stringContaining('redirects to') })
      expect(registry.asked).toHaveLength(1)
    },
  )
})

describe('a private registry', () => {
  it('with tokens gives the image to a login, and asks for the scope of the repository', async () => {
    registry.image('1', 'amd64')
    bearer(`http://${elsewhere.host}/token?x=1`)
    let query = ''
    elsewhere.before = (_request, response, url) => {
      query = url.search
      response.end('{"token":"pass"}')
      return true
    }
    expect(await survey(login())).toMatchObject({ state: 'found' })
    expect(elsewhere.asked).toEqual([{ path: '/token', authorization: BASIC }])
    expect([...new URLSearchParams(query)]).toEqual([
      ['x', '1'],
      ['service', 'reg, one'],
      ['scope', 'repository:team/dask:pull'],
      ['scope', 'aws'],
    ])
    expect(registry.asked.map(({ authorization }) => authorization)).toEqual([
      undefined,
      'Bearer pass',
      'Bearer pass',
    ])
  })

  it('with passwords gives the image to a login', async () => {
    registry.image('1', 'amd64')
    registry.before = (request, response) => {
      if (request.headers.authorization === BASIC) return false
      response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end()
      return true
    }
    expect(await survey(login())).toMatchObject({ state: 'found' })
    expect(await survey({ ...login(), password: 'wrong' })).toMatchObject({ state: 'login-refused' })
    expect(await survey()).toMatchObject({ state: 'login-missing' })
  })

  it.each([401, 403])('whose tokens are refused with %i wants a login, or another one', async (status) => {
    bearer(`http://${elsewhere.host}/token`)
    elsewhere.before = (_request, response) => {
      response.writeHead(status).end('{"errors":[{"code":"DENIED"}]}')
      return true
    }
    const refused = await survey(login())
    expect(refused).toMatchObject({ state: 'login-refused' })
    expect(JSON.stringify(refused)).not.toContain(PASSWORD)
    expect(await survey()).toMatchObject({ state: 'login-missing' })
  })

  it('that does not take its own tokens wants a login, or another one', async () => {
    bearer(`http://${elsewhere.host}/token`)
    elsewhere.routes.set('/token', '{"token":"anonymous"}')
    expect(await survey()).toMatchObject({ state: 'login-missing' })
    expect(await survey(login())).toMatchObject({ state: 'login-refused' })
  })

  it.each([
    'http://192.0.2.1/token',
    'http://127.0.0.1.example.com/token',
    'https://me:you@127.0.0.1/token',
    'file:///token',
    'token',
    '',
  ])('that sends logins to %s gets no login', async (realm) => {
    bearer(realm)
    expect(await survey(login())).toMatchObject({
      state: 'unknown',
      why: expect.stringMatching(/where they would not be safe|names no address that gives tokens/),
    })
    expect(registry.asked.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  it('that sends logins over plain http to another machine gets no login, though that one would listen', async () => {
    // Linux takes 0.0.0.0 to this machine, but it is none of the addresses that are known to be loopback.
    bearer(`http://${elsewhere.host.replace('127.0.0.1', '0.0.0.0')}/token`)
    elsewhere.routes.set('/token', '{"token":"pass"}')
    expect(await survey(login())).toMatchObject({ state: 'unknown' })
    expect(elsewhere.asked).toEqual([])
  })

  it('whose tokens could not stand in a header is asked no more', async () => {
    bearer(`http://${elsewhere.host}/token`)
    elsewhere.routes.set('/token', JSON.stringify({ token: 'a\r\nb: c' }))
    expect(await survey(login())).toMatchObject({ state: 'unknown', why: `${elsewhere.host} gave no token` })
  })
})
