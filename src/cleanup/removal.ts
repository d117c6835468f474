import { errorCode, explained, isPassing } from '../aws/errors.ts'
import type { RemovalFailure } from './resource.ts'

/** How many calls that take one id are under way at once: EC2 lets through 5 a second, and bursts of 100 or more. */
const AT_ONCE = 8

/** How many ids go into one call where it takes many. EC2 itself takes 1,000. */
const BATCH = 100

/** Something that is on its way out still uses the resource. Also what was just made or removed can be "not found" and listed. */
const FOR_NOW = /^DependencyViolation$|InUse$|\.InUse$|NotFound$|\.Unavailable$/

/** Removes resources by calls that take one id; gives those that are not gone. `action` is the permission of the call. */
export async function oneByOne(
  action: string,
  ids: readonly string[],
  remove: (id: string) => Promise<unknown>,
): Promise<RemovalFailure[]> {
  const failed: RemovalFailure[] = []
  const waiting = [...ids]
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const why = await failureOf(action, remove, id)
      if (why !== undefined) failed.push(removalFailure(id, why))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return failed
}

/**
 * Removes resources by calls that take many ids. One that EC2 does not remove makes the whole call fail, so then each is asked
 * for on its own.
 */
export async function inBatches(
  action: string,
  ids: readonly string[],
  remove: (ids: string[]) => Promise<unknown>,
): Promise<RemovalFailure[]> {
  const failed: RemovalFailure[] = []
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH)
    const why = await failureOf(action, remove, batch)
    if (why === undefined) continue
    if (batch.length === 1 || isPassing(why)) failed.push(...batch.map((id) => removalFailure(id, why)))
    else failed.push(...(await oneByOne(action, batch, (id) => remove([id]))))
  }
  return failed
}

async function failureOf<T>(
  action: string,
  remove: (what: T) => Promise<unknown>,
  what: T,
): Promise<unknown> {
  try {
    await explained(action, () => remove(what))
    return undefined
  } catch (error) {
    return error
  }
}

function removalFailure(id: string, why: unknown): RemovalFailure {
  return { id, why, again: FOR_NOW.test(errorCode(why) ?? '') || isPassing(why) }
}
