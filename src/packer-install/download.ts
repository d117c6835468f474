import { shown } from '../http/addresses.ts'
import { get, type HttpResponse } from '../http/client.ts'
import { HttpError, megabytes, progress } from '../http/request.ts'
import { type Context, InstallError } from './types.ts'

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

/**
 * Downloads a file into memory, through the proxy that HTTPS_PROXY and NO_PROXY name.
 *
 * Into memory, so that what is hashed is what is unpacked: nobody can swap a file in between.
 *
 * @throws InstallError when it does not come, is larger than allowed, takes too long, or is redirected away from https
 */
export async function download(
  url: URL,
  limits: Limits,
  { ports, abort }: Pick<Context, 'ports' | 'abort'>,
): Promise<Buffer> {
  const { log, now, sleep } = ports
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
  const options = { ...times, maxBytes: limits.bytes, signal: abort.signal, retry, onProgress }
  const response = await get(url, options).catch((error: unknown) => {
    throw error instanceof HttpError ? downloadError(url, limits, error) : error
  })
  if (response.status === 200) return response.body
  throw statusError(url, response)
}

function statusError(url: URL, { status, attempts }: HttpResponse): InstallError {
  if (status !== 404) return downloadFailed(url, `answered ${status}`, attempts)
  return new InstallError('not-released', `${shown(url)} does not exist (404).`)
}

function downloadError(url: URL, { minutes, bytes }: Limits, error: HttpError): InstallError {
  switch (error.kind) {
    case 'deadline':
      return new InstallError('download-too-slow', `${shown(url)} did not arrive within ${minutes} minutes.`)
    case 'too-large': {
      const what = `${shown(url)} is larger than the ${megabytes(bytes)} MB that it may be.`
      return new InstallError('download-too-large', what)
    }
    case 'redirect':
      return new InstallError('unsafe-redirect', `${error.message}.`)
    case 'connection':
      return downloadFailed(url, error.message, error.attempts, { cause: error })
  }
}

function downloadFailed(url: URL, reason: string, attempts: number, options?: ErrorOptions): InstallError {
  const times = attempts === 1 ? '' : ` after ${attempts} attempts`
  const what = `${shown(url)} could not be downloaded${times}: ${reason}.`
  return new InstallError('download-failed', what, options)
}
