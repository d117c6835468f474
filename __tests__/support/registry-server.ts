import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ImageReference, imageReference } from '../../src/inputs/image-reference.ts'
import { ValidationError } from '../../src/inputs/input.ts'

export interface Asked {
  readonly path: string
  readonly authorization: string | undefined
}

type Answering = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean

/** An HTTP server on loopback that answers with `routes`, path to body, unless `before` has answered already. */
export class RegistryServer {
  readonly asked: Asked[] = []
  readonly routes = new Map<string, string | Buffer>()
  before: Answering = () => false
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<RegistryServer> {
    const server = createServer()
    const registry = new RegistryServer(server)
    server.on('request', (request, response) => registry.#answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return registry
  }

  /** `127.0.0.1:PORT` */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Puts an image of two layers, 1500 bytes together, at team/dask:TAG; gives the digests of its manifest and config. */
  image(tag: string | undefined, architecture: string, build = 1): { manifest: string; config: string } {
    const image = { os: 'linux', architecture, build, config: { Env: ['PATH=/a=b', 'EMPTY='] } }
    const config = this.#put('blobs', image)
    const layers = [{ size: 1000 }, { size: 500 }]
    const manifest = this.#put('manifests', { config: { digest: config }, layers }, tag)
    return { manifest, config }
  }

  /** Puts an index of images for amd64 and arm64, and an attestation, at team/dask:TAG; other builds have other digests. */
  index(tag: string, build = 1): string {
    const manifests = ['amd64', 'arm64'].map((architecture) => ({
      digest: this.image(undefined, architecture, build).manifest,
      platform: { os: 'linux', architecture },
    }))
    const attestation = { digest: sha256('none'), platform: { os: 'unknown', architecture: 'unknown' } }
    return this.#put('manifests', { manifests: [attestation, ...manifests] }, tag)
  }

  #put(kind: string, value: unknown, tag?: string): string {
    const body = JSON.stringify(value)
    const digest = sha256(body)
    this.routes.set(`/v2/team/dask/${kind}/${digest}`, body)
    if (tag !== undefined) this.routes.set(`/v2/team/dask/${kind}/${tag}`, body)
    return digest
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', `http://${this.host}`)
    this.asked.push({ path: url.pathname, authorization: request.headers.authorization })
    if (this.before(request, response, url)) return
    const body = this.routes.get(url.pathname)
    response.writeHead(body === undefined ? 404 : 200).end(body)
  }
}

export function sha256(text: string | Buffer): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/** The reference that a user's text is. */
export function reference(text: string): ImageReference {
  const parsed = imageReference(text)
  if (parsed instanceof ValidationError) throw new Error(`${text} is no reference`)
  return parsed
}
