import { setTimeout as sleep } from 'node:timers/promises'
import { isPassing } from '../aws/errors.ts'
import type { Log } from '../runner/log.ts'
import { type Entry, type Kept, Ledger, message } from './ledger.ts'
import type { Owner, ResourceKind, Thing } from './resource.ts'

/** What is swept. */
export interface Sweeping {
  readonly region: string
  readonly owner: Owner
  /** Why a thing must stay, or undefined. Without this everything that is found goes, whoever uses it. */
  readonly reasonToKeep?: (thing: Thing) => string | undefined
  /** Looks and says what would go. */
  readonly dryRun?: boolean
}

/** How patient a sweep is. */
export interface Patience {
  /** Between two looks. */
  readonly pollMs: number
  /** How many looks in a row must find nothing: what a call that was cut off has made appears late, and its tags later. */
  readonly quietLooks: number
  /** How many looks there are at most, whatever they find. */
  readonly mostLooks: number
}

/** What a sweep did. */
export interface Swept {
  /** In the order of removal; in a dry run what would be. */
  readonly removed: readonly Entry[]
  readonly kept: readonly Kept[]
  /** The kinds that could not be looked for, and why. */
  readonly unseen: ReadonlyMap<string, string>
}

/**
 * Removes what an owner has left in a Region, kind after kind in the order given (what depends on others first), and looks
 * again until nothing is left to do or `stop` is aborted.
 *
 * What cannot be removed or looked for is named in a warning, with the command to do it by hand; the rest is removed all
 * the same.
 */
export async function sweep(
  sweeping: Sweeping,
  kinds: readonly ResourceKind[],
  log: Log,
  stop: AbortSignal,
  patience: Patience,
): Promise<Swept> {
  const ledger = new Ledger(sweeping.region)
  const unseen = new Map<string, { why: string; again: boolean }>()
  const seen = new Set<string>()
  const looks = sweeping.dryRun === true ? 1 : patience.mostLooks
  for (let look = 1, quiet = 0; look <= looks && quiet < patience.quietLooks && !stop.aborted; look += 1) {
    let busy = false
    for (const kind of kinds) {
      if (stop.aborted || unseen.get(kind.name)?.again === false) continue
      try {
        busy = (await removeKind(kind, sweeping, ledger, log, stop)) || busy
        unseen.delete(kind.name)
        seen.add(kind.name)
      } catch (error) {
        const again = isPassing(error)
        unseen.set(kind.name, { why: message(error), again })
        busy = busy || again
      }
    }
    quiet = busy ? 0 : quiet + 1
    if (look < looks && quiet < patience.quietLooks) await pause(patience.pollMs, stop)
  }
  const notLookedFor = kinds.filter(({ name }) => !seen.has(name) && !unseen.has(name))
  const swept = {
    removed: ledger.removed,
    kept: ledger.kept(),
    unseen: new Map([
      ...[...unseen].map(([kind, { why }]): [string, string] => [kind, why]),
      ...notLookedFor.map(({ name }): [string, string] => [name, 'there was no time left']),
    ]),
  }
  warn(sweeping, swept, log)
  return swept
}

/** Gives whether there was anything to remove. */
async function removeKind(
  kind: ResourceKind,
  sweeping: Sweeping,
  ledger: Ledger,
  log: Log,
  stop: AbortSignal,
): Promise<boolean> {
  // EC2 may go on listing for a while what it has removed.
  const found = (await kind.list(sweeping.owner, stop)).filter(({ id }) => !ledger.isGone(id))
  const verb = sweeping.dryRun === true ? 'Would remove' : 'Removed'
  for (const { id } of ledger.see(kind, found)) log.info(`${verb} ${kind.name} ${id}`)
  const asked = ledger.toAsk(kind, await chosen(kind, found, sweeping, ledger, stop))
  if (asked.length === 0) return false
  const ids = asked.map(({ id }) => id)
  const refused = sweeping.dryRun === true ? [] : await kind.remove(ids, stop)
  for (const refusal of refused) ledger.refuse(refusal)
  for (const thing of asked) {
    if (refused.some(({ id }) => id === thing.id)) continue
    ledger.gone(kind, thing)
    log.info(`${verb} ${kind.name} ${thing.id}`)
  }
  return true
}

/** The things that nothing keeps; the others go into the ledger with the reason. */
async function chosen(
  kind: ResourceKind,
  found: readonly Thing[],
  { reasonToKeep }: Sweeping,
  ledger: Ledger,
  stop: AbortSignal,
): Promise<readonly Thing[]> {
  if (reasonToKeep === undefined) return found
  const unwanted = found.filter((thing) => {
    const why = reasonToKeep(thing)
    if (why !== undefined) ledger.keep(kind, thing, why)
    return why === undefined
  })
  if (kind.users === undefined || unwanted.length === 0) return unwanted
  const users = await kind.users(
    unwanted.map(({ id }) => id),
    stop,
  )
  const going = new Set(ledger.removed.map(({ id }) => id))
  return unwanted.filter((thing) => {
    // What goes itself keeps nothing: the cluster of a proof uses the image that it was to prove.
    const staying = (users.get(thing.id) ?? []).filter((user) => !going.has(user.split('/').at(-1) ?? ''))
    if (staying.length > 0) ledger.keep(kind, thing, `in use by ${staying.join(', ')}`)
    return staying.length === 0
  })
}

function warn({ owner, region }: Sweeping, { kept, unseen }: Swept, log: Log): void {
  for (const { kind, id, why, command } of kept) {
    if (command === undefined) continue
    log.warning(`Could not remove ${kind} ${id} (${why}). By hand: ${command}`)
  }
  const whose = owner === 'any run' ? `in ${region}` : `of run ${owner.runUuid}`
  for (const [kind, why] of unseen) log.warning(`Could not look for any ${kind} ${whose} (${why}).`)
}

/** Sleeps, or returns at once when stopped. */
async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => {})
}
