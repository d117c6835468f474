import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Of each index of a suite, how often it has changed. */
type Generations = Readonly<Record<string, number>>

const INDEXES = [
  'main/binary-amd64/Packages',
  'universe/binary-amd64/Packages',
  'main/binary-amd64/Release',
  'main/binary-arm64/Packages',
  'main/i18n/Translation-en',
  'main/source/Sources',
]

/** The text of an InRelease file as Ubuntu's archive has it, but for its length. */
export function aRelease(generations: Generations = {}): string {
  const lines = [...new Set([...INDEXES, ...Object.keys(generations)])].map((index) => {
    const sha256 = createHash('sha256')
      .update(`${index} ${generations[index] ?? 1}`)
      .digest('hex')
    return ` ${sha256}          1234567 ${index}`
  })
  return `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

Origin: Ubuntu
Suite: noble-updates
Date: Thu, 26 Nov 2026 04:00:00 UTC
Architectures: amd64 arm64
SHA256:
${lines.join('\n')}
-----BEGIN PGP SIGNATURE-----
-----END PGP SIGNATURE-----
`
}

/** A proxy on loopback that answers for every archive that is asked over HTTP, and lets nothing else out. */
export class ArchiveProxy {
  /** Of every suite, how often its packages have changed. */
  generation = 1
  /** Whether it has no answers. */
  silent = false
  /** The addresses that were asked for. */
  readonly asked: string[] = []
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<ArchiveProxy> {
    const server = createServer()
    const proxy = new ArchiveProxy(server)
    server.on('request', ({ url = '' }, response) => {
      proxy.asked.push(url)
      const found = url.endsWith('/InRelease')
      response.writeHead(proxy.silent ? 503 : found ? 200 : 403)
      response.end(found ? aRelease({ 'main/binary-amd64/Packages': proxy.generation }) : '')
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return proxy
  }

  /** For HTTP_PROXY. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((stopped) => this.#server.close(stopped))
  }
}
