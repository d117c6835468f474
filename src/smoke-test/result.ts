import type { ClusterInstance } from '../aws/cluster-cloud.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { ProofDiagnosis } from '../diagnosis/smoke-test-diagnosis.ts'
import type { SmokePlan } from '../plan/smoke-test.ts'
import type { ClusterWorker, DriverEvent } from './events.ts'

/** What became of the proof of an image; smoke-report.json is this as JSON. */
export interface Proof {
  readonly passed: boolean
  /** `unfinished`: it did not pass, and no check of the image failed either. */
  readonly verdict: 'passed' | 'failed' | 'unfinished'
  readonly ami: string
  readonly region: string
  /** Why it failed. */
  readonly diagnosis: ProofDiagnosis | undefined
  /** From the launch of the scheduler's instance to the first result; undefined when there was none. */
  readonly startSeconds: number | undefined
  readonly instanceType: string
  readonly phases: readonly PhaseTime[]
  readonly checks: readonly CheckResult[]
  readonly workers: readonly ClusterWorker[]
  /** On the scheduler, by name. */
  readonly packages: Readonly<Record<string, string | null>>
  /** Packages that the client had otherwise: its version, then the cluster's. */
  readonly differ: Readonly<Record<string, readonly [string | null, string | null]>>
  /** Every instance of the cluster, as it was last seen. */
  readonly instances: readonly ClusterInstance[]
  /** What was not seen gone; the post step tries again. */
  readonly left: readonly string[]
}

export interface PhaseTime {
  readonly phase: string
  readonly seconds: number
}

export interface CheckResult {
  readonly check: string
  /** In seconds. */
  readonly took: number
  readonly result: string | number
}

/** What a cluster did, as far as it came: what a proof is judged by. */
export interface ProofRun {
  readonly ending: ProofEnding
  readonly events: readonly DriverEvent[]
  /** What went wrong outside of cluster.py: its environment could not be made, or EC2 refused a call of ours. */
  readonly trouble: Diagnosis | undefined
  /** As they were before they were ended, with what they said until then. */
  readonly seen: readonly SeenInstance[]
  /** As they were last seen. */
  readonly instances: readonly ClusterInstance[]
  readonly left: readonly string[]
  /** From the launch to when cluster.py was gone. */
  readonly seconds: number
}

/** A proof that did not get to its end, as far as it was seen: what a diagnosis is made from. */
export interface FailedProof {
  readonly plan: SmokePlan
  readonly ami: string
  readonly ending: ProofEnding
  /** What cluster.py was doing. */
  readonly phase: string
  /** The exception of cluster.py and what led to it, the first cause first. */
  readonly error: readonly string[]
  readonly instances: readonly SeenInstance[]
}

/** How cluster.py ended: by itself, killed by somebody, by our deadline, or by us because an instance ended itself. */
export type ProofEnding = 'exited' | 'killed' | 'timed-out' | 'instance-ended'

export interface SeenInstance extends ClusterInstance {
  readonly role: 'scheduler' | 'worker'
  readonly console: string
}

/** The seconds of each phase that events tell of, in order; the last one goes on to `end`. */
export function phaseTimes(events: readonly DriverEvent[], end: number): PhaseTime[] {
  const began = events.filter((event) => event.event === 'phase')
  return began.map(({ phase, seconds }, index) => ({
    phase,
    seconds: Math.max(0, (began[index + 1]?.seconds ?? end) - seconds),
  }))
}
