import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { policyOf } from '../../scripts/permissions/policies.ts'
import { TAG } from '../../src/aws/tags.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { LIMITED } from '../support/local-ec2.ts'
import { scenario } from '../support/scenario.ts'

const inputs = { 'allow-cidr': '192.0.2.1/32', ...SYSTEM_PACKER }

const POLICIES = ['bake', 'share', 'retention'] as const
const it = scenario({ policies: POLICIES }).extend('bake', ({ ec2, runner }) => {
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  return (more: Record<string, string>) => runner.run('main', { with: { ...inputs, ...more }, env })
})

/** The tags of a ready image of the family, baked on a day of January 2026. */
function ready(day: number, more: Record<string, string> = {}) {
  return {
    [TAG.family]: 'dask-cpu',
    [TAG.repository]: 'an-owner/a-repository',
    [TAG.status]: 'ready',
    [TAG.baked]: new Date(Date.UTC(2026, 0, day)).toISOString(),
    [TAG.run]: `run-of-day-${day}`,
    ...more,
  }
}

it('removes what newer images replace under the documented policy, and keeps what is in use', async ({
  account,
  bake,
}) => {
  const builder = await account.instance({})
  const made = new Map<string, string>()
  for (const [name, tags] of Object.entries({
    replaced: ready(1),
    shared: ready(2),
    running: ready(3),
    held: ready(4, { [TAG.keep]: 'yes' }),
    published: ready(5),
    before: ready(6),
    newest: ready(7),
    others: { ...ready(1), [TAG.repository]: 'an-owner/another-repository' },
  })) {
    made.set(name, await account.image(builder, name, tags))
  }
  const id = (name: string) => made.get(name) ?? ''
  await account.share(id('shared'), '210987654321')
  await account.instanceOf(id('running'))
  for (const value of ['before', 'published']) {
    await account.imageParameter('/dask/cpu', id(value), { [TAG.family]: 'dask-cpu' })
  }

  const dry = await bake({ keep: '1', 'retire-dry-run': 'true' })
  expect(dry.exitCode, dry.log).toBe(0)
  expect(dry.log).toContain(`Would remove ${id('replaced')} (replaced) in eu-west-2`)
  const before = (await account.made('images')).map((image) => image.id)
  expect(before).toEqual(expect.arrayContaining([...made.values()]))

  const done = await bake({ keep: '2', 'share-with': '210987654321' })
  expect(done.exitCode, done.log).toBe(0)
  const retired = JSON.parse(done.outputs['retired'] ?? '[]') as { id: string; stage: string }[]
  expect(retired.map((image) => [image.id, image.stage])).toEqual([
    [id('replaced'), 'remove'],
    [id('shared'), 'deprecate'],
    [id('newest'), 'remove'],
  ])
  const names = (await account.made('images')).map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['shared', 'running', 'held', 'published', 'before', 'others']),
  )
  expect(names).not.toContain('replaced')
  expect(done.summary).toMatch(new RegExp(`${id('held')}.* stays: it has the tag`))
})

it('retires nothing and says why without a permission that it needs to know who uses an image', async ({
  account,
  bake,
  ec2,
}) => {
  const replaced = await account.image(await account.instance({}), 'replaced too', ready(1))
  const { Version, Statement } = policyOf('retention')
  const less = Statement.map((one) => ({
    ...one,
    Action: one.Action.filter((action) => action !== 'ssm:GetParameters'),
  }))
  await ec2.set({ identities: { [LIMITED]: { policies: [policyOf('bake'), { Version, Statement: less }] } } })
  const done = await bake({ keep: '1' })
  expect(done.exitCode, done.log).toBe(0)
  expect(done.outputs['retired']).toBe('[]')
  expect(done.log).toContain(
    `${replaced} in eu-west-2 stays: what uses it could not be asked (the credentials may not call ssm:GetParameters)`,
  )
})

/** The writes of retention: the image is removed, or if it is shared deprecated first, then marked and disabled. */
const KILLS = (['EnableImageDeprecation', 'CreateTags', 'DisableImage', 'DeregisterImage'] as const).flatMap(
  (write) => (['before', 'after'] as const).map((moment) => ({ write, moment })),
)
const OTHER = '210987654321'
const DAY_MS = 86_400_000

describe('a step that is killed while it retires an image is finished by the next, and no other image is gone:', () => {
  it.for(KILLS)('$moment $write', async ({ write, moment }, { account, ec2, runner }) => {
    const family = `${write}-${moment}`.toLowerCase()
    await ec2.set({
      identities: { [LIMITED]: { policies: POLICIES.map(policyOf) } },
      clock_offset: -30 * 86_400,
    })
    const builder = await account.instance({})
    const make = (name: string, day: number) =>
      account.image(builder, `${family}-${name}`, ready(day, { [TAG.family]: family }))
    const [old, kept] = [await make('old', 1), await make('kept', 2)]
    if (write !== 'DeregisterImage') await account.share(old, OTHER)
    const deprecated = write === 'CreateTags' || write === 'DisableImage'
    if (deprecated) await account.deprecate(old, new Date(Date.now() - 29 * DAY_MS))

    // Before the call: an error that the SDK tries again; after it: an answer that does not come.
    const match = { '*': old }
    const fault = { action: write, code: 'InternalError', status: 500, match }
    const interruption =
      moment === 'before' ? { faults: [fault] } : { holds: [{ action: write, phase: 'after', match }] }
    await ec2.set({ clock_offset: 0, ...interruption })
    const env = { ...ec2.environment, ...fakePacker(runner.directory) }
    const given = { ...inputs, family, 'keep-days': '3', 'share-with': OTHER }
    const before = (await ec2.calls()).length
    const step = runner.start('main', { with: { ...given, keep: '2' }, env })
    const reached = async () =>
      (await ec2.held()).length > 0 ||
      (await ec2.calls())
        .slice(before)
        .some(({ action, parameters }) => action === write && JSON.stringify(parameters).includes(old))
    while (!(await reached())) await sleep(50)
    step.signal('SIGKILL')
    expect((await step.finished).exitCode).toBeUndefined()
    await ec2.set({ faults: [], holds: [] })
    const post = await runner.run('post', { with: given, env })
    expect(post.exitCode, post.log).toBe(0)

    const next = await runner.run('main', { with: { ...given, keep: '3' }, env })
    expect(next.exitCode, next.log).toBe(0)
    const images = (await account.made('images')).filter(({ tags }) => tags[TAG.family] === family)
    expect(images.filter(({ id }) => id !== old)).toHaveLength(3)
    expect(images.map(({ id }) => id)).toEqual(expect.arrayContaining([kept, next.outputs['ami']]))
    expect(images.filter(({ id }) => id !== old).map(({ state }) => state)).toEqual(
      Array(3).fill('available'),
    )
    const state = images.find(({ id }) => id === old)?.state
    expect(state).toBe(
      {
        ...{ EnableImageDeprecation: 'available', DeregisterImage: undefined },
        ...{ CreateTags: 'disabled', DisableImage: 'disabled' },
      }[write],
    )
    const snapshots = (await account.made('snapshots')).filter(({ tags }) => tags[TAG.family] === family)
    expect(snapshots).toHaveLength(images.length)
  })
})
