import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { verdictOfSmokeTest } from '../../src/diagnosis/smoke-test-verdict.ts'
import { leftProblem, unprovenSummary } from '../../src/report/smoke-test-summary.ts'
import { bakedSummary } from '../../src/report/summary.ts'
import type { SmokeTestRun } from '../../src/smoke-test/result.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { repository } from '../support/repository.ts'
import { aSeenInstance, aSmokeTestRun, passingEvents, smokePlanOf } from '../support/smoke.ts'

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

it('says nothing of what is left when nothing is', () => {
  expect(passingEvents).toContainEqual(expect.objectContaining({ event: 'passed' }))
  expect(leftProblem(verdictOf())).toBeUndefined()
})
