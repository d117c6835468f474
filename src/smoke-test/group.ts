import type { ClusterInstance, Rule } from '../aws/cluster-cloud.ts'

/** The scheduler's port and its dashboard's (distributed's defaults, which EC2Cluster keeps). */
const SCHEDULER_PORTS: [number, number] = [8786, 8787]

/**
 * What the group of a cluster lets in from the start: its own members, and the runner to the scheduler. Nobody else:
 * no rule may be open to the world, which `checkSmokeTest` sees to for blocks that a user gives.
 */
export function openingRules(sources: readonly string[]): Rule[] {
  return [{ from: 'itself' }, ...sources.map((from): Rule => ({ from, ports: SCHEDULER_PORTS }))]
}

/**
 * What the group lets in once instances have public addresses. Workers go to the scheduler's public address, and so
 * come from their own: a rule that names the group matches private addresses only
 * (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html).
 */
export function admissionRules(instances: readonly ClusterInstance[], admitted: ReadonlySet<string>): Rule[] {
  const addresses = instances.flatMap(({ publicAddress }) => publicAddress ?? [])
  return [...new Set(addresses)]
    .filter((address) => !admitted.has(address))
    .map((address) => ({ from: `${address}/32`, ports: SCHEDULER_PORTS }))
}
