import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One question for a token. */
export interface AskedToken {
  readonly audience: string | null
  readonly status: number
}

const ISSUER = 'https://token.actions.githubusercontent.com'
/**
 * As github.com writes it since 2026-07-15 for repositories that are made, renamed or transferred: with ids.
 * https://docs.github.com/en/actions/reference/security/oidc, "Immutable subject claims"
 */
export const SUBJECT = 'repo:an-owner@1234567/a-repository@7654321:ref:refs/heads/main'
const BEARER = 'the-bearer-of-the-job'

/**
 * Stands in for GitHub's OIDC service, on loopback. Its tokens look like GitHub's and are signed by nobody; it gives none
 * without the job's own bearer.
 */
export class IdTokenServer {
  readonly asked: AskedToken[] = []
  /** From the issue of a token to its end. */
  lifeSeconds = 300
  /** A status to answer with instead of giving a token. */
  failure: number | undefined
  /** A body to answer with instead of a token's. */
  body: string | undefined
  /** Whether questions are left without an answer. */
  silent = false
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<IdTokenServer> {
    const server = createServer()
    const service = new IdTokenServer(server)
    server.on('request', (request, response) => service.#answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return service
  }

  /** For `RunContext.idTokens`. */
  get service(): { readonly url: string; readonly bearer: string } {
    const { port } = this.#server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}/oidc?api-version=2.0`, bearer: BEARER }
  }

  /** The environment of a job with `permissions: id-token: write`. */
  get environment(): Readonly<Record<string, string>> {
    const { url, bearer } = this.service
    return { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer }
  }

  /** How many tokens it has given. */
  get given(): number {
    return this.asked.filter(({ status }) => status === 200).length
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const audience = url.searchParams.get('audience')
    const known = request.headers.authorization === `Bearer ${BEARER}`
    const right = known && url.searchParams.get('api-version') === '2.0'
    const status = this.failure ?? (right ? 200 : 401)
    this.asked.push({ audience, status })
    if (this.silent) return
    const body = this.body ?? JSON.stringify({ count: 1, value: this.#token(audience) })
    response.writeHead(status).end(status === 200 ? body : '{"message":"no"}')
  }

  #token(audience: string | null): string {
    const iat = Math.floor(Date.now() / 1000)
    const times = { iat, exp: iat + this.lifeSeconds }
    const claims = { jti: String(this.asked.length), iss: ISSUER, sub: SUBJECT, aud: audience, ...times }
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`
  }
}
