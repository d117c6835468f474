import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { verdictOfSmokeTest } from '../../src/diagnosis/smoke-test-verdict.ts'
import { leftProblem, unprovenSummary } from '../../src/report/smoke-test-summary.ts'
import { bakedSummary } from '../../src/report/summary.ts'
import { timelineTable } from '../../src/report/timeline.ts'
import type { MachineTimeline } from '../../src/smoke-test/events.ts'
import type { SmokeTestRun } from '../../src/smoke-test/result.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { repository } from '../support/repository.ts'
import { aSeenInstance, aSmokeTestRun, passingEvents, smokePlanOf, timeline } from '../support/smoke.ts'

const golden = (file: string) => path.join(repository, '__tests__/golden/report', file)
const AMI = 'ami-4a9ac69a9a3235029'
function verdictOf(differences: Partial<SmokeTestRun> = {}, inputs: Readonly<Record<string, string>> = {}) {
  return verdictOfSmokeTest({ region: 'eu-west-2' }, smokePlanOf(inputs), AMI, aSmokeTestRun(differences))
}

/** A run that ended while it waited for `phase`. */
describe('the job summary', () => {
  it('of an image that passed', async () => {
    const summary = bakedSummary({ ...aBakedImage(), smokeTest: verdictOf() })
    await expect(summary).toMatchFileSnapshot(golden('smoke-tested.md'))
  })

  it('of an image that failed', async () => {
    const smokeTest = verdictOf({
      ending: 'instance-ended',
      events: [{ event: 'phase', seconds: 1, phase: 'waiting for the scheduler' }],
      seen: [
        aSeenInstance({
          ...{ state: 'terminated', reason: 'Client.InstanceInitiatedShutdown: Instance initiated shutdown' },
          console: 'docker: Error response from daemon: No such image: daskdev/dask:latest.',
        }),
      ],
      left: ['security group sg-1 (still in use)'],
    })
    if (smokeTest.diagnosis === undefined) throw new Error('it failed')
    const summary = unprovenSummary(
      smokeTest,
      smokeTest.diagnosis,
      `The image ${AMI} was removed with its snapshots.`,
    )
    await expect(summary).toMatchFileSnapshot(golden('unproven.md'))
    expect(leftProblem(smokeTest)?.what).toMatch('sg-1')
  })
})

describe('the timeline in the job summary', () => {
  const rows = (machines: readonly MachineTimeline[]) =>
    timelineTable(machines)
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
  const [scheduler, worker] = timeline
  if (scheduler === undefined || worker === undefined) throw new Error('there are two')

  it('is empty when nothing is known', () => {
    expect(timelineTable([])).toBe('')
    expect(timelineTable([{ ...scheduler, times: { kernel: 1_795_489_260 } }])).toBe('')
  })

  it('leaves out what is not known, and says which console it was not on', () => {
    const { launch = 0, container = 0 } = worker.times
    const text = timelineTable([scheduler, { ...worker, times: { launch, container } }])
    expect(text).toContain(`The console of <code>${worker.instance}</code> has not shown`)
    expect(text).toContain('| Docker is ready | 24.2 s | 4.4 s ██ |  |  |\n')
    expect(text).toMatch(/\| container starts \| 27.6 s \| [^|]+ \| 26.3 s \| 26.3 s █+ \|/)
  })

  it('has no row for what no machine has, and shows a step that came before the one above it', () => {
    const times = { launch: 100, kernel: 99.5, docker: 110 }
    expect(rows([{ ...scheduler, times }])).toEqual([
      '| launch | 0.0 s | 0.0 s |',
      '| kernel starts | -0.5 s | -0.5 s |',
      '| Docker is ready | 10.0 s | 10.5 s ████████████ |',
    ])
  })

  it.each([100, 99.999])('can have all its times at once', (kernel) => {
    const at = rows([{ ...scheduler, times: { launch: 100, kernel } }])
    expect(at).toEqual(['| launch | 0.0 s | 0.0 s |', '| kernel starts | 0.0 s | 0.0 s |'])
  })
})

it('says nothing of what is left when nothing is', () => {
  expect(passingEvents).toContainEqual(expect.objectContaining({ event: 'passed' }))
  expect(leftProblem(verdictOf())).toBeUndefined()
})
