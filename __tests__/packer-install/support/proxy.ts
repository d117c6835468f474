import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** A proxy on loopback that tunnels every CONNECT to one port of this machine, whatever host is asked for. */
export class TestProxy {
  /** What CONNECT asked for. */
  readonly tunnels: string[] = []
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(port: number) {
    this.#server = createServer((_, response) => response.writeHead(400).end())
    this.#server.on('connect', (request, client: Socket) => {
      this.tunnels.push(request.url ?? '')
      const target = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n')
        target.pipe(client).pipe(target)
      })
      for (const socket of [client, target]) {
        this.#sockets.add(socket)
        socket.on('error', () => socket.destroy()).on('close', () => this.#sockets.delete(socket))
      }
    })
  }

  static async to(port: number): Promise<TestProxy> {
    const proxy = new TestProxy(port)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
