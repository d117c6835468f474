import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { RealSmokeTests } from '../support/real-smoke-test.ts'
import { testSetup } from '../support/repository.ts'

// The image says that it has one Dask, for which the client is made, and its containers run another.
let ec2: LocalEc2

beforeAll(async () => {
  ec2 = await startLocalEc2({ machines: 'simulated', daskPython: testSetup().otherDask })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await ec2.stop()
})

it('a container with another Dask than the image says is found out, and nothing is left', async () => {
  useLocalEc2(ec2)
  const smokeTests = await RealSmokeTests.on(ec2)
  const { smokeTest, code, log } = await smokeTests.run({ minutes: 10 })
  expect(code, log).toBe('versions-differ')
  expect(smokeTest.diagnosis?.what).toContain('distributed is 2026.7.1 on scheduler instead of 2026.8.0')
  // The cluster computes all the same, so nothing but the comparison could show it.
  expect(smokeTest.checks[0]).toMatchObject({ check: 'first result', result: 11 })
  await smokeTests.expectNothingLeft()
})
