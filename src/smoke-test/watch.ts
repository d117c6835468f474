import type { ClusterCloud, ClusterInstance } from '../aws/cluster-cloud.ts'
import { pause } from '../process/waiting.ts'
import { admissionRules } from './group.ts'

/** How many looks in a row may fail, by throttling or the network, before the smoke test is given up. */
const MOST_FAILURES = 5

/** What a watch looks after. */
export interface Watched {
  readonly runUuid: string
  readonly group: string
  readonly pollMs: number
}

/** Whoever watches learns this. `seen` is called after each look with all instances of the cluster so far. */
export interface Watcher {
  admitted(addresses: readonly string[]): void
  seen(instances: readonly ClusterInstance[]): void
}

/**
 * Lets every instance's public address into the group as soon as EC2 gives it, until `stop` is aborted. This runs
 * beside the program that launches the cluster, whose own waits block it.
 *
 * @throws the error of a look when several in a row have failed
 */
export async function watchCluster(
  cloud: Pick<ClusterCloud, 'clusterInstances' | 'allow'>,
  watched: Watched,
  watcher: Watcher,
  stop: AbortSignal,
): Promise<void> {
  const admitted = new Set<string>()
  for (let failures = 0; !stop.aborted; await pause(watched.pollMs, stop)) {
    try {
      const instances = await cloud.clusterInstances(watched.runUuid)
      const rules = admissionRules(instances, admitted)
      if (rules.length > 0) {
        await cloud.allow(watched.group, rules)
        const addresses = rules.map((rule) => rule.from.replace('/32', ''))
        for (const address of addresses) admitted.add(address)
        watcher.admitted(addresses)
      }
      watcher.seen(instances)
      failures = 0
    } catch (error) {
      failures += 1
      if (failures >= MOST_FAILURES) throw error
    }
  }
}
