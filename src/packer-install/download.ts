import type { IncomingMessage } from 'node:http'
import { proxiedGet } from '../http/proxied-get.ts'
import { redirectTarget, shown } from './addresses.ts'
import { downloadProblem, HttpStatus, mayPass, retryAfter, Truncated } from './download-error.ts'
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
const MOST_REDIRECTS = 5
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
  const { ports, abort } = context
  const deadline = AbortSignal.timeout(limits.minutes * 60_000)
  const end = AbortSignal.any([deadline, abort.signal])
  for (let attempt = 0; ; attempt++) {
    try {
      return await request(url, limits, ports, end)
    } catch (error) {
      if (deadline.aborted) throw tooSlow(url, limits)
      if (end.aborted) throw error
      const wait = mayPass(error) ? waitBefore(attempt, error) : undefined
      if (wait === undefined) throw asUserError(url, error, attempt + 1)
      ports.log.info(`${shown(url)}: ${messageOf(error)}; trying again in ${(wait / 1000).toFixed(0)} s`)
      await ports.sleep(wait, end)
    }
  }
}

function waitBefore(attempt: number, error: unknown): number | undefined {
  const backOff = BACK_OFF[attempt]
  const asked = error instanceof HttpStatus ? (error.retryAfter ?? 0) : 0
  return backOff === undefined || asked > LONGEST_WAIT ? undefined : Math.max(backOff, asked)
}

async function request(
  url: URL,
  limits: Limits,
  ports: DownloadContext['ports'],
  end: AbortSignal,
): Promise<Buffer> {
  let at = url
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const message = await proxiedGet(at, { headers: {}, silenceSeconds: limits.silenceSeconds, end })
    const status = message.statusCode ?? 0
    if (status === 200) return await body(message, at, limits, ports, end)
    message.destroy()
    if (![301, 302, 303, 307, 308].includes(status)) {
      throw new HttpStatus(status, retryAfter(message.headers['retry-after'], ports.now()))
    }
    at = redirectTarget(at, message.headers.location)
  }
  throw refusal('unsafe-redirect', `${shown(url)} redirects more than ${MOST_REDIRECTS} times.`, TAMPERED)
}

async function body(
  message: IncomingMessage,
  url: URL,
  limits: Limits,
  ports: DownloadContext['ports'],
  end: AbortSignal,
): Promise<Buffer> {
  const announced = Number(message.headers['content-length'] ?? Number.NaN)
  const chunks: Buffer[] = []
  let received = 0
  let told = ports.now().getTime()
  const stop = () => message.destroy(new Error('ended'))
  end.addEventListener('abort', stop)
  message.setTimeout(limits.silenceSeconds * 1000, () => {
    message.destroy(new Truncated(`nothing came any more after ${progress(received, announced)}`))
  })
  try {
    if (announced > limits.bytes) throw tooLarge(url, limits)
    for await (const chunk of message as AsyncIterable<Buffer>) {
      received += chunk.length
      if (received > limits.bytes) throw tooLarge(url, limits)
      chunks.push(chunk)
      if (ports.now().getTime() - told < PROGRESS_EVERY) continue
      told = ports.now().getTime()
      ports.log.info(`${nameOf(url)}: ${progress(received, announced)}`)
    }
  } catch (error) {
    // Node reports a connection that closes in the middle of a body as a reset; say what it means.
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
    throw new Truncated(`the connection broke after ${progress(received, announced)}`)
  } finally {
    end.removeEventListener('abort', stop)
    message.destroy()
  }
  if (!Number.isNaN(announced) && received !== announced) {
    throw new Truncated(`the body ended after ${received} of ${announced} bytes`)
  }
  return Buffer.concat(chunks)
}

function asUserError(url: URL, error: unknown, attempts: number): unknown {
  const name = error instanceof Error ? error.name : ''
  return name === 'UserError' ? error : downloadProblem(url, error, attempts)
}

function tooLarge(url: URL, limits: Limits) {
  const what = `${shown(url)} is larger than the ${megabytes(limits.bytes)} MB that it may be.`
  return refusal('download-too-large', what, TAMPERED)
}

function tooSlow(url: URL, limits: Limits) {
  return refusal(
    'download-too-slow',
    `${shown(url)} did not arrive within ${limits.minutes} minutes.`,
    "Try again, or use a mirror near the runner with input 'packer-mirror'.",
  )
}

function progress(received: number, announced: number): string {
  const total = Number.isNaN(announced) ? '' : ` of ${megabytes(announced)}`
  return `${megabytes(received)}${total} MB`
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)
}

function nameOf(url: URL): string {
  return url.pathname.split('/').at(-1) ?? shown(url)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
