import type { UserError } from '../errors/problem.ts'
import { shown } from '../http/addresses.ts'
import { get, type HttpResponse } from '../http/client.ts'
import { HttpError, megabytes, progress } from '../http/request.ts'
import type { InstallPorts } from './ports.ts'
import { refusal, TAMPERED } from './refusal.ts'

/** Bounds of one download. */
export interface Limits {
  readonly bytes: number
  /** For all attempts and the waiting between them together. */
  readonly minutes: number
  /** How long the server may say nothing before an attempt is given up. */
  readonly silenceSeconds: number
}

/** Waits between attempts, in milliseconds; there is one attempt more. */
const BACK_OFF = [1000, 2000, 4000, 8000]
/** A server that wants us to wait longer gets no second chance. */
const LONGEST_WAIT = 120_000
const PROGRESS_EVERY = 10_000

/** What a download needs to know of the installation that it is part of. */
export interface DownloadContext {
  readonly ports: Pick<InstallPorts, 'log' | 'now' | 'sleep'>
  readonly abort: AbortController
}

/**
 * Downloads a file into memory, through the proxy that HTTPS_PROXY and NO_PROXY name.
 *
 * Into memory, so that what is hashed is what is unpacked: nobody can swap a file in between.
 *
 * @throws UserError when it does not come, is larger than allowed, takes too long, or is redirected away from https
 */
export async function download(url: URL, limits: Limits, context: DownloadContext): Promise<Buffer> {
  const { log, now, sleep } = context.ports
  let logged = now().getTime()
  const onProgress = (received: number, total: number | undefined) => {
    if (now().getTime() - logged < PROGRESS_EVERY) return
    logged = now().getTime()
    log.info(`${url.pathname.split('/').at(-1)}: ${progress(received, total)}`)
  }
  const onRetry = (reason: string, wait: number) =>
    log.info(`${shown(url)}: ${reason}; trying again in ${(wait / 1000).toFixed(0)} s`)
  const retry = { waits: BACK_OFF, longestWait: LONGEST_WAIT, onRetry, sleep }
  const times = { deadline: limits.minutes * 60_000, idleTimeout: limits.silenceSeconds * 1000 }
  const options = { ...times, maxBytes: limits.bytes, signal: context.abort.signal, retry, onProgress }
  const response = await get(url, options).catch((error: unknown) => {
    throw error instanceof HttpError ? downloadError(url, limits, error) : error
  })
  if (response.status === 200) return response.body
  throw statusError(url, response)
}

function statusError(url: URL, { status, attempts }: HttpResponse): UserError {
  if (status !== 404) return downloadFailed(url, `answered ${status}`, attempts)
  return refusal('not-released', `${shown(url)} does not exist (404).`, 'Check the version and the mirror.')
}

function downloadError(url: URL, limits: Limits, error: HttpError): UserError {
  switch (error.kind) {
    case 'deadline':
      return refusal(
        'download-too-slow',
        `${shown(url)} did not arrive within ${limits.minutes} minutes.`,
        "Try again, or use a mirror near the runner with input 'packer-mirror'.",
      )
    case 'too-large': {
      const what = `${shown(url)} is larger than the ${megabytes(limits.bytes)} MB that it may be.`
      return refusal('download-too-large', what, TAMPERED)
    }
    case 'redirect':
      return refusal(
        'unsafe-redirect',
        `${error.message}.`,
        "Check input 'packer-mirror' and the proxies on the way.",
      )
    case 'connection':
      return downloadFailed(url, error.message, error.attempts, error)
  }
}

function downloadFailed(url: URL, reason: string, attempts: number, cause?: Error): UserError {
  const times = attempts === 1 ? '' : ` after ${attempts} attempts`
  return refusal(
    'download-failed',
    `${shown(url)} could not be downloaded${times}: ${reason}.`,
    "Check the network, the proxy variables (HTTPS_PROXY, NO_PROXY) and input 'packer-mirror'.",
    cause,
  )
}
