import { createServer, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** How one request is answered instead of with the file that it asks for. */
export type Fault = (response: ServerResponse, file: Buffer) => void

export const faults = {
  status:
    (status: number, headers: Record<string, string> = {}): Fault =>
    (response) =>
      void response.writeHead(status, headers).end('no'),
  redirect: (location: string): Fault => faults.status(302, { location }),
  /** The connection breaks before an answer. */
  reset: ((response) => void response.destroy()) satisfies Fault,
  /** The connection breaks in the middle of the body. */
  truncated: ((response, file) => {
    response.writeHead(200, { 'content-length': file.length })
    response.write(file.subarray(0, file.length / 2), () => response.destroy())
  }) satisfies Fault,
  /** Sends half of the body, and nothing more for as long as the client waits. */
  stalled: ((response, file) => {
    response.writeHead(200, { 'content-length': file.length })
    response.write(file.subarray(0, file.length / 2))
  }) satisfies Fault,
  /** Announces a body of that many bytes. */
  announcing:
    (bytes: number): Fault =>
    (response) => {
      response.writeHead(200, { 'content-length': bytes })
      response.write('x')
    },
  /** Sends that many bytes without announcing how many. */
  streaming:
    (bytes: number): Fault =>
    (response) => {
      response.writeHead(200)
      for (let sent = 0; sent < bytes; sent += 65_536) response.write(Buffer.alloc(65_536))
      response.end()
    },
} as const

/** A release server on loopback. */
export class TestServer {
  /** Paths in the order in which they were asked for. */
  readonly requests: string[] = []
  readonly #server: Server
  readonly base: string
  readonly port: number
  readonly #faults: { readonly path: string | RegExp; readonly sequence: Fault[] }[] = []
  readonly #files: ReadonlyMap<string, Buffer>

  private constructor(server: Server, scheme: string, files: ReadonlyMap<string, Buffer>) {
    this.#server = server
    this.#files = files
    this.port = (server.address() as AddressInfo).port
    this.base = `${scheme}://127.0.0.1:${this.port}`
    server.on('request', (request, response) => this.#answer(request.url ?? '/', response))
  }

  static async serving(
    files: ReadonlyMap<string, Buffer>,
    tls?: { key: string; cert: string },
  ): Promise<TestServer> {
    const server = tls === undefined ? createServer() : createTlsServer(tls)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new TestServer(server, tls === undefined ? 'http' : 'https', files)
  }

  /** Answers the next requests for a path, or for those that match, with these faults, one each; after them with the file. */
  misbehave(path: string | RegExp, ...sequence: Fault[]): void {
    this.#faults.push({ path, sequence })
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #answer(path: string, response: ServerResponse): void {
    this.requests.push(path)
    const file = this.#files.get(path.replace(/\?.*/, ''))
    const isFor = (of: string | RegExp) => (typeof of === 'string' ? of === path : of.test(path))
    const waiting = this.#faults.find((each) => each.sequence.length > 0 && isFor(each.path))
    const fault = waiting?.sequence.shift()
    if (fault !== undefined) fault(response, file ?? Buffer.alloc(0))
    else if (file === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-length': file.length }).end(file)
  }
}
