import { type Diagnosis, problem } from '../errors/problem.ts'
import type { SmokePlan } from '../plan/smoke-test.ts'
import type { SeenInstance, SmokeTestEnding } from '../smoke-test/result.ts'
import { type Blaming, matched, type SmokeTestFailure } from './failures/failure.ts'
import { generalPlaceholders, interpolate, quotaName } from './failures/placeholders.ts'
import { smokeTestSituations } from './failures/smoke-test-situations.ts'
import { smokeTestFailureGroups } from './smoke-test-failures.ts'

const EVIDENCE_LINES = 8

/** Why a smoke test failed, and whether the image is to blame. */
export interface SmokeTestDiagnosis extends Diagnosis, Blaming {}

/** A smoke test that did not get to its end, as far as it was seen: what a diagnosis is made from. */
export interface FailedSmokeTest {
  readonly plan: SmokePlan
  readonly ami: string
  readonly ending: SmokeTestEnding
  /** What cluster.py was doing. */
  readonly phase: string
  /** The exception of cluster.py and what led to it, the first cause first. */
  readonly error: readonly string[]
  readonly instances: readonly SeenInstance[]
}

/** Finds out why a smoke test failed: by words that are known, else by what was seen. */
export function diagnoseSmokeTest(failed: FailedSmokeTest): SmokeTestDiagnosis {
  const words = { ...generalPlaceholders, quota: quotaName(failed.plan.instanceType) }
  for (const failure of smokeTestFailureGroups.flatMap(({ failures }) => failures)) {
    const lines = linesFor(failure, failed)
    const index = lines.findIndex((line) => failure.pattern.test(matched(line)))
    const match = failure.pattern.exec(matched(lines[index] ?? ''))
    if (match) {
      return {
        code: failure.code,
        blames: failure.blames,
        what: interpolate(failure.what, match, words),
        remedy: interpolate(failure.remedy, match, words),
        evidence: lines.slice(Math.max(0, index - 3), index + 4),
      }
    }
  }
  const situation = smokeTestSituations.find(({ holds }) => holds(failed))
  if (situation === undefined) throw new Error('the last situation holds always')
  const what = situation.what.replace('$phase', failed.phase || 'starting')
  const { code, blames, remedy } = situation
  return { code, blames, what, remedy, evidence: evidence(failed) }
}

/** Everything held, but the first result came later than the user allows. */
export function tooSlow(startSeconds: number, allowed: number): SmokeTestDiagnosis {
  const what = `The cluster gave its first result after ${startSeconds.toFixed(0)} s; 'max-start-seconds' is ${allowed}.`
  return { ...problem('start-too-slow', { what }), blames: 'image', evidence: [] }
}

function linesFor(failure: SmokeTestFailure, failed: FailedSmokeTest): string[] {
  if (failure.from === 'error') return [...failed.error]
  return failed.instances.flatMap(consoleLines)
}

/** Lines of a console without what a terminal would make of them. */
function consoleLines(instance: SeenInstance): string[] {
  return (
    instance.console
      // biome-ignore lint/suspicious/noControlCharactersInRegex: consoles hold terminal sequences.
      .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
      .split(/\r?\n/)
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
  )
}

function evidence(failed: FailedSmokeTest): string[] {
  if (failed.error.length > 0) return failed.error.slice(-EVIDENCE_LINES)
  // A worker is waited for only once the scheduler is well.
  const role = /worker/.test(failed.phase) ? 'worker' : 'scheduler'
  const ended = failed.instances.filter(({ state }) => state !== 'running' && state !== 'pending')
  const suspects = ended.length > 0 ? ended : failed.instances.filter((instance) => instance.role === role)
  const states = suspects.map(
    ({ id, state, reason }) => `${id} is ${state}${reason === '' ? '' : `: ${reason}`}`,
  )
  const consoles = suspects.flatMap(consoleLines).slice(-EVIDENCE_LINES)
  return [...states, ...consoles]
}
