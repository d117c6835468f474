import type { ProblemCode } from '../errors/catalogue.ts'
import { type Diagnosis, problem } from '../errors/problem.ts'
import type { CollectedLog } from '../packer/collected-logs.ts'
import type { Timing } from '../packer/phase-log.ts'
import type { Builder, Plan } from '../plan/plan.ts'

/** A launch of the builder that came to nothing, and was followed by another. */
export interface Try {
  readonly builder: Builder
  /** Of its diagnosis. */
  readonly code: ProblemCode
  readonly seconds: number
}

/** A bake that Packer did not bring to its end. */
export interface Failed {
  /** With the launch that failed. */
  readonly plan: Plan
  /** The launches before that one. */
  readonly earlier: readonly Try[]
  readonly ending: 'exited' | 'timed-out' | 'cancelled'
  /** Everything that Packer printed, but for the builder's own logs. */
  readonly lines: readonly string[]
  /** The builder's own logs, as far as they could be fetched. */
  readonly builderLogs: readonly CollectedLog[]
  readonly timings: readonly Timing[]
}

/** Reasons of EC2's for the end of an instance: it took a spot instance back. */
const TAKEN_BACK = ['Server.SpotInstanceTermination', 'Server.SpotInstanceShutdown']

/** Where and as what a builder is launched: `t3.large (spot) in eu-west-2a`. */
export function placeOf({ instanceType, spot, zone }: Builder): string {
  return `${instanceType}${spot ? ' (spot)' : ''}${zone === undefined ? '' : ` in ${zone}`}`
}

/**
 * The diagnosis of a bake on a spot instance, when EC2 took it back. Packer only sees that the machine no longer answers.
 *
 * @param endReasons why EC2 says that the instances of the run were ended
 */
export function withInterruption(diagnosis: Diagnosis, endReasons: readonly string[]): Diagnosis {
  if (!endReasons.some((reason) => TAKEN_BACK.includes(reason))) return diagnosis
  return { ...problem('spot-interrupted'), evidence: diagnosis.evidence }
}

/** The diagnosis of the last launch, which names those before it as well. */
export function withTries(
  diagnosis: Diagnosis,
  { plan, earlier }: Pick<Failed, 'plan' | 'earlier'>,
): Diagnosis {
  if (earlier.length === 0) return diagnosis
  const tried = [
    ...earlier.map(({ builder, code }) => `${placeOf(builder)} (${code})`),
    placeOf(plan.builder),
  ]
  return { ...diagnosis, what: `${diagnosis.what} Tried ${tried.length} launches: ${tried.join(', ')}.` }
}
