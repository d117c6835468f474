import { expect } from 'vitest'
import { smokeTestScenario } from '../support/real-smoke-test.ts'

// What a real EC2Cluster would wait for for ever. The deadlines are several times what a cluster that is well takes.
const it = smokeTestScenario({ machines: 'simulated' })

it('is found out when the group does not let the runner in', async ({ smokeTests }) => {
  const { code, log } = await smokeTests.run({ minutes: 0.5, sources: ['192.0.2.1/32'] })
  expect(code, log).toBe('scheduler-unreachable')
  await smokeTests.expectNothingLeft()
})

it('is found out when the worker never comes', async ({ ec2, smokeTests }) => {
  await ec2.set({ guest: { containers: { worker: 'silent' } } })
  const { code, log } = await smokeTests.run({ minutes: 0.75 })
  expect(code, log).toBe('worker-missing')
  await smokeTests.expectNothingLeft()
})
