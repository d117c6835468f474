import { setTimeout as sleep } from 'node:timers/promises'
import { proxiedGet } from '../http/proxied-get.ts'
import { smallBody, TooLargeAnswer } from '../http/small-body.ts'
import { isConfidential } from './address.ts'

/** A whole answer of a registry. */
export interface Answer {
  readonly status: number
  /** The value of a header, by its name in lower case. */
  readonly header: (name: string) => string | undefined
  readonly body: Buffer
}

/** How long a registry is waited for, in milliseconds. */
export interface Patience {
  /** From the start of a request to the end of its answer, redirects included. */
  readonly request: number
  /** Before the second and last attempt. */
  readonly pause: number
}

export const PATIENCE: Patience = { request: 10_000, pause: 1000 }

/** A question: `authorization` goes to the origin of `url` and nowhere else. */
export interface Question {
  readonly url: URL
  readonly accept: string
  readonly authorization?: string | undefined
  /** The most bytes that the answer may have. */
  readonly most: number
}

const MOST_REDIRECTS = 5
const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * Asks, and once more when there was no whole answer, or one of 429 or 5xx. Redirects are followed.
 *
 * @param registry the address of the registry, which decides whether plain http on loopback is good enough
 * @throws the error of the connection, or one that says what is wrong with the answer
 */
export async function exchange(question: Question, registry: URL, patience: Patience): Promise<Answer> {
  const again = async () => {
    await sleep(patience.pause)
    return await follow(question, registry, patience)
  }
  let first: Answer
  try {
    first = await follow(question, registry, patience)
  } catch (error) {
    if (error instanceof Nonsense) throw error
    return await again()
  }
  return first.status === 429 || first.status >= 500 ? await again() : first
}

/** An answer that no registry gives: asking again does not mend it. */
export class Nonsense extends Error {
  override readonly name = 'Nonsense'
}

async function follow(question: Question, registry: URL, patience: Patience): Promise<Answer> {
  const end = AbortSignal.timeout(patience.request)
  try {
    return await followUntil(end, question, registry, patience)
  } catch (error) {
    throw end.aborted ? new Error(`no whole answer within ${patience.request / 1000} s`) : error
  }
}

async function followUntil(
  end: AbortSignal,
  question: Question,
  registry: URL,
  patience: Patience,
): Promise<Answer> {
  let url = question.url
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const answer = await once({ ...question, url }, question.url.origin, patience, end)
    if (!REDIRECTS.includes(answer.status)) return answer
    const location = answer.header('location') ?? ''
    if (!URL.canParse(location, url.href)) throw new Nonsense(`${url.host} redirects to no address`)
    url = new URL(location, url)
    if (!isConfidential(url, registry)) {
      throw new Nonsense(`${question.url.host} redirects to ${url.origin}, which is not https`)
    }
  }
  throw new Nonsense(`${question.url.host} redirects more than ${MOST_REDIRECTS} times`)
}

async function once(
  { url, accept, authorization, most }: Question,
  trusted: string,
  patience: Patience,
  end: AbortSignal,
): Promise<Answer> {
  const headers: Record<string, string> = { accept }
  if (authorization !== undefined && url.origin === trusted) headers['authorization'] = authorization
  const message = await proxiedGet(url, { headers, silenceSeconds: patience.request / 1000, end })
  const body = await smallBody(message, most, end).catch((error: unknown) => {
    if (!(error instanceof TooLargeAnswer)) throw error
    throw new Nonsense(`${url.host} answered with more than ${most / 2 ** 20} MiB`)
  })
  const header = (name: string) => message.headers[name]?.toString()
  return { status: message.statusCode ?? 0, header, body }
}
