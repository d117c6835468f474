import { request as askOverHttp, type IncomingMessage } from 'node:http'
import { request as askOverHttps } from 'node:https'
import { ProxyAgent } from './proxy-agent.ts'

/** What one GET is asked with. */
export interface Asking {
  readonly headers: Readonly<Record<string, string>>
  /** How long the server may say nothing before the connection is given up. */
  readonly silenceSeconds: number
  /** Ends the waiting for the answer's head; the answer's body is the caller's to end. */
  readonly end: AbortSignal
  /** Whether to pass the proxy over. */
  readonly directly?: boolean
}

/**
 * Asks for an address through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name (`proxyFor`), and gives the answer
 * as it comes: redirects are not followed and nothing is tried twice, since both are decisions for who asks. Every
 * question has a connection of its own.
 *
 * @throws the error of the connection, or the reason of `end`; UserError when the proxy cannot be used, or refuses
 */
export async function proxiedGet(url: URL, asking: Asking): Promise<IncomingMessage> {
  const { silenceSeconds, end, directly = false } = asking
  end.throwIfAborted()
  // Of node's own agents `false` is a new one.
  const agent = directly ? false : new ProxyAgent({ keepAlive: false })
  const headers = { 'user-agent': 'bake-dask-ami', 'accept-encoding': 'identity', ...asking.headers }
  const ask = url.protocol === 'https:' ? askOverHttps : askOverHttp
  let stop = () => {}
  let silence: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      const request = ask(url, { agent, headers }, resolve).on('error', reject)
      // A request that has no connection yet tells nobody that it was destroyed.
      const give = (why: unknown) => {
        reject(why)
        request.destroy()
      }
      stop = () => give(end.reason)
      end.addEventListener('abort', stop, { once: true })
      silence = setTimeout(() => give(noAnswer(silenceSeconds)), silenceSeconds * 1000)
      request.end()
    })
  } finally {
    clearTimeout(silence)
    end.removeEventListener('abort', stop)
  }
}

function noAnswer(seconds: number): Error {
  return Object.assign(new Error(`no answer within ${seconds} s`), { code: 'ETIMEDOUT' })
}
