import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { ProxyAgent } from './proxy-agent.ts'

/** Why a request gave no whole response. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  /** `connection`: it failed or broke; `deadline`: all attempts together took too long; the others say it themselves. */
  readonly kind: 'connection' | 'deadline' | 'redirect' | 'too-large'
  readonly attempts: number

  constructor(kind: HttpError['kind'], message: string, attempts = 1, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
    this.attempts = attempts
  }
}

/** What one request is sent with. Times are in milliseconds. */
export interface RequestOptions {
  readonly headers: Readonly<Record<string, string>>
  /** How long the server may send nothing before the request is given up. */
  readonly idleTimeout: number
  /** Whether to bypass the proxy. */
  readonly direct: boolean
}

/** How the body of a response is read. */
export interface BodyOptions {
  /** A longer body is an error. */
  readonly maxBytes: number
  readonly idleTimeout: number
  /** Called for each piece: bytes so far, and of how many where the server says that. */
  readonly onProgress?: ((received: number, total: number | undefined) => void) | undefined
}

/** The body of a response with an error status is cut off there. */
const ERROR_BYTES = 65_536

/**
 * Sends a GET through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name (`proxyFor`), over a connection of its own,
 * and gives the response once its head is there.
 *
 * @param end ends the wait for the head
 * @throws the error of the connection, or the reason of `end`; UserError when the proxy cannot be used, or refuses
 */
export async function send(url: URL, options: RequestOptions, end: AbortSignal): Promise<IncomingMessage> {
  end.throwIfAborted()
  // Of node's own agents `false` is a new one.
  const agent = options.direct ? false : new ProxyAgent({ keepAlive: false })
  const headers = { 'user-agent': 'bake-dask-ami', 'accept-encoding': 'identity', ...options.headers }
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, { agent, headers })
  let stop = () => {}
  let idle: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      request.on('response', resolve).on('error', reject)
      // A request that has no connection yet emits nothing when it is destroyed.
      const giveUp = (reason: unknown) => {
        reject(reason)
        request.destroy()
      }
      stop = () => giveUp(end.reason)
      end.addEventListener('abort', stop, { once: true })
      idle = setTimeout(
        () => giveUp(broken(`no answer within ${options.idleTimeout / 1000} s`, 'ETIMEDOUT')),
        options.idleTimeout,
      )
      request.end()
    })
  } finally {
    clearTimeout(idle)
    end.removeEventListener('abort', stop)
  }
}

/**
 * Reads the body of a response into memory.
 *
 * @param end ends the reading
 * @throws HttpError when it is longer than it may be; the error of the connection; the reason of `end`
 */
export async function bodyOf(
  message: IncomingMessage,
  { maxBytes, idleTimeout, onProgress }: BodyOptions,
  end: AbortSignal,
): Promise<Buffer> {
  const { statusCode = 0, headers } = message
  const good = statusCode >= 200 && statusCode < 300
  const total = headers['content-length'] === undefined ? undefined : Number(headers['content-length'])
  const chunks: Buffer[] = []
  let received = 0
  const stop = () => message.destroy(end.reason)
  end.addEventListener('abort', stop)
  message.setTimeout(idleTimeout, () => {
    message.destroy(broken(`nothing came any more after ${progress(received, total)}`, 'ETIMEDOUT'))
  })
  try {
    if (good && total !== undefined && total > maxBytes) throw tooLarge(maxBytes)
    for await (const chunk of message as AsyncIterable<Buffer>) {
      received += chunk.length
      if (good && received > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
      if (!good && received >= ERROR_BYTES) break
      onProgress?.(received, total)
    }
    end.throwIfAborted()
    return Buffer.concat(chunks)
  } catch (error) {
    // Node reports a connection that closes in the middle of a body as a reset; say what it means.
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
    throw broken(`the connection broke after ${progress(received, total)}`, 'ECONNRESET')
  } finally {
    end.removeEventListener('abort', stop)
    message.destroy()
  }
}

/** How much of a body has been received, for the log: `12 of 60 MB`. */
export function progress(received: number, total: number | undefined): string {
  return `${megabytes(received)}${total === undefined ? '' : ` of ${megabytes(total)}`} MB`
}

/** Bytes as megabytes for the log, without the unit. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError('too-large', `the answer has more than ${maxBytes} bytes`)
}

function broken(message: string, code: string): Error {
  return Object.assign(new Error(message), { code })
}
