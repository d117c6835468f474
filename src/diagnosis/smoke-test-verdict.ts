import type { ClusterInstance } from '../aws/cluster-cloud.ts'
import type { Plan } from '../plan/plan.ts'
import type { SmokePlan } from '../plan/smoke-test.ts'
import type { ClusterWorker, DriverEvent, MachineTimeline } from '../smoke-test/events.ts'
import type { SmokeTestRun } from '../smoke-test/result.ts'
import { type Growth, slowerStart } from './growth.ts'
import { diagnoseSmokeTest, type SmokeTestDiagnosis, tooSlow } from './smoke-test-diagnosis.ts'

/** What became of the smoke test of an image; smoke-report.json is this as JSON. */
export interface SmokeTestResult {
  readonly passed: boolean
  /** `unfinished`: it did not pass, and no check of the image failed either. */
  readonly verdict: 'passed' | 'failed' | 'unfinished'
  readonly ami: string
  readonly region: string
  /** Why it failed. */
  readonly diagnosis: SmokeTestDiagnosis | undefined
  /** From the launch of the scheduler's instance to the first result; undefined when there was none. */
  readonly startSeconds: number | undefined
  readonly instanceType: string
  readonly phases: readonly PhaseTime[]
  /** How the scheduler's and the first worker's machine started; empty if there was no first result. */
  readonly timeline: readonly MachineTimeline[]
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

type EventOf<Kind extends DriverEvent['event']> = Extract<DriverEvent, { event: Kind }>

/** Decides whether a smoke test passed. `growth` is what the start is compared with, if it is. */
export function verdictOfSmokeTest(
  plan: Pick<Plan, 'region'>,
  smoke: SmokePlan,
  ami: string,
  run: SmokeTestRun,
  growth?: Growth,
): SmokeTestResult {
  const of = <Kind extends DriverEvent['event']>(kind: Kind) =>
    run.events.filter((event): event is EventOf<Kind> => event.event === kind)
  const checks = of('check')
  const startSeconds = checks.find(({ check }) => check === 'first result')?.seconds
  const versions = checks.find(({ check }) => check === 'versions')
  const diagnosis = diagnosisOf(smoke, ami, run, startSeconds, growth)
  return {
    passed: diagnosis === undefined,
    verdict: diagnosis === undefined ? 'passed' : diagnosis.blames === 'image' ? 'failed' : 'unfinished',
    ami,
    region: plan.region,
    diagnosis,
    startSeconds,
    instanceType: smoke.instanceType,
    phases: phaseTimes(run.events, run.seconds),
    timeline: of('timeline').flatMap(({ machines }) => machines),
    checks: checks.map(({ check, took, result }) => ({ check, took, result })),
    workers: of('workers').flatMap(({ workers }) => workers),
    packages: versions?.packages ?? {},
    differ: versions?.differ ?? {},
    instances: run.instances,
    left: run.left,
  }
}

function diagnosisOf(
  plan: SmokePlan,
  ami: string,
  run: SmokeTestRun,
  startSeconds: number | undefined,
  growth: Growth | undefined,
): SmokeTestDiagnosis | undefined {
  if (run.trouble !== undefined) return { ...run.trouble, blames: 'circumstances' }
  // What comes after is EC2Cluster's own closing; the cluster is ended and seen ended by us whatever it does.
  if (!run.events.some(({ event }) => event === 'passed')) return diagnoseSmokeTest(failedOf(plan, ami, run))
  const allowed = plan.maxStartSeconds
  if (startSeconds === undefined) return undefined
  if (allowed !== undefined && startSeconds > allowed) return tooSlow(startSeconds, allowed)
  return growth && slowerStart(startSeconds, growth)
}

function failedOf(plan: SmokePlan, ami: string, run: SmokeTestRun) {
  const last = run.events.findLast((event) => event.event === 'failed' || event.event === 'phase')
  const error = last?.event === 'failed' ? last.error : []
  return { plan, ami, ending: run.ending, phase: last?.phase ?? '', error, instances: run.seen }
}

/** The seconds of each phase that events report, in order; the last one goes on to `end`. */
function phaseTimes(events: readonly DriverEvent[], end: number): PhaseTime[] {
  const began = events.filter((event) => event.event === 'phase')
  return began.map(({ phase, seconds }, index) => ({
    phase,
    seconds: Math.max(0, (began[index + 1]?.seconds ?? end) - seconds),
  }))
}
