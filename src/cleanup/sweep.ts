import { isPassing } from '../aws/errors.ts'
import { messageOf } from '../errors/message.ts'
import { pause } from '../process/waiting.ts'
import type { Log } from '../runner/log.ts'
import { type Entry, type Kept, Ledger } from './ledger.ts'
import type { Owner, Resource, ResourceType } from './resource.ts'

/** What to sweep, and what to keep. */
export interface SweepOptions {
  readonly region: string
  readonly owner: Owner
  /** Why a resource must stay, or undefined. Without this everything that is found goes, whoever uses it. */
  readonly reasonToKeep?: (resource: Resource) => string | undefined
  /** Lists the resources and reports what would be removed. */
  readonly dryRun?: boolean
}

/** How often a sweep lists the resources, and when it ends. */
export interface SweepLimits {
  /** Milliseconds between two passes. */
  readonly pollMs: number
  /** How many passes in a row must find nothing: what a call that was cut off has made appears late, and its tags later. */
  readonly emptyPasses: number
  /** The most passes, whatever they find. */
  readonly maxPasses: number
}

/** What a sweep did. */
export interface SweepOutcome {
  /** In the order of removal; in a dry run what would be. */
  readonly removed: readonly Entry[]
  readonly kept: readonly Kept[]
  /** The types that could not be looked for, and why. */
  readonly unlistable: ReadonlyMap<string, string>
}

/**
 * Removes what an owner has left in a Region, type after type in the order given (what depends on others first), and lists
 * again until nothing is left to do or `stop` is aborted.
 *
 * What cannot be removed or looked for is named in a warning, with the command to do it by hand; the rest is removed all
 * the same.
 */
export async function sweep(
  options: SweepOptions,
  types: readonly ResourceType[],
  log: Log,
  stop: AbortSignal,
  limits: SweepLimits,
): Promise<SweepOutcome> {
  const ledger = new Ledger(options.region)
  const unlistable = new Map<string, { why: string; again: boolean }>()
  const seen = new Set<string>()
  const passes = options.dryRun === true ? 1 : limits.maxPasses
  for (let pass = 1, empty = 0; pass <= passes && empty < limits.emptyPasses && !stop.aborted; pass += 1) {
    let busy = false
    for (const type of types) {
      if (stop.aborted || unlistable.get(type.name)?.again === false) continue
      try {
        busy = (await removeType(type, options, ledger, log, stop)) || busy
        unlistable.delete(type.name)
        seen.add(type.name)
      } catch (error) {
        const again = isPassing(error)
        unlistable.set(type.name, { why: messageOf(error), again })
        busy = busy || again
      }
    }
    empty = busy ? 0 : empty + 1
    if (pass < passes && empty < limits.emptyPasses) await pause(limits.pollMs, stop)
  }
  const notLookedFor = types.filter(({ name }) => !seen.has(name) && !unlistable.has(name))
  const swept = {
    removed: ledger.removed,
    kept: ledger.kept(),
    unlistable: new Map([
      ...[...unlistable].map(([kind, { why }]): [string, string] => [kind, why]),
      ...notLookedFor.map(({ name }): [string, string] => [name, 'there was no time left']),
    ]),
  }
  warn(options, swept, log)
  return swept
}

/** Gives whether there was anything to remove. */
async function removeType(
  type: ResourceType,
  options: SweepOptions,
  ledger: Ledger,
  log: Log,
  stop: AbortSignal,
): Promise<boolean> {
  // EC2 may go on listing for a while what it has removed.
  const found = (await type.list(options.owner, stop)).filter(({ id }) => !ledger.isGone(id))
  const verb = options.dryRun === true ? 'Would remove' : 'Removed'
  for (const { id } of ledger.observe(type, found)) log.info(`${verb} ${type.name} ${id}`)
  const asked = ledger.toRemove(type, await chosen(type, found, options, ledger, stop))
  if (asked.length === 0) return false
  const ids = asked.map(({ id }) => id)
  const failures = options.dryRun === true ? [] : await type.remove(ids, stop)
  for (const failure of failures) ledger.failed(failure)
  for (const resource of asked) {
    if (failures.some(({ id }) => id === resource.id)) continue
    ledger.gone(type, resource)
    log.info(`${verb} ${type.name} ${resource.id}`)
  }
  return true
}

/** The resources that nothing keeps; the others go into the ledger with the reason. */
async function chosen(
  type: ResourceType,
  found: readonly Resource[],
  { reasonToKeep }: SweepOptions,
  ledger: Ledger,
  stop: AbortSignal,
): Promise<readonly Resource[]> {
  if (reasonToKeep === undefined) return found
  const unwanted = found.filter((resource) => {
    const why = reasonToKeep(resource)
    if (why !== undefined) ledger.keep(type, resource, why)
    return why === undefined
  })
  if (type.users === undefined || unwanted.length === 0) return unwanted
  const users = await type.users(
    unwanted.map(({ id }) => id),
    stop,
  )
  const going = new Set(ledger.removed.map(({ id }) => id))
  return unwanted.filter((resource) => {
    // What goes itself keeps nothing: the cluster of a smoke test uses the image that it was to smoke-test.
    const staying = (users.get(resource.id) ?? []).filter((user) => !going.has(user.split('/').at(-1) ?? ''))
    if (staying.length > 0) ledger.keep(type, resource, `in use by ${staying.join(', ')}`)
    return staying.length === 0
  })
}

function warn({ owner, region }: SweepOptions, { kept, unlistable }: SweepOutcome, log: Log): void {
  for (const { kind, id, why, command } of kept) {
    if (command === undefined) continue
    log.warning(`Could not remove ${kind} ${id} (${why}). By hand: ${command}`)
  }
  const whose = owner === 'any run' ? `in ${region}` : `of run ${owner.runUuid}`
  for (const [kind, why] of unlistable) log.warning(`Could not look for any ${kind} ${whose} (${why}).`)
}
