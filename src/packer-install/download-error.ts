import type { UserError } from '../errors/problem.ts'
import { shown } from './addresses.ts'
import { refusal } from './refusal.ts'

/** The server answered, but not with 200. */
export class HttpStatus extends Error {
  override readonly name = 'HttpStatus'
  readonly status: number
  /** Milliseconds that the server asked us to wait. */
  readonly retryAfter: number | undefined

  constructor(status: number, retryAfter: number | undefined) {
    super(`answered ${status}`)
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** A body that ended before its announced length. */
export class Truncated extends Error {
  override readonly name = 'Truncated'
}

const PASSING = [
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]

/** Whether the same request may well succeed a little later: 5xx, 429, connections that broke, bodies cut short. */
export function mayPass(error: unknown): boolean {
  if (error instanceof HttpStatus) return error.status === 429 || error.status >= 500
  if (error instanceof Truncated) return true
  return error instanceof Error && PASSING.includes(String((error as NodeJS.ErrnoException).code))
}

/**
 * Milliseconds that a Retry-After header asks for: seconds, or a date.
 * Source: RFC 9110, 10.2.3.
 */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}

/** What a user is told about a download that failed for good. */
export function downloadProblem(url: URL, error: unknown, attempts: number): UserError {
  const times = attempts === 1 ? '' : ` after ${attempts} attempts`
  if (error instanceof HttpStatus && error.status === 404) {
    return refusal(
      'not-released',
      `${shown(url)} does not exist (404).`,
      'Check the version and the mirror.',
      error,
    )
  }
  const why = error instanceof Error ? error.message : String(error)
  return refusal(
    'download-failed',
    `${shown(url)} could not be downloaded${times}: ${why}.`,
    "Check the network, the proxy variables (HTTPS_PROXY, NO_PROXY) and input 'packer-mirror'.",
    error,
  )
}
