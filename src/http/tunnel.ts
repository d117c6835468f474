import { request as askOverHttp } from 'node:http'
import { request as askOverHttps } from 'node:https'
import type { Socket } from 'node:net'
import { decoded, refusedByProxy } from './proxy.ts'

/** A proxy that has not opened a tunnel by then never will: it reports what it cannot reach. */
const TIMEOUT_MS = 15_000

/**
 * Lets a proxy open a connection (RFC 9110, 9.3.6: CONNECT; any 2xx answer opens it).
 *
 * @param host with its port
 * @throws UserError when the proxy refuses; the error of the connection, ETIMEDOUT when its answer is not there within `timeoutMs`
 */
export function tunnel(proxy: URL, host: string, timeoutMs = TIMEOUT_MS): Promise<Socket> {
  const ask = proxy.protocol === 'https:' ? askOverHttps : askOverHttp
  const headers = { host, ...login(proxy) }
  return new Promise((resolve, reject) => {
    const request = ask({
      ...{ protocol: proxy.protocol, hostname: proxy.hostname.replace(/^\[|\]$/g, ''), port: proxy.port },
      ...{ method: 'CONNECT', path: host, headers, agent: false },
    })
    // Of the whole answer: a socket's own timeout would begin anew with each byte of it.
    const timer = setTimeout(() => {
      const error = timeout(proxy, timeoutMs)
      reject(error)
      request.destroy(error)
    }, timeoutMs)
    request.on('close', () => clearTimeout(timer))
    request.on('connect', ({ statusCode = 0 }, socket: Socket) => {
      clearTimeout(timer)
      if (statusCode >= 200 && statusCode < 300) return resolve(socket)
      socket.destroy()
      reject(refusedByProxy(proxy, host, statusCode))
    })
    request.on('error', reject)
    request.end()
  })
}

function login({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {}
  const text = `${decoded(username)}:${decoded(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(text).toString('base64')}` }
}

function timeout(proxy: URL, timeoutMs: number): Error {
  const words = `the proxy ${proxy.origin} did not answer within ${timeoutMs / 1000} s`
  return Object.assign(new Error(words), { code: 'ETIMEDOUT' })
}
