import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a server is asked, as far as tests look at it. */
export interface Asked {
  readonly path: string
  readonly authorization: string | undefined
}

/** Answers a request, or gives false to let the next one do it. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean

/** A server on loopback that answers by the first handler that takes a request, else 404; ended with the test. */
export async function aServer(...handlers: Handler[]): Promise<{ host: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization })
    if (!handlers.some((handler) => handler(request, response))) answer(response, 404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** Answers at once with a status, headers and a body. */
export function answer(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Buffer = '',
): true {
  response.writeHead(status, headers).end(body)
  return true
}

export const digestOf = (text: string | Buffer) => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** The texts of an image of 3 layers and 3,000 bytes, alone or for several platforms. */
export function anImage(platforms: readonly string[] = ['amd64', 'arm64']) {
  const texts = new Map<string, string>()
  const keep = (text: string) => {
    texts.set(digestOf(text), text)
    return digestOf(text)
  }
  const manifests = platforms.map((architecture) => {
    const config = keep(
      JSON.stringify({ architecture, os: 'linux', config: { Env: ['PATH=/bin', 'CUDA_VERSION=13.0.2'] } }),
    )
    const layers = [1000, 1500, 500].map((size) => ({ size, digest: digestOf(String(size)) }))
    return {
      digest: keep(JSON.stringify({ schemaVersion: 2, config: { digest: config }, layers })),
      platform: { os: 'linux', architecture },
    }
  })
  const attestation = { digest: digestOf('x'), platform: { os: 'unknown', architecture: 'unknown' } }
  const index = JSON.stringify({ schemaVersion: 2, manifests: [attestation, ...manifests] })
  return { index, single: texts.get(manifests[0]?.digest ?? '') ?? '', texts }
}

/** Serves an image as team/dask:1. */
export function imageHandler(image = anImage(), tagged = image.index): Handler {
  return (request, response) => {
    if (request.url === '/v2/team/dask/manifests/1')
      return answer(response, 200, { 'docker-content-digest': digestOf(tagged) }, tagged)
    const found = image.texts.get(request.url?.split('/').at(-1) ?? '')
    return found === undefined ? false : answer(response, 200, {}, found)
  }
}
