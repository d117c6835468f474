import { expect } from 'vitest'
import { policyOf } from '../../scripts/permissions/policies.ts'
import { TAG } from '../../src/aws/tags.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { LIMITED } from '../support/local-ec2.ts'
import { scenario } from '../support/scenario.ts'

const inputs = { 'allow-cidr': '192.0.2.1/32', ...SYSTEM_PACKER }

const it = scenario({ policies: ['bake', 'share', 'retention'] }).extend('bake', ({ ec2, runner }) => {
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
