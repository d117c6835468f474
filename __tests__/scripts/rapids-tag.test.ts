import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refreshedRapidsImage } from '../../scripts/rapids-tag.ts'
import { containerInputs } from '../../src/inputs/container-inputs.ts'
import image from '../../src/inputs/rapids-image.json' with { type: 'json' }
import { rapids } from '../../src/plan/variants/rapids.ts'
import { RegistryServer } from '../support/registry-server.ts'
import { repository } from '../support/repository.ts'

const REQUEST_LIMITS = { deadline: 10_000, idle: 10_000, pause: 1 }
const OLD = { repository: 'rapidsai/base', tag: '26.06-cuda13-py3.14', since: '2026-07-01' }
const LIST = '/v2/rapidsai/base/tags/list'

let registry: RegistryServer

beforeEach(async () => {
  registry = await RegistryServer.start()
})
afterEach(() => registry.stop())

const refreshed = (old = OLD) => refreshedRapidsImage(old, '2026-11-26', registry.host, REQUEST_LIMITS)
const list = (...tags: string[]) => registry.routes.set(LIST, JSON.stringify({ name: 'rapidsai/base', tags }))

/** Lists `pages` one after the other, by the header Link, to whom has the token "pass". */
function listPages(...pages: readonly string[][]) {
  registry.routes.set('/token', '{"token":"pass"}')
  registry.before = (request, response, url) => {
    if (url.pathname !== LIST) return false
    if (request.headers.authorization !== 'Bearer pass') {
      const challenge = `Bearer realm="http://${registry.host}/token",service="registry"`
      response.writeHead(401, { 'www-authenticate': challenge }).end()
      return true
    }
    const page = Number(url.searchParams.get('last') ?? 0)
    const more = page + 1 < pages.length
    response.writeHead(200, more ? { link: `<${LIST}?last=${page + 1}&n=2>; rel="next"` } : {})
    response.end(JSON.stringify({ name: 'rapidsai/base', tags: pages[page] }))
    return true
  }
}

describe('the container image for RAPIDS', () => {
  it('gets the newest release of its CUDA and Python, and the day', async () => {
    list(
      ...['26.06-cuda13-py3.14', '26.10-cuda13-py3.14', '26.08-cuda13-py3.14'],
      ...['26.12a-cuda13-py3.14', '26.12-cuda12-py3.14', '26.12-cuda13-py3.13', '26.12-cuda13-py3.14-amd64'],
    )
    expect(await refreshed()).toEqual({ ...OLD, tag: '26.10-cuda13-py3.14', since: '2026-11-26' })
  })

  it('is looked for on every page, with a token where the registry wants one', async () => {
    listPages(['26.04-cuda13-py3.14', '26.06-cuda13-py3.14'], ['latest'], ['26.08-cuda13-py3.14'])
    expect(await refreshed()).toMatchObject({ tag: '26.08-cuda13-py3.14' })
    expect(registry.asked.filter(({ path }) => path === LIST)).toHaveLength(4)
  })

  it.each([['26.06-cuda13-py3.14'], ['26.04-cuda13-py3.14']])(
    'stays, with its day, where %s is the newest',
    async (tag) => {
      list(tag)
      expect(await refreshed()).toEqual(OLD)
    },
  )

  it.each<[string, string, RegExp]>([
    ['has no release', '{"tags":["latest"]}', /none of the 1 tags of .*rapidsai\/base is like 26\.06/],
    ['has no list', '{"tags":"latest"}', /has no list of tags/],
    ['answers with something else', '<html>', /not a JSON object/],
  ])('is an error where the registry %s', async (_, body, message) => {
    registry.routes.set(LIST, body)
    await expect(refreshed()).rejects.toThrow(message)
  })

  it('is an error where the registry does not know it', async () => {
    await expect(refreshed()).rejects.toThrow('tags/list was answered with 404')
  })

  it('is an error where the pages have no end', async () => {
    registry.before = (_request, response) => {
      response.writeHead(200, { link: `<${LIST}?last=x>; rel="next"` }).end('{"tags":[]}')
      return true
    }
    await expect(refreshed()).rejects.toThrow('more than 100 pages')
  })

  it('is in one file, which its variant, the description of the input and the example use', () => {
    const text = `${image.repository}:${image.tag}`
    expect(rapids.dockerImage.text).toBe(text)
    expect(containerInputs['docker-image'].doc).toContain(`\`${text}\``)
    expect(readFileSync(path.join(repository, 'docs/workflows/matrix.yml'), 'utf8')).toContain(
      `docker-image: ${text}\n`,
    )
    const refresh = readFileSync(path.join(repository, '.github/workflows/refresh-pins.yml'), 'utf8')
    expect(refresh).toMatch(
      /git diff --binary -- .*src\/inputs\/rapids-image\.json docs\/workflows\/matrix\.yml /,
    )
  })
})
