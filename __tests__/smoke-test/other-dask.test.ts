import { expect } from 'vitest'
import { smokeTestScenario } from '../support/real-smoke-test.ts'
import { testSetup } from '../support/repository.ts'

// The image says that it has one Dask, for which the client is made, and its containers run another.
const it = smokeTestScenario({ machines: 'simulated', daskPython: testSetup().otherDask })

it('a container with another Dask than the image says is found out, and nothing is left', async ({
  smokeTests,
}) => {
  const { smokeTest, code, log } = await smokeTests.run({ minutes: 10 })
  expect(code, log).toBe('versions-differ')
  expect(smokeTest.diagnosis?.what).toContain('distributed is 2026.7.1 on scheduler instead of 2026.8.0')
  // The cluster computes all the same, so nothing but the comparison could show it.
  expect(smokeTest.checks[0]).toMatchObject({ check: 'first result', result: 11 })
  await smokeTests.expectNothingLeft()
})
