import type { IncomingMessage } from 'node:http'

/** What one GET is asked with. */
export interface Asking {
  readonly headers: Readonly<Record<string, string>>
  /** How long the server may say nothing before the connection is given up. */
  readonly silenceSeconds: number
  /** Ends the waiting for the answer's head; the answer's body is the caller's to end. */
  readonly end: AbortSignal
}

/**
 * Asks for an address through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, and gives the answer as it comes:
 * redirects are not followed and nothing is tried twice, since both are decisions for who asks.
 *
 * @throws the error of the connection, or the reason of `end`
 */
export async function proxiedGet(url: URL, asking: Asking): Promise<IncomingMessage> {
  // Loaded only here: a run that asks nobody must not pay for an HTTP client.
  const { HttpClient } = await import('@actions/http-client')
  // One for each address: a client keeps the agent, and with it the proxy, of the first.
  const client = new HttpClient('bake-dask-ami', [], {
    allowRedirects: false,
    allowRetries: false,
    socketTimeout: asking.silenceSeconds * 1000,
  })
  const headers = { 'accept-encoding': 'identity', ...asking.headers }
  const answer = client.get(url.href, headers).then(({ message }) => message)
  return await orAbort(answer, asking.end, () => client.dispose())
}

function orAbort(
  answer: Promise<IncomingMessage>,
  signal: AbortSignal,
  dispose: () => void,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      reject(signal.reason)
      // An answer that comes after all would hold its connection open.
      answer.then(
        (message) => message.destroy(),
        () => {},
      )
      // Nor must a question that nobody answers hold this process.
      dispose()
    }
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
