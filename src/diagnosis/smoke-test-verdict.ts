import type { Plan } from '../plan/plan.ts'
import type { SmokePlan } from '../plan/smoke-test.ts'
import type { DriverEvent } from '../smoke-test/events.ts'
import { type Proof, type ProofRun, phaseTimes } from '../smoke-test/result.ts'
import { diagnoseProof, type ProofDiagnosis, tooSlow } from './smoke-test-diagnosis.ts'

type EventOf<Kind extends DriverEvent['event']> = Extract<DriverEvent, { event: Kind }>

/** Judges what a cluster did. */
export function judgeProof(plan: Pick<Plan, 'region'>, smoke: SmokePlan, ami: string, run: ProofRun): Proof {
  const of = <Kind extends DriverEvent['event']>(kind: Kind) =>
    run.events.filter((event): event is EventOf<Kind> => event.event === kind)
  const checks = of('check')
  const startSeconds = checks.find(({ check }) => check === 'first result')?.seconds
  const versions = checks.find(({ check }) => check === 'versions')
  const diagnosis = diagnosisOf(smoke, ami, run, startSeconds)
  return {
    passed: diagnosis === undefined,
    verdict: diagnosis === undefined ? 'passed' : diagnosis.blames === 'image' ? 'failed' : 'unfinished',
    ami,
    region: plan.region,
    diagnosis,
    startSeconds,
    instanceType: smoke.instanceType,
    phases: phaseTimes(run.events, run.seconds),
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
  run: ProofRun,
  startSeconds: number | undefined,
): ProofDiagnosis | undefined {
  if (run.trouble !== undefined) return { ...run.trouble, blames: 'circumstances' }
  // What comes after is EC2Cluster's own closing; the cluster is ended and seen ended by us whatever it does.
  if (!run.events.some(({ event }) => event === 'passed')) return diagnoseProof(failedOf(plan, ami, run))
  const allowed = plan.maxStartSeconds
  return startSeconds !== undefined && allowed !== undefined && startSeconds > allowed
    ? tooSlow(startSeconds, allowed)
    : undefined
}

function failedOf(plan: SmokePlan, ami: string, run: ProofRun) {
  const last = run.events.findLast((event) => event.event === 'failed' || event.event === 'phase')
  const error = last?.event === 'failed' ? last.error : []
  return { plan, ami, ending: run.ending, phase: last?.phase ?? '', error, instances: run.seen }
}
