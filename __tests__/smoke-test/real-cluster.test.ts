import { describe, expect } from 'vitest'
import { smokeTestScenario } from '../support/real-smoke-test.ts'

// The real EC2Cluster of dask-cloudprovider against an EC2 whose instances have no machines: it launches, then waits.
const it = smokeTestScenario()

describe('a real EC2Cluster that fails leaves nothing, and says why', () => {
  it('when EC2 rejects the instance', async ({ ec2, smokeTests }) => {
    await ec2.set({ faults: [{ action: 'RunInstances', code: 'VcpuLimitExceeded', message: 'too many' }] })
    const { code, log } = await smokeTests.run({ minutes: 10 })
    expect(code, log).toBe('quota-too-small')
    await smokeTests.expectNothingLeft()
  })

  it('when the account is on the free plan, which has no such type', async ({ ec2, smokeTests }) => {
    const message = 'The specified instance type is not eligible for Free Tier.'
    await ec2.set({ faults: [{ action: 'RunInstances', code: 'InvalidParameterCombination', message }] })
    const { code, smokeTest, log } = await smokeTests.run({ minutes: 10 })
    expect(code, log).toBe('not-on-free-plan')
    expect(smokeTest.verdict).toBe('unfinished')
    await smokeTests.expectNothingLeft()
  })

  it('when nothing answers on the scheduler’s port', async ({ smokeTests }) => {
    const { code, log } = await smokeTests.run({ minutes: 0.25 })
    expect(code, log).toBe('scheduler-not-reached')
    expect(log).toMatch(/let in: \d/)
    await smokeTests.expectNothingLeft()
  })

  it('when the scheduler’s machine powers itself off, as it does when its container exits', async ({
    ec2,
    smokeTests,
  }) => {
    const { code, log } = await smokeTests.run({
      minutes: 10,
      at: /waiting for the scheduler/,
      happens: async () => {
        const [scheduler] = await smokeTests.clusterInstances()
        await fetch(`${ec2.endpoint}/_local_ec2/power-off/${scheduler?.id}`, { method: 'POST' })
      },
    })
    expect(code, log).toBe('container-exited')
    await smokeTests.expectNothingLeft()
  })
})
