import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { policyOf } from '../../scripts/permissions/policies.ts'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { LIMITED } from '../support/local-ec2.ts'
import { HERE, PublishedFamily, THERE } from '../support/published-family.ts'
import { scenario } from '../support/scenario.ts'

const SHARED_WITH = '210987654321'

const it = scenario({ policies: ['publish'] }).extend('start', ({ ec2, runner }) => {
  return (inputs: Record<string, string>) => runner.start('publish', { with: inputs, env: ec2.environment })
})
it.beforeAll(({ ec2 }) =>
  ec2.set({
    durations: { pending: 0, stopping: 0, 'shutting-down': 0, image: 0, snapshot: 0, parameter: 0 },
  }),
)

it('promotes, rolls back, withdraws, restores and lists under the documented policy', async ({
  account,
  start,
}) => {
  const made = await PublishedFamily.make(account, 'whole', 3)
  const { parameter, family } = made
  const run = async (inputs: Record<string, string>) => {
    const step = await start(inputs).finished
    expect(step.exitCode, step.log).toBe(0)
    return step
  }

  const stable = await run({ command: 'publish', 'ssm-parameter': '/stable', 'from-parameter': parameter })
  expect(stable.outputs).toEqual({
    ami: made.id(HERE, 2),
    amis: JSON.stringify({ [HERE]: made.id(HERE, 2), [THERE]: made.id(THERE, 2) }),
    'ssm-parameter': '/stable',
    'ssm-parameter-versions': JSON.stringify({ [HERE]: 1, [THERE]: 1 }),
    'previous-ami': '',
  })

  const back = await run({ command: 'rollback', 'ssm-parameter': parameter, reason: 'slow' })
  expect(back.outputs).toMatchObject({ ami: made.id(HERE, 1), 'previous-ami': made.id(HERE, 2) })
  expect(await made.images(2)).toMatchObject([
    { tags: { [TAG.rejected]: 'slow' } },
    { tags: { [TAG.rejected]: 'slow' } },
  ])
  expect(back.summary).toMatch(/^## <code>\/whole<\/code> names <code>ami-/)
  expect(back.log).toContain(`The parameter '/stable' in ${HERE} goes on naming ${made.id(HERE, 2)}.`)

  await account.share(made.id(HERE, 1), SHARED_WITH)
  const dry = await run({ command: 'withdraw', ami: made.id(HERE, 1), reason: 'CVE', 'dry-run': 'true' })
  expect(dry.log).toContain(`Would set ${parameter} in ${THERE} to ${made.id(THERE, 0)}\n`)
  await run({ command: 'withdraw', ami: made.id(HERE, 1), reason: 'CVE' })
  expect((await made.named()).map(({ id }) => id)).toEqual([made.id(HERE, 0), made.id(THERE, 0)])
  await expect(account.instanceOf(made.id(HERE, 1))).rejects.toThrow(/is disabled, and cannot be run/)

  const listed = await run({ command: 'list', family, regions: THERE })
  const images = JSON.parse(listed.outputs['images'] ?? '[]') as Record<string, unknown>[]
  expect(images).toMatchObject([
    {
      id: made.id(HERE, 2),
      rejected: 'slow',
      published: [{ parameter: '/stable' }, { parameter: '/stable' }],
    },
    {
      id: made.id(HERE, 1),
      withdrawn: 'CVE',
      amis: { [THERE]: { id: made.id(THERE, 1), state: 'disabled' } },
    },
    {
      id: made.id(HERE, 0),
      published: [
        { region: HERE, parameter },
        { region: THERE, parameter },
      ],
    },
  ])
  expect(listed.summary).toContain('withdrawn: CVE')

  await run({ command: 'restore', ami: made.id(HERE, 1) })
  const [restored] = await made.images(1)
  expect(restored).toMatchObject({ state: 'available', permissions: [SHARED_WITH] })
  expect(Object.keys(restored?.tags ?? {}).filter((key) => /withdrawn|launch-permissions/.test(key))).toEqual(
    [],
  )
  expect(await account.instanceOf(made.id(HERE, 1))).toMatch(/^i-/)

  const override = await run({ command: 'publish', 'ssm-parameter': parameter, ami: made.id(HERE, 2) })
  expect(override.summary).toContain('not marked as rejected any more: slow')
  expect((await made.named()).map(({ id }) => id)).toEqual([made.id(HERE, 2), made.id(THERE, 2)])
})

it('does not withdraw an AMI without the permissions to know who uses it', async ({
  ec2,
  account,
  start,
}) => {
  const made = await PublishedFamily.make(account, 'unknown-users', 2)
  const { Version, Statement } = policyOf('publish')
  const less = Statement.map((one) => ({
    ...one,
    Action: one.Action.filter((action) => action !== 'ssm:GetParameters'),
  }))
  await ec2.set({ identities: { [LIMITED]: { policies: [{ Version, Statement: less }] } } })
  const step = await start({ command: 'withdraw', ami: made.id(HERE, 1), reason: 'CVE' }).finished
  await ec2.set({ identities: { [LIMITED]: { policies: [policyOf('publish')] } } })
  expect(step.exitCode).toBe(1)
  expect(step.errors).toEqual([expect.stringContaining('may not call ssm:GetParameters')])
  expect(await made.images(1)).toMatchObject([{ state: 'available' }, { state: 'available' }])
})

it('says of a command that cannot be what is wrong', async ({ ec2, account, start }) => {
  const made = await PublishedFamily.make(account, 'only-one', 1)
  const before = (await ec2.calls()).length
  const step = await start({ command: 'rollback', 'ssm-parameter': made.parameter }).finished
  expect(step.exitCode).toBe(1)
  expect(step.errors).toEqual([HERE, THERE].map((region) => expect.stringContaining(`in ${region} names`)))
  const calls = (await ec2.calls()).slice(before).filter(({ access_key }) => access_key === LIMITED)
  expect(calls.filter(({ action }) => !/^(?:Describe|Get|List)/.test(action))).toEqual([])
  const problem = await start({ command: 'restore', ami: 'ami-0123456789abcdef0' }).finished
  expect(problem.errors).toEqual([
    expect.stringMatching(/^The account has no AMI ami-0123456789abcdef0 in eu-west-2/),
  ])
})

/** The writes of each command, in their order. */
const WRITES = {
  rollback: ['CreateTags', 'PutParameter'],
  withdraw: ['CreateTags', 'PutParameter', 'DisableImage'],
  restore: ['EnableImage', 'ModifyImageAttribute', 'DeleteTags'],
} as const
const KILLS = Object.entries(WRITES).flatMap(([command, writes]) =>
  writes.flatMap((write) => (['before', 'after'] as const).map((moment) => ({ command, write, moment }))),
)

describe('a command that is killed is finished by the next, and every reader gets a good AMI:', () => {
  it.for(KILLS)('$command, $moment $write', async ({ command, write, moment }, { ec2, account, start }) => {
    const made = await PublishedFamily.make(account, `${command}-${write}-${moment}`.toLowerCase(), 2)
    await account.share(made.id(HERE, 1), SHARED_WITH)
    const ami = made.id(HERE, 1)
    const inputs: Record<string, string> = {
      ...{ command, ami },
      ...(command === 'rollback' ? { 'ssm-parameter': made.parameter } : {}),
      ...(command === 'withdraw' ? { reason: 'CVE' } : {}),
    }
    if (command === 'restore') await start({ command: 'withdraw', ami, reason: 'CVE' }).finished

    // Before the call: an error that the SDK tries again; after it: an answer that does not come.
    const fault = { action: write, code: 'InternalError', status: 500 }
    await ec2.set(moment === 'before' ? { faults: [fault] } : { holds: [{ action: write, phase: 'after' }] })
    const before = (await ec2.calls()).length
    const step = start(inputs)
    const reached = async () =>
      (await ec2.held()).length > 0 ||
      (await ec2.calls()).slice(before).some(({ action }) => action === write)
    while (!(await reached())) await sleep(50)
    step.signal('SIGKILL')
    expect((await step.finished).exitCode).toBeUndefined()
    await ec2.set({ faults: [], holds: [] })
    expect((await made.named()).map(({ state }) => state)).toEqual(['available', 'available'])

    const next = await start(inputs).finished
    expect(next.exitCode, next.log).toBe(0)
    expect((await made.named()).map(({ id }) => id)).toEqual([made.id(HERE, 0), made.id(THERE, 0)])
    const [image, copy] = await made.images(1)
    const states = { rollback: 'available', withdraw: 'disabled', restore: 'available' }[command]
    expect([image?.state, copy?.state]).toEqual([states, states])
    expect(image?.permissions).toEqual(command === 'withdraw' ? [] : [SHARED_WITH])
    const kept = { [TAG.withdrawn]: 'CVE', [`${TAG.launchPermissions}-1`]: SHARED_WITH }
    if (command === 'withdraw') expect(image?.tags).toMatchObject(kept)
    if (command === 'restore')
      expect(Object.keys(kept).filter((key) => key in (image?.tags ?? {}))).toEqual([])
    if (command === 'rollback')
      expect([image, copy].every((each) => TAG.rejected in (each?.tags ?? {}))).toBe(true)
  })
})

it('lists the images of a family in a Region that has none', async ({ start, account: _ }) => {
  const step = await start({ command: 'list', family: 'nobody', region: THERE }).finished
  expect(step.exitCode, step.log).toBe(0)
  expect(step.outputs['images']).toBe('[]')
  expect(await (await connectImages(THERE)).taggedImages({ [TAG.family]: 'nobody' })).toEqual([])
})
