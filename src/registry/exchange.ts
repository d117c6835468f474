import { get, type HttpResponse } from '../http/client.ts'
import { HttpError } from '../http/request.ts'

/** How long a registry is waited for, in milliseconds. */
export interface RequestLimits {
  /** For both attempts together, redirects included. */
  readonly deadline: number
  /** How long it may send nothing. */
  readonly idle: number
  /** Before the second and last attempt. */
  readonly pause: number
}

export const REQUEST_LIMITS: RequestLimits = { deadline: 20_000, idle: 10_000, pause: 1000 }
/** A registry that wants to be left alone for longer (Retry-After) is not asked again; in milliseconds. */
const LONGEST_WAIT = 5000

/** A question: `authorization` goes to the origin of `url` and nowhere else. */
export interface RegistryRequest {
  readonly url: URL
  readonly accept: string
  readonly authorization?: string | undefined
  /** The most bytes that the answer may have. */
  readonly most: number
}

/** An answer that no registry gives: asking again does not help. */
export class MalformedResponse extends Error {
  override readonly name = 'MalformedResponse'
}

/**
 * Asks, and once more when there was no whole answer, or one of 429 or 5xx.
 *
 * @throws MalformedResponse for an answer that is too large or redirects to where it should not; HttpError and UserError of `get`
 */
export async function exchange(question: RegistryRequest, limits: RequestLimits): Promise<HttpResponse> {
  const { url, accept, authorization, most } = question
  const { deadline, idle, pause } = limits
  const headers = { accept, ...(authorization === undefined ? {} : { authorization }) }
  const retry = { waits: [pause], longestWait: LONGEST_WAIT }
  try {
    return await get(url, { headers, maxBytes: most, deadline, idleTimeout: idle, retry })
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    if (error.kind === 'too-large')
      throw new MalformedResponse(`${url.host} answered with more than ${most / 2 ** 20} MiB`)
    throw error.kind === 'redirect' ? new MalformedResponse(error.message) : error
  }
}
