import { readdirSync } from 'node:fs'
import { expect, vi } from 'vitest'
import { SYSTEM_PACKER } from '../support/fake-packer.ts'
import { realPacker } from '../support/real-packer.ts'
import { scenario } from '../support/scenario.ts'
import type { StepResult } from '../support/test-runner.ts'

// What the real Packer and its real amazon plugin say and leave where EC2 has no capacity. The guest is played.

const inputs = {
  'allow-cidr': '127.0.0.1/32',
  'instance-type': 't3.large',
  ...SYSTEM_PACKER,
}

const it = scenario({ machines: 'simulated', policies: ['bake', 'spot'] }).extend(
  'expectNothingLeft',
  ({ account }) => {
    return async (step: StepResult): Promise<void> => {
      const images = await account.made('images')
      expect(images.map(({ id }) => id)).toContain(step.outputs['ami'])
      for (const kind of ['instances', 'volumes', 'security_groups', 'key_pairs', 'launch_templates']) {
        expect(await account.made(kind), kind).toEqual([])
      }
    }
  },
)

it('bakes in the second zone where the first is full', async ({ ec2, runner, expectNothingLeft }) => {
  // EC2's own status is 500, which the SDK of Packer's plugin repeats for minutes before it says the same.
  const full = { action: 'RunInstances', code: 'InsufficientInstanceCapacity', status: 400 }
  await ec2.set({ faults: [{ ...full, match: { 'Placement.AvailabilityZone': 'eu-west-2a' } }] })
  const env = { ...ec2.environment, ...realPacker(runner.directory) }
  const step = await runner.run('main', { with: inputs, env })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.summary).toContain('| Builder | t3.large in eu-west-2b |')
  expect(readdirSync(step.outputs['logs'] ?? '').toSorted()).toEqual(['packer-2.log', 'packer.log'])
  await expectNothingLeft(step)
})

it('bakes on demand when one zone has no spot capacity and the other takes the instance back', async ({
  ec2,
  runner,
  account,
  expectNothingLeft,
}) => {
  const provisioning = { lines: ['bake-dask-ami: at work'], seconds: 600 }
  const defaults = { lines: ['bake-dask-ami: at work'], seconds: 0 }
  await ec2.set({
    ...{ faults: [], no_capacity: { 'eu-west-2a': ['spot:*'] } },
    guest: { scripts: { 'provision.sh': provisioning } },
  })
  const env = { ...ec2.environment, ...realPacker(runner.directory) }
  const running = runner.start('main', { with: { ...inputs, spot: 'true' }, env })
  await vi.waitUntil(() => running.log().includes('bake-dask-ami: at work'), {
    timeout: 240_000,
    interval: 200,
  })
  await ec2.set({ guest: { scripts: { 'provision.sh': defaults } } })
  const [spot] = await account.made('instances')
  await ec2.interrupt(spot?.id ?? '')
  const step = await running.finished
  expect(step.exitCode, step.log).toBe(0)
  expect(step.log).toMatch(/t3\.large \(spot\) in eu-west-2a: AWS has no spot capacity/)
  expect(step.log).toMatch(
    /t3\.large \(spot\) in eu-west-2b: AWS interrupted the spot instance during the bake/,
  )
  expect(step.summary).toContain('| Builder | t3.large in eu-west-2a |')
  await expectNothingLeft(step)
})
