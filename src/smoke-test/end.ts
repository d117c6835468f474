import type { ClusterCloud, ClusterInstance } from '../aws/cluster-cloud.ts'
import { messageOf } from '../errors/message.ts'
import { pause } from '../process/waiting.ts'

/** How a cluster was ended. */
export interface Ended {
  /** Every instance that there was, as it was last seen. */
  readonly instances: readonly ClusterInstance[]
  /** What could not be removed, as a person says it; empty when everything was seen gone. */
  readonly left: readonly string[]
}

/** How long and how often to wait while the cluster is terminated. */
export interface WaitLimits {
  readonly pollMs: number
  readonly mostMs: number
  /** How often in a row nothing may be alive before that is believed: an instance may appear late. */
  readonly emptyPasses: number
  /** How long the last words of an instance that powered itself off are waited for. */
  readonly consoleMs: number
}

export const WAIT_LIMITS: WaitLimits = {
  pollMs: 3000,
  mostMs: 10 * 60_000,
  emptyPasses: 2,
  consoleMs: 60_000,
}

/**
 * Terminates every instance of a cluster, waits until each is seen terminated, then removes its group. Never throws:
 * what fails is tried again until the time limit, and is then named.
 */
export async function endCluster(
  cloud: ClusterCloud,
  cluster: { readonly runUuid: string; readonly group: string },
  stop: AbortSignal,
  limits: WaitLimits = WAIT_LIMITS,
): Promise<Ended> {
  const deadline = performance.now() + limits.mostMs
  const goesOn = () => !stop.aborted && performance.now() < deadline
  let instances: readonly ClusterInstance[] = []
  let why = ''
  let quiet = 0
  do {
    try {
      instances = await cloud.clusterInstances(cluster.runUuid)
      const alive = instances.filter(({ state }) => state !== 'terminated')
      quiet = alive.length === 0 ? quiet + 1 : 0
      why = alive.length === 0 ? '' : 'not seen terminated'
      const asked = alive.filter(({ state }) => state !== 'shutting-down').map(({ id }) => id)
      if (asked.length > 0) await cloud.terminate(asked)
    } catch (error) {
      quiet = 0
      why = messageOf(error)
    }
    if (quiet < limits.emptyPasses) await pause(limits.pollMs, stop)
  } while (quiet < limits.emptyPasses && goesOn())
  const left = instances
    .filter(({ state }) => state !== 'terminated')
    .map(({ id }) => `instance ${id} (${why})`)
  if (why !== '' && left.length === 0) left.push(`instances of run ${cluster.runUuid} (${why})`)
  const groupWhy = await removeGroup(cloud, cluster.group, goesOn, () => pause(limits.pollMs, stop))
  if (groupWhy !== '') left.push(`security group ${cluster.group} (${groupWhy})`)
  return { instances, left }
}

/** Gives why the group is not gone, or an empty text when it is. */
async function removeGroup(
  cloud: ClusterCloud,
  group: string,
  goesOn: () => boolean,
  wait: () => Promise<void>,
): Promise<string> {
  let why = ''
  do {
    try {
      if (await cloud.removeGroup(group)) return ''
      why = 'still in use'
    } catch (error) {
      why = messageOf(error)
    }
    await wait()
  } while (goesOn())
  return why
}
