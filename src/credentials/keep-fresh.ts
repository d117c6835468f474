import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '../errors/message.ts'
import type { Log } from '../runner/log.ts'
import type { IdToken } from './id-token.ts'

/** Gets a new token and puts it where it is used. */
export type Renew = (end: AbortSignal) => Promise<IdToken>

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000
/** One failure is nothing that a user should hear of: half of the token's life is left to try again. */
const FAILURES_BEFORE_A_WARNING = 3

/**
 * Renews a token whenever half of its life is over, and tries again when that fails. Holds no process that would end.
 *
 * @returns what ends it
 */
export function keepFresh(first: IdToken, renew: Renew, log: Pick<Log, 'info' | 'warning'>): () => void {
  const over = new AbortController()
  void renewForEver(first, renew, log, over.signal).catch(() => {
    // Only the end of the waiting comes here.
  })
  return () => over.abort()
}

async function renewForEver(
  first: IdToken,
  renew: Renew,
  log: Pick<Log, 'info' | 'warning'>,
  over: AbortSignal,
): Promise<never> {
  let token = first
  for (;;) {
    await pause((token.lifeSeconds / 2) * 1000, over)
    token = await renewed(renew, log, over)
  }
}

async function renewed(
  renew: Renew,
  log: Pick<Log, 'info' | 'warning'>,
  over: AbortSignal,
): Promise<IdToken> {
  for (let failures = 0; ; ) {
    try {
      const token = await renew(over)
      if (failures >= FAILURES_BEFORE_A_WARNING) log.info("The job's OIDC token is renewed again.")
      return token
    } catch (error) {
      over.throwIfAborted()
      failures += 1
      if (failures === FAILURES_BEFORE_A_WARNING) log.warning(notRenewed(error))
      await pause(pauseAfter(failures), over)
    }
  }
}

/** How long to wait after so many failures in a row, in milliseconds. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS)
}

function pause(milliseconds: number, over: AbortSignal): Promise<void> {
  return sleep(milliseconds, undefined, { signal: over, ref: false })
}

function notRenewed(error: unknown): string {
  const why = messageOf(error)
  return `The job's OIDC token could not be renewed ${FAILURES_BEFORE_A_WARNING} times (${why}); trying on. A session of the role that ends before it is renewed ends the bake.`
}
