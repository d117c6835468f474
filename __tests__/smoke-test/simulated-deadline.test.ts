import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { RealSmokeTests } from '../support/real-smoke-test.ts'

// What a real EC2Cluster would wait for for ever. The deadlines are several times what a cluster that is well takes.
let ec2: LocalEc2
let smokeTests: RealSmokeTests

beforeAll(async () => {
  ec2 = await startLocalEc2({ machines: 'simulated' })
  useLocalEc2(ec2)
  smokeTests = await RealSmokeTests.on(ec2)
})
afterAll(() => ec2.stop())
beforeEach(() => useLocalEc2(ec2))
afterEach(async () => {
  await ec2.set({ guest: null })
  vi.unstubAllEnvs()
})

it('is found out when the group does not let the runner in', async () => {
  const { code, log } = await smokeTests.run({ minutes: 0.5, sources: ['192.0.2.1/32'] })
  expect(code, log).toBe('scheduler-unreachable')
  await smokeTests.expectNothingLeft()
})

it('is found out when the worker never comes', async () => {
  await ec2.set({ guest: { containers: { worker: 'silent' } } })
  const { code, log } = await smokeTests.run({ minutes: 0.75 })
  expect(code, log).toBe('worker-missing')
  await smokeTests.expectNothingLeft()
})
