import { readdirSync } from 'node:fs'
import { expect } from 'vitest'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { scenario } from '../support/scenario.ts'

const inputs = {
  'allow-cidr': '192.0.2.1/32',
  'instance-type': 't3.large',
  ...SYSTEM_PACKER,
}
const ZONES = ['eu-west-2a', 'eu-west-2b', 'eu-west-2c', 'eu-west-2d']
const everywhere = (...patterns: string[]) => Object.fromEntries(ZONES.map((zone) => [zone, patterns]))

const it = scenario({ policies: ['bake', 'spot'] }).extend('bake', ({ ec2, runner, account }) => {
  /** A bake and its post step in an account whose zones lack this capacity. */
  return async (
    noCapacity: Readonly<Record<string, string[]>>,
    more: Record<string, string>,
    environment = {},
  ) => {
    await ec2.set({ no_capacity: noCapacity })
    const env = { ...ec2.environment, ...fakePacker(runner.directory), ...environment }
    const step = await runner.run('main', { with: { ...inputs, ...more }, env })
    const post = await runner.run('post', { with: inputs, env })
    expect(post.exitCode).toBe(0)
    for (const kind of ['instances', 'volumes', 'security_groups', 'key_pairs', 'launch_templates']) {
      expect(await account.made(kind), kind).toEqual([])
    }
    const logs = readdirSync(step.outputs['logs'] ?? '').toSorted()
    return { step, post, logs, images: (await account.made('images')).map(({ id }) => id) }
  }
})

it('bakes in the second zone where the first is full', async ({ bake }) => {
  const { step, logs, images } = await bake({ 'eu-west-2a': ['t3.*'] }, {})
  expect(step.exitCode, step.log).toBe(0)
  expect(step.log).toMatch(
    /^::warning.*::t3\.large in eu-west-2a: AWS has no capacity .* Next is t3\.large in eu-west-2b, try 2 of 4\.$/m,
  )
  expect(step.summary).toContain('| Builder | t3.large in eu-west-2b |')
  expect(step.summary).toMatch(/\| Launch that failed: t3\.large in eu-west-2a, no-capacity \| \d+ s \|/)
  expect(images).toContain(step.outputs['ami'])
  expect(logs).toEqual(['packer-2.log', 'packer.log'])
})

it('bakes in the next subnet where somebody took the last address of the first', async ({ ec2, bake }) => {
  const code = 'InsufficientFreeAddressesInSubnet'
  const message = 'The specified subnet does not have enough free addresses to satisfy the request.'
  await ec2.set({ faults: [{ action: 'RunInstances', code, message, times: 1 }] })
  const { step } = await bake({}, {})
  expect(step.exitCode, step.log).toBe(0)
  expect(step.log).toMatch(
    /^::warning.*No address is free in subnet subnet-.* Next is t3\.large in eu-west-2b, try 2 of 4/m,
  )
  expect(step.summary).toMatch(/\| Launch that failed: t3\.large in eu-west-2a, subnet-full \| \d+ s \|/)
})

it('bakes on the next type where no zone has capacity for the first', async ({ bake }) => {
  const { step } = await bake(everywhere('t3.*'), { 'instance-type': 't3.large\nm5.large' })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.summary).toContain('| Builder | m5.large in eu-west-2a |')
})

it('bakes on the next type where the account is on the free plan, and by default on one of that plan', async ({
  ec2,
  bake,
}) => {
  await ec2.set({ free_plan: true })
  const listed = await bake({}, { 'instance-type': 't3.large\nm7i-flex.large' })
  const byDefault = await bake({}, { 'instance-type': '' })
  const alone = await bake({}, {})
  await ec2.set({ free_plan: false })
  expect(listed.step.log).toMatch(/The account is on AWS's free plan.* Next is m7i-flex\.large in eu-west-2a/)
  expect(listed.step.summary).toContain('| Builder | m7i-flex.large in eu-west-2a |')
  expect(byDefault.step.exitCode, byDefault.step.log).toBe(0)
  expect(byDefault.step.summary).not.toContain('Launch that failed')
  expect(alone.step.errors).toEqual([
    expect.stringMatching(
      /^The account is on AWS's free plan, which does not launch 't3\.large'\..*m7i-flex\.large/,
    ),
  ])
  expect(alone.step.log).not.toContain('try 2')
})

it('ends red where all is full, says what was tried, and leaves nothing', async ({ account, bake }) => {
  const before = await account.made('images')
  const { step, post, logs, images } = await bake(everywhere('*'), {})
  expect(step.exitCode).toBe(1)
  expect(step.errors, step.log).toEqual([
    expect.stringMatching(
      /^AWS has no capacity .* Tried 4 launches: t3\.large in eu-west-2a \(no-capacity\), .* t3\.large in eu-west-2d\. /,
    ),
  ])
  expect(step.summary).toMatch(/^## The bake failed\n/)
  expect(post.log).toMatch(/0 removed, 0 left/)
  expect(logs).toEqual(['packer-2.log', 'packer-3.log', 'packer-4.log', 'packer.log'])
  expect(images).toEqual(before.map(({ id }) => id))
})

it('bakes on demand where there is no spot capacity', async ({ bake }) => {
  const { step } = await bake(everywhere('spot:*'), { spot: 'true' })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.log.match(/^::warning.*t3\.large \(spot\) in eu-west-2/gm)).toHaveLength(3)
  expect(step.summary).toContain('| Builder | t3.large in eu-west-2a |')
})

it('bakes on demand when EC2 takes the spot instance back', async ({ bake }) => {
  const { step } = await bake({}, { spot: 'true' }, { FAKE_PACKER_INTERRUPTED: '1' })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.log).toMatch(
    /AWS interrupted the spot instance during the bake\. Next is t3\.large in eu-west-2a/,
  )
  expect(step.summary).toMatch(/Launch that failed: t3\.large \(spot\) in eu-west-2a, spot-interrupted/)
})
