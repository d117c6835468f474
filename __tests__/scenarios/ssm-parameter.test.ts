import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { describe, expect, vi } from 'vitest'
import { policyOf } from '../../scripts/permissions/policies.ts'
import type { AccountImage } from '../../src/aws/image-cloud.ts'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { LIMITED } from '../support/local-ec2.ts'
import { scenario } from '../support/scenario.ts'

const REGION = 'eu-west-2'
const WAIT = { timeout: 60_000, interval: 100 }

const it = scenario({ policies: ['bake', 'ssm-parameter'] }).extend('bakeTo', ({ ec2, runner }) => {
  /** Starts a bake that publishes its image as a parameter. */
  return (parameter: string) => {
    const inputs = { 'allow-cidr': '192.0.2.1/32', 'ssm-parameter': parameter, ...SYSTEM_PACKER }
    return runner.start('main', {
      with: inputs,
      env: { ...ec2.environment, ...fakePacker(runner.directory) },
    })
  }
})
it.beforeAll(({ ec2 }) =>
  ec2.set({
    durations: { pending: 0, stopping: 0, 'shutting-down': 0, image: 0, snapshot: 0, parameter: 0 },
  }),
)

/** The image that a launch by `resolve:ssm:` gets; undefined when there is no parameter. */
async function imageNamedBy(parameter: string): Promise<AccountImage | undefined> {
  const cloud = await connectImages(REGION)
  const found = await cloud.parameterOf(parameter)
  return found && (await cloud.accountImages([found.value]))[0]
}

it('a bake publishes its image, and the next one names it as the image before', async ({
  account: _,
  bakeTo,
}) => {
  const first = await bakeTo('/dask/cpu').finished
  expect(first.exitCode, first.log).toBe(0)
  expect(first.outputs).toMatchObject({
    'ssm-parameter': '/dask/cpu',
    'ssm-parameter-versions': '{"eu-west-2":1}',
    'previous-ami': '',
  })
  const cloud = await connectImages(REGION)
  expect(await cloud.parameterTags('/dask/cpu')).toEqual({
    [TAG.family]: 'dask-cpu',
    [TAG.repository]: 'an-owner/a-repository',
  })

  const second = await bakeTo('/dask/cpu').finished
  expect(second.exitCode, second.log).toBe(0)
  expect(second.outputs).toMatchObject({
    'ssm-parameter-versions': '{"eu-west-2":2}',
    'previous-ami': first.outputs['ami'],
  })
  expect(second.summary).toContain(`ssm.get_parameter(Name="/dask/cpu")`)
  expect((await imageNamedBy('/dask/cpu'))?.id).toBe(second.outputs['ami'])
})

it('the parameter names the copy in the Region of each copy', async ({ ec2, account: _, runner }) => {
  const inputs = { 'allow-cidr': '192.0.2.1/32', 'ssm-parameter': '/dask/copied', ...SYSTEM_PACKER }
  const env = { ...ec2.administrator, ...fakePacker(runner.directory) }
  const step = await runner.run('main', { with: { ...inputs, 'copy-to-regions': 'us-east-1' }, env })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.outputs['ssm-parameter-versions']).toBe('{"eu-west-2":1,"us-east-1":1}')
  const amis = JSON.parse(step.outputs['amis'] ?? '') as Record<string, string>
  const there = await connectImages('us-east-1')
  expect((await there.parameterOf('/dask/copied'))?.value).toBe(amis['us-east-1'])
  expect(await there.accountImages([amis['us-east-1'] ?? ''])).toMatchObject([{ state: 'available' }])
})

describe('is rejected before anything is launched:', () => {
  it.for([
    ['of type text', { Type: 'String' }, 'has type String and data type text'],
    ["of somebody else's", { Type: 'String', DataType: 'aws:ec2:image' }, 'has no tag bake-dask-ami:family'],
  ] as const)('a parameter %s', async ([kind, options, words], { ec2, account, bakeTo }) => {
    const parameter = `/foreign/${kind.length}`
    const image = await account.image(await account.instance({}), kind, {})
    await new SSMClient({ region: REGION }).send(
      new PutParameterCommand({ Name: parameter, Value: image, ...options }),
    )
    const cloud = await connectImages(REGION)
    await vi.waitFor(async () => expect((await cloud.parameterOf(parameter))?.value).toBe(image), WAIT)
    const before = (await ec2.calls()).length
    const step = await bakeTo(parameter).finished
    expect(step.exitCode).toBe(1)
    expect(step.errors, step.log).toEqual([expect.stringContaining(words)])
    const changes = (await ec2.calls())
      .slice(before)
      .filter(({ action }) => !/^(?:Describe|Get|List)/.test(action))
    expect(changes).toEqual([])
  })

  it('a step that may not read it', async ({ ec2, bakeTo }) => {
    await ec2.set({ identities: { [LIMITED]: { policies: [policyOf('bake')] } } })
    const step = await bakeTo('/dask/unread').finished
    await ec2.set({
      identities: { [LIMITED]: { policies: [policyOf('bake'), policyOf('ssm-parameter')] } },
    })
    expect(step.errors, step.log).toEqual([expect.stringContaining('may not call ssm:GetParameter')])
    expect(step.log).not.toContain('Installing Packer')
  })
})

describe('a step fails with the image in its outputs, ready, without the permission', () => {
  it.for(['ssm:PutParameter', 'ssm:AddTagsToResource'])('%s', async (action, { ec2, account, bakeTo }) => {
    const { Version, Statement } = policyOf('ssm-parameter')
    const less = Statement.map((one) => ({ ...one, Action: one.Action.filter((each) => each !== action) }))
    const policy = { Version, Statement: less.filter(({ Action }) => Action.length > 0) }
    await ec2.set({ identities: { [LIMITED]: { policies: [policyOf('bake'), policy] } } })
    const step = await bakeTo('/dask/unwritten').finished
    await ec2.set({
      identities: { [LIMITED]: { policies: [policyOf('bake'), policyOf('ssm-parameter')] } },
    })
    expect(step.errors, step.log).toEqual([expect.stringContaining(`may not call ${action}`)])
    const [image] = (await account.made('images')).filter(({ id }) => id === step.outputs['ami'])
    expect(image?.tags[TAG.status]).toBe('ready')
  })
})

describe.for([
  ['makes', 'before'],
  ['makes', 'after'],
  ['overwrites', 'before'],
  ['overwrites', 'after'],
] as const)('killed when it %s the parameter, right %s the write,', ([write, moment]) => {
  it('a step leaves a good image in it, and the next one finishes', async ({
    ec2,
    account,
    runner,
    bakeTo,
  }) => {
    const parameter = `/killed/${write}/${moment}`
    if (write === 'overwrites') expect((await bakeTo(parameter).finished).exitCode).toBe(0)
    const earlier = await imageNamedBy(parameter)
    // Before the write: an error of Systems Manager that the SDK tries again; after it: an answer that does not come.
    const fault = { action: 'PutParameter', code: 'InternalServerError', status: 500 }
    const hold = { action: 'PutParameter', phase: 'after' }
    await ec2.set(moment === 'before' ? { faults: [fault] } : { holds: [hold] })
    const before = (await ec2.calls()).length
    const step = bakeTo(parameter)
    await vi.waitFor(async () => {
      const tried = (await ec2.calls()).slice(before).some(({ action }) => action === 'PutParameter')
      if (!tried && (await ec2.held()).length === 0) throw new Error('nothing was written yet')
    }, WAIT)
    step.signal('SIGKILL')
    expect((await step.finished).exitCode).toBeUndefined()
    await ec2.set({ faults: [], holds: [] })
    const read = await imageNamedBy(parameter)
    if (moment === 'before') expect(read).toEqual(earlier)
    else expect(read).toMatchObject({ state: 'available', tags: { [TAG.status]: 'ready' } })
    const post = await runner.run('post', { env: ec2.environment })
    expect(post).toMatchObject({ exitCode: 0, log: 'Nothing to clean up.\n' })
    const images = await account.made('images')
    expect(images.map(({ tags }) => tags[TAG.status]).filter((status) => status === 'building')).toEqual([])

    const next = await bakeTo(parameter).finished
    expect(next.exitCode, next.log).toBe(0)
    expect((await imageNamedBy(parameter))?.id).toBe(next.outputs['ami'])
    expect(next.outputs['previous-ami']).toBe(read?.id ?? '')
  })
})
