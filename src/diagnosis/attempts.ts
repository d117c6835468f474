import type { Builder } from '../plan/plan.ts'
import type { Failed } from '../report/outcome.ts'
import type { Diagnosis } from './diagnosis.ts'

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
  return {
    code: 'spot-interrupted',
    what: 'AWS took the spot instance back during the bake.',
    remedy: "Run again, or let 'spot' be 'false'.",
    evidence: diagnosis.evidence,
  }
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
