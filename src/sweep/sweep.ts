import type { Log } from '../runner/log.ts'

/** One kind of thing that a run can leave in an account. */
export interface ResourceKind {
  /** As a person says it: `key pair`. */
  readonly name: string
  /** The ids of what the run left; what is already on its way out does not count. */
  list(run: SweptRun): Promise<readonly string[]>
  /** Removes one and returns when it is gone. Removing what is gone already is not an error. */
  remove(id: string): Promise<void>
  /** The command with which a person would remove it. */
  command(id: string, region: string): string
}

/** What identifies the things of one run. */
export interface SweptRun {
  readonly runUuid: string
  readonly region: string
  readonly amiName: string
}

/** What a sweep did. */
export interface Swept {
  /** `key pair key-0123...` and so on, in the order of removal. */
  readonly removed: readonly string[]
  readonly kept: readonly string[]
}

/**
 * Removes everything that a run left in its Region, kind after kind in the order given (what depends on others first).
 * What cannot be removed is named in a warning with the command to do it by hand; the rest is removed all the same.
 */
export async function sweep(run: SweptRun, kinds: readonly ResourceKind[], log: Log): Promise<Swept> {
  const removed: string[] = []
  const kept: string[] = []
  for (const kind of kinds) {
    for (const id of await listed(kind, run, log)) {
      try {
        await kind.remove(id)
        removed.push(`${kind.name} ${id}`)
        log.info(`Removed ${kind.name} ${id}`)
      } catch (error) {
        kept.push(`${kind.name} ${id}`)
        log.warning(
          `Could not remove ${kind.name} ${id} (${message(error)}). By hand: ${kind.command(id, run.region)}`,
        )
      }
    }
  }
  return { removed, kept }
}

async function listed(kind: ResourceKind, run: SweptRun, log: Log): Promise<readonly string[]> {
  try {
    return await kind.list(run)
  } catch (error) {
    log.warning(`Could not look for any ${kind.name} of run ${run.runUuid} (${message(error)}).`)
    return []
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
