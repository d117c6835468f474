import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { RealSmokeTests } from '../support/real-smoke-test.ts'

// The real EC2Cluster of dask-cloudprovider against an EC2 whose instances have no machines: it launches, then waits.
let ec2: LocalEc2
let smokeTests: RealSmokeTests

beforeAll(async () => {
  ec2 = await startLocalEc2()
  useLocalEc2(ec2)
  smokeTests = await RealSmokeTests.on(ec2)
})
afterAll(() => ec2.stop())
beforeEach(() => useLocalEc2(ec2))
afterEach(async () => {
  await ec2.set({ faults: [] })
  vi.unstubAllEnvs()
})

describe('a real EC2Cluster that fails leaves nothing, and says why', () => {
  it('when EC2 rejects the instance', async () => {
    await ec2.set({ faults: [{ action: 'RunInstances', code: 'VcpuLimitExceeded', message: 'too many' }] })
    const { code, log } = await smokeTests.run({ minutes: 10 })
    expect(code, log).toBe('quota-too-small')
    await smokeTests.expectNothingLeft()
  })

  it('when the account is on the free plan, which has no such type', async () => {
    const message = 'The specified instance type is not eligible for Free Tier.'
    await ec2.set({ faults: [{ action: 'RunInstances', code: 'InvalidParameterCombination', message }] })
    const { code, smokeTest, log } = await smokeTests.run({ minutes: 10 })
    expect(code, log).toBe('not-on-free-plan')
    expect(smokeTest.verdict).toBe('unfinished')
    await smokeTests.expectNothingLeft()
  })

  it('when nothing answers on the scheduler’s port', async () => {
    const { code, log } = await smokeTests.run({ minutes: 0.25 })
    expect(code, log).toBe('scheduler-not-reached')
    expect(log).toMatch(/let in: \d/)
    await smokeTests.expectNothingLeft()
  })

  it('when the scheduler’s machine powers itself off, as it does when its container exits', async () => {
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
