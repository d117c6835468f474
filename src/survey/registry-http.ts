import type { IncomingHttpHeaders } from 'node:http'

/** One answer of a registry. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Gets an address without following redirects. Throws an Error that says why when there is no whole answer. */
export type Get = (url: URL, headers: Readonly<Record<string, string>>, mostBytes: number) => Promise<Answer>

const PATIENCE_MS = 10_000

/** `Get` over HTTP, through the proxy that HTTPS_PROXY and NO_PROXY name, in at most ten seconds. */
export const get: Get = async (url, headers, mostBytes) => {
  // Loaded only here: a run that asks no registry must not pay for an HTTP client.
  const { HttpClient } = await import('@actions/http-client')
  const client = new HttpClient('bake-dask-ami', [], {
    allowRedirects: false,
    allowRetries: false,
    socketTimeout: PATIENCE_MS,
  })
  const late = AbortSignal.timeout(PATIENCE_MS)
  const ended = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => {
      client.dispose()
      reject(new Error(`${url.host} did not answer within ${PATIENCE_MS / 1000} s`))
    })
  })
  return Promise.race([answer(client.get(url.href, { ...headers }), url, mostBytes), ended])
}

async function answer(
  asked: Promise<{ readonly message: import('node:http').IncomingMessage }>,
  url: URL,
  mostBytes: number,
): Promise<Answer> {
  const { message } = await asked
  const chunks: Buffer[] = []
  let received = 0
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      received += chunk.length
      if (received > mostBytes) throw new Error(`${url.host} sent more than ${mostBytes} bytes`)
      chunks.push(chunk)
    }
  } finally {
    message.destroy()
  }
  return { status: message.statusCode ?? 0, headers: message.headers, body: Buffer.concat(chunks) }
}

/** Whether something secret may be sent to an address: over TLS, or without leaving the machine. */
export function isConfidential(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

/** Whether a host is this machine, for which Docker uses plain HTTP. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}
