import { type ClientRequest, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { Agent, type AgentConnectOpts } from 'agent-base'
import { HttpProxyAgent } from 'http-proxy-agent'
import { proxyFor } from './proxy.ts'
import { tunnel } from './tunnel.ts'

/** Whether connections are kept open for further requests. */
export interface Keeping {
  readonly keepAlive: boolean
}

/**
 * Opens the connections of node's HTTP client, of http and of https, through the proxy that the environment names for each
 * (`proxyFor`). node's own `proxyEnv` would do, but came with Node.js 24.5, and before that it is passed over in silence.
 *
 * https goes through a tunnel of our own: https-proxy-agent (9.1.0) hands on a proxy's refusal as if the server had
 * answered, and waits without end for a proxy that says nothing.
 */
export class ProxyAgent extends Agent {
  readonly #keeping: Keeping
  readonly #direct: { readonly http: HttpAgent; readonly https: HttpsAgent }
  readonly #forwarding = new Map<string, HttpProxyAgent<string>>()

  constructor(keeping: Keeping) {
    super(keeping)
    this.#keeping = keeping
    this.#direct = { http: new HttpAgent(keeping), https: new HttpsAgent(keeping) }
  }

  /** @throws UserError when the proxy cannot be used, or refuses; the error of the connection */
  override async connect(_: ClientRequest, options: AgentConnectOpts): Promise<HttpAgent | TLSSocket> {
    const { secureEndpoint, host = '', port } = options
    const name = `${host.includes(':') ? `[${host}]` : host}:${port}`
    const proxy = proxyFor(new URL(`${secureEndpoint ? 'https' : 'http'}://${name}`))
    if (!options.secureEndpoint) return proxy === undefined ? this.#direct.http : this.#forward(proxy)
    if (proxy === undefined) return this.#direct.https
    const socket = await tunnel(proxy, name)
    return connectTls({ ALPNProtocols: ['http/1.1'], ...options, socket })
  }

  override destroy(): void {
    const others = [this.#direct.http, this.#direct.https, ...this.#forwarding.values()]
    for (const agent of others) agent.destroy()
    super.destroy()
  }

  #forward({ href }: URL): HttpAgent {
    const agent = this.#forwarding.get(href) ?? new HttpProxyAgent(href, this.#keeping)
    this.#forwarding.set(href, agent)
    return agent
  }
}
