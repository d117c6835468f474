import type { ClusterInstance } from '../aws/cluster-cloud.ts'
import type { Diagnosis } from '../errors/problem.ts'
import type { DriverEvent } from './events.ts'

/** What a cluster did, as far as it came: what decides whether a smoke test passes. */
export interface SmokeTestRun {
  readonly ending: SmokeTestEnding
  readonly events: readonly DriverEvent[]
  /** What went wrong outside of cluster.py: its environment could not be made, or EC2 rejected a call of ours. */
  readonly trouble: Diagnosis | undefined
  /** As they were before they were ended, with what they said until then. */
  readonly seen: readonly SeenInstance[]
  /** As they were last seen. */
  readonly instances: readonly ClusterInstance[]
  readonly left: readonly string[]
  /** From the launch to when cluster.py was gone. */
  readonly seconds: number
}

/** How cluster.py ended: by itself, killed by somebody, by our deadline, or by us because an instance ended itself. */
export type SmokeTestEnding = 'exited' | 'killed' | 'timed-out' | 'instance-ended'

export interface SeenInstance extends ClusterInstance {
  readonly role: 'scheduler' | 'worker'
  readonly console: string
}
