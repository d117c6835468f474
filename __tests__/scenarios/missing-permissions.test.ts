import { describe, expect } from 'vitest'
import { permissions } from '../../scripts/permissions/permissions.ts'
import { policyOf } from '../../scripts/permissions/policies.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { LIMITED } from '../support/local-ec2.ts'
import { scenario } from '../support/scenario.ts'

// Every action of the documented policy is taken out of it, one at a time, and the local EC2 allows the bake only the rest.
const inputs = {
  'allow-cidr': '192.0.2.1/32',
  ...SYSTEM_PACKER,
}
/** Called by what cleans up after a bake that failed, by comparisons with earlier images, or under inputs that this bake has not. */
const NOT_IN_A_GOOD_BAKE = new Set([
  'ec2:DescribeKeyPairs',
  'ec2:DescribeLaunchTemplates',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSnapshots',
  'ec2:DescribeSpotInstanceRequests',
  'ec2:DeleteNetworkInterface',
  'ec2:DeleteSnapshot',
  'ec2:DeleteVolume',
  'ec2:DeregisterImage',
])
/** The bake ends well without them, and something is left that the warnings name, or that the log names. */
const REMOVALS = new Set(['ec2:TerminateInstances', 'ec2:DeleteKeyPair', 'ec2:DeleteSecurityGroup'])

const actions = [...new Set(permissions.bake.map(({ action }) => action))].filter(
  (action) => !NOT_IN_A_GOOD_BAKE.has(action) && !REMOVALS.has(action),
)
const optional = new Set(
  permissions.bake.filter(({ without }) => without !== undefined).map(({ action }) => action),
)

const it = scenario().extend(
  'bakeWithout',
  ({ ec2, runner }) =>
    async (action: string, more: Readonly<Record<string, string>> = {}) => {
      const { Version, Statement } = policyOf('bake')
      const less = Statement.map((one) => ({ ...one, Action: one.Action.filter((each) => each !== action) }))
      const policy = { Version, Statement: less.filter(({ Action }) => Action.length > 0) }
      await ec2.set({ identities: { [LIMITED]: { policies: [policy] } } })
      const env = { ...ec2.environment, ...fakePacker(runner.directory, '--every-call') }
      const step = await runner.run('main', { with: { ...inputs, ...more }, env })
      const post = await runner.run('post', { with: inputs, env })
      return { step, post }
    },
)
it.beforeAll(({ ec2 }) =>
  ec2.set({ durations: { pending: 0, stopping: 0, 'shutting-down': 0, image: 0, snapshot: 0 } }),
)

describe('a bake without one of its permissions', () => {
  it.for(actions)('%s', async (action, { account, bakeWithout }) => {
    const before = (await account.made('images')).map(({ id }) => id)
    const { step, post } = await bakeWithout(action)
    expect(post.exitCode, post.log).toBe(0)
    if (optional.has(action) || step.exitCode === 0) {
      expect(step.exitCode, step.log).toBe(0)
    } else {
      expect(step.log).toMatch(/^::error title=access-denied::/m)
      expect(step.errors, step.log).toEqual([expect.stringContaining(action)])
      const images = (await account.made('images')).map(({ id }) => id)
      expect(images).toEqual(before)
    }
    expect(optional.has(action)).toBe(step.exitCode === 0)
    for (const kind of ['instances', 'volumes', 'security_groups', 'key_pairs']) {
      expect(await account.made(kind), kind).toEqual([])
    }
  })
})
