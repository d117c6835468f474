import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '../errors/message.ts'
import { UserError } from '../errors/problem.ts'
import { isConfidential, shown } from './addresses.ts'
import { type BodyOptions, bodyOf, HttpError, send } from './request.ts'

/** How a GET is sent and how much of it is waited for. Times are in milliseconds. */
export interface GetOptions extends Pick<BodyOptions, 'maxBytes' | 'onProgress'> {
  /** `authorization` is sent to the origin of the URL only, not to where that redirects. */
  readonly headers?: Readonly<Record<string, string>>
  /** Ends everything; its reason is thrown. */
  readonly signal?: AbortSignal
  /** For all attempts, redirects and waits together. */
  readonly deadline: number
  /** How long the server may send nothing before an attempt is given up; by default as long as `deadline`. */
  readonly idleTimeout?: number
  /** 0: a redirect is a response like any other. */
  readonly maxRedirects?: number
  /** Without it there is one attempt. */
  readonly retry?: RetryPolicy
  /** Whether to bypass the proxy. */
  readonly direct?: boolean
}

/** When a request is sent again. Times are in milliseconds. */
export interface RetryPolicy {
  /** Before the second attempt, the third, and so on. */
  readonly waits: readonly number[]
  /** A server that asks for a longer wait by Retry-After is not asked again. */
  readonly longestWait: number
  readonly onRetry?: (reason: string, wait: number) => void
  /** Rejects when the signal is aborted. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** A whole response, of whatever status. */
export interface HttpResponse {
  readonly status: number
  /** The value of a header, by its name in lower case. */
  readonly header: (name: string) => string | undefined
  /** Of a response that is no success, 64 KiB at most. */
  readonly body: Buffer
  readonly attempts: number
}

const MAX_REDIRECTS = 5
const REDIRECTS = [301, 302, 303, 307, 308]
const NO_RETRY: RetryPolicy = { waits: [], longestWait: 0 }
const TRANSIENT = [
  ...['EAI_AGAIN', 'ECONNABORTED', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH'],
  ...['ENETUNREACH', 'EPIPE', 'ETIMEDOUT'],
]

/**
 * The one HTTP client of the action: a GET through the proxy that the environment names, into memory. Redirects are
 * followed to https, or within loopback. Responses of 429 and 5xx and connections that fail or break are tried again as
 * `retry` says, and not before Retry-After (RFC 9110, 10.2.3).
 *
 * Not the toolkit's: @actions/http-client, which `core.getIDToken` and `tc.downloadTool` use as well, bounds neither the
 * size of a body nor the time of all attempts, cannot be aborted, and brings all of undici into the bundle.
 *
 * @throws HttpError when there is no whole response; UserError when the proxy cannot be used, or refuses; the reason of
 * `signal`
 */
export async function get(url: URL, options: GetOptions): Promise<HttpResponse> {
  const { signal, deadline } = options
  const late = AbortSignal.timeout(deadline)
  const end = signal === undefined ? late : AbortSignal.any([signal, late])
  try {
    return await withRetries(url, options, end)
  } catch (error) {
    signal?.throwIfAborted()
    throw late.aborted ? new HttpError('deadline', `no whole answer within ${deadline / 1000} s`) : error
  }
}

async function withRetries(url: URL, options: GetOptions, end: AbortSignal): Promise<HttpResponse> {
  const { retry = NO_RETRY, maxBytes, onProgress, idleTimeout = options.deadline } = options
  for (let attempts = 1; ; attempts++) {
    const backOff = retry.waits[attempts - 1]
    let wait: number | undefined
    let reason: string
    try {
      const message = await follow(url, options, end)
      const { statusCode: status = 0, headers } = message
      wait = isBusy(status) ? waitFor(backOff, headers['retry-after'], retry) : undefined
      if (wait === undefined) {
        const body = await bodyOf(message, { maxBytes, idleTimeout, onProgress }, end)
        return { status, header: (name) => headers[name]?.toString(), body, attempts }
      }
      message.destroy()
      reason = `answered ${status}`
    } catch (error) {
      const transient =
        error instanceof Error && TRANSIENT.includes(String((error as NodeJS.ErrnoException).code))
      wait = transient && !end.aborted ? backOff : undefined
      reason = messageOf(error)
      if (wait === undefined) throw failure(error, reason, attempts)
    }
    retry.onRetry?.(reason, wait)
    await (retry.sleep ?? pause)(wait, end)
  }
}

/** Sends a request, and others to where it is redirected. */
async function follow(url: URL, options: GetOptions, end: AbortSignal): Promise<IncomingMessage> {
  const { maxRedirects = MAX_REDIRECTS, idleTimeout = options.deadline, direct = false } = options
  const { authorization, ...others } = options.headers ?? {}
  let at = url
  for (let hops = 0; ; hops++) {
    const known = authorization !== undefined && at.origin === url.origin
    const headers = known ? { ...others, authorization } : others
    const message = await send(at, { headers, idleTimeout, direct }, end)
    if (maxRedirects === 0 || !REDIRECTS.includes(message.statusCode ?? 0)) return message
    message.destroy()
    if (hops === maxRedirects) {
      throw new HttpError('redirect', `${shown(url)} redirects more than ${maxRedirects} times`)
    }
    at = redirectTarget(at, message.headers.location)
  }
}

/**
 * Where a redirect leads.
 *
 * @param location the header Location of the response
 * @throws HttpError for an address that is none, or that could be read or changed on the way
 */
function redirectTarget(from: URL, location: string | undefined): URL {
  const parsable = location !== undefined && URL.canParse(location, from.href)
  const target = parsable ? new URL(location, from.href) : undefined
  if (target !== undefined && isConfidential(target, from)) return target
  const where = target === undefined ? 'nowhere' : shown(target)
  throw new HttpError('redirect', `${shown(from)} redirects to ${where}; only https is followed`)
}

function isBusy(status: number): boolean {
  return status === 429 || status >= 500
}

/** Milliseconds until the next attempt; undefined when there is none. */
function waitFor(
  backOff: number | undefined,
  retryAfter: string | undefined,
  { longestWait }: RetryPolicy,
): number | undefined {
  const asked = /^\s*\d+\s*$/.test(retryAfter ?? '')
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter ?? '') - Date.now()
  return backOff === undefined || asked > longestWait ? undefined : Math.max(backOff, asked || 0)
}

function failure(error: unknown, reason: string, attempts: number): unknown {
  if (error instanceof HttpError || error instanceof UserError) return error
  return new HttpError('connection', reason, attempts, { cause: error })
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return sleep(milliseconds, undefined, { signal })
}
