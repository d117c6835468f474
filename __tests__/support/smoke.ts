import type { Facts } from '../../src/plan/facts.ts'
import { lookupsOf } from '../../src/plan/lookups.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { SmokePlan } from '../../src/plan/smoke-test.ts'
import type { DriverEvent, MachineTimeline } from '../../src/smoke-test/events.ts'
import type { SeenInstance, SmokeTestRun } from '../../src/smoke-test/result.ts'
import { aType, planOf, someFacts } from './facts.ts'
import { requestOf } from './requests.ts'

/** What the survey finds for the smoke test in a good account. */
export function smokeFacts(differences: Partial<Facts> = {}) {
  return someFacts({ smoke: { sources: ['203.0.113.7/32'] }, ...differences })
}

/** The plan of the smoke test for these inputs. */
export function smokePlanOf(inputs: Readonly<Record<string, string>> = {}): SmokePlan {
  const { smoke } = planWithSmokeTest(inputs)
  if (smoke === undefined) throw new Error('a smoke test was asked for')
  return smoke
}

/** The plan of a bake with a smoke test. `instanceStore` is that of every instance type, in GB. */
export function planWithSmokeTest(inputs: Readonly<Record<string, string>>, instanceStore = 0): Plan {
  const request = requestOf({ 'smoke-test': 'true', ...inputs })
  const types = lookupsOf(request).allTypes.map((type) => aType({ type, instanceStore }))
  return planOf(request, smokeFacts({ types }))
}

export const WORKER = { address: 'tls://10.0.0.2:41234', threads: 2, memory: 8_175_378_432 }

const LAUNCHED = 1_795_489_260
const since = (launch: number, times: MachineTimeline['times']) =>
  Object.fromEntries(Object.entries(times).map(([step, seconds]) => [step, launch + seconds]))

/** How the machines of a cluster that passes started. */
export const timeline: readonly MachineTimeline[] = [
  {
    ...{ role: 'scheduler', instance: 'i-0a1b2c3d4e5f60001' },
    times: since(LAUNCHED, {
      ...{ launch: 0, kernel: 9.1, userspace: 11.4, 'cloud-init': 19.8, docker: 24.2, container: 27.6 },
      ...{ process: 27.9, 'port open': 48.6, connected: 49.02, 'first result': 130.96 },
    }),
  },
  {
    ...{ role: 'worker', instance: 'i-0a1b2c3d4e5f60002' },
    times: since(LAUNCHED + 49.1, {
      ...{ launch: 0, kernel: 8.4, userspace: 10.9, 'cloud-init': 19.5, docker: 19.2, container: 26.3 },
      ...{ process: 45.2, 'port open': 78.8, connected: 80.2, 'first result': 81.86 },
    }),
  },
]

/** What cluster.py prints about a cluster that passes. */
export const passingEvents: readonly DriverEvent[] = [
  { event: 'phase', seconds: 0, phase: 'launching the scheduler' },
  { event: 'phase', seconds: 12.5, phase: 'waiting for the scheduler' },
  { event: 'phase', seconds: 61.5, phase: 'launching the workers' },
  { event: 'phase', seconds: 70, phase: 'waiting for the workers' },
  { event: 'phase', seconds: 130, phase: 'first result' },
  { event: 'check', seconds: 131, check: 'first result', took: 1, result: 11 },
  { event: 'phase', seconds: 131, phase: 'reading the timeline' },
  { event: 'timeline', seconds: 131, machines: timeline },
  { event: 'workers', seconds: 131, workers: [WORKER] },
  { event: 'phase', seconds: 131, phase: 'versions' },
  {
    ...{ event: 'check', seconds: 131.4, check: 'versions', took: 0.4, result: 'dask 2026.8.0' },
    packages: { dask: '2026.8.0', distributed: '2026.8.0', numpy: null },
    differ: { tornado: ['6.6.1', '6.6.0'] },
  },
  { event: 'passed', seconds: 131.5 },
  { event: 'phase', seconds: 131.5, phase: 'closing the cluster' },
]

/** An instance of a cluster, as it was when the smoke test ended. */
export function aSeenInstance(differences: Partial<SeenInstance> = {}): SeenInstance {
  return {
    ...{ id: 'i-1', name: 'dask-0a-scheduler', state: 'running', reason: '', role: 'scheduler' },
    ...{ publicAddress: '198.51.100.1', privateAddress: '10.0.0.1', console: '' },
    ...differences,
  }
}

/** What a cluster did that passed, but for the differences. */
export function aSmokeTestRun(differences: Partial<SmokeTestRun> = {}): SmokeTestRun {
  return {
    ending: 'exited',
    events: passingEvents,
    trouble: undefined,
    seen: [],
    instances: [
      aSeenInstance({ state: 'terminated' }),
      aSeenInstance({ id: 'i-2', name: 'dask-0a-worker-1', role: 'worker', state: 'terminated' }),
    ],
    left: [],
    seconds: 140,
    ...differences,
  }
}
