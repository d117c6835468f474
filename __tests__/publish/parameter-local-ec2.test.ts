import { AddTagsToResourceCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { beforeEach, describe, expect, vi } from 'vitest'
import type { AccountImage, ImageCloud } from '../../src/aws/image-cloud.ts'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { UserError } from '../../src/errors/problem.ts'
import { moveParameter } from '../../src/publish/move-parameter.ts'
import { publishToParameter } from '../../src/publish/parameter.ts'
import { Account } from '../support/account.ts'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { scenario } from '../support/scenario.ts'

// The publication through the real AWS SDK, against Systems Manager as the local EC2 plays it: values are validated later.
const HERE = 'eu-west-2'
const THERE = 'us-east-1'
const SOON = { reads: 100, pauseMs: 50, lookMs: 50 }

const it = scenario()
let here: ImageCloud
let there: ImageCloud
let names = 0
let name = ''

/** An image of a day and its copy, both ready, with a fingerprint of their own. */
interface Pair {
  readonly here: AccountImage
  readonly there: AccountImage
}
let older: Pair
let newer: Pair

it.beforeAll(async ({ ec2 }) => {
  await ec2.set({ durations: { pending: 0, image: 0, snapshot: 0, parameter: 0.1 } })
  useLocalEc2(ec2)
  here = await connectImages(HERE)
  there = await connectImages(THERE)
  const account = new Account(ec2)
  const instance = await account.instance({})
  older = await pair(account, instance, 1)
  newer = await pair(account, instance, 2)
})
beforeEach(() => {
  names += 1
  name = `/dask/${names}`
})

async function pair(account: Account, instance: string, day: number): Promise<Pair> {
  const tags = {
    [TAG.family]: 'dask-cpu',
    [TAG.status]: 'ready',
    [TAG.smokeTest]: 'smoked',
    [TAG.baked]: `2026-11-0${day}T00:00:00.000Z`,
    [TAG.fingerprint]: `f${day}`,
  }
  const id = await account.image(instance, `day-${day}`, tags)
  const copied = await there.copyImage({
    ...{ from: { region: HERE, id }, name: `day-${day}`, description: '', tags, kmsKey: undefined },
    token: `day-${day}`,
  })
  return { here: await available(here, id), there: await available(there, copied) }
}

function available(cloud: ImageCloud, id: string): Promise<AccountImage> {
  return vi.waitFor(async () => {
    const [image] = await cloud.accountImages([id])
    if (image?.state !== 'available') throw new Error(`${id} is ${image?.state}`)
    return image
  }, 30_000)
}

/** Publishes as a nightly that has baked these images. */
function publish(images: Pair, log = new RecordingRunner()) {
  const amis = { [HERE]: images.here.id, [THERE]: images.there.id }
  const group = { amis, family: 'dask-cpu', fingerprint: images.here.tags[TAG.fingerprint] }
  const clouds = new Map([here, there].map((cloud) => [cloud.region, cloud]))
  return publishToParameter(name, group, clouds, log, SOON)
}

const namedBy = async (cloud: ImageCloud) => (await cloud.parameterOf(name))?.value
async function namedByNow(cloud: ImageCloud): Promise<string> {
  const named = await namedBy(cloud)
  if (named === undefined) throw new Error(`there is no ${name}`)
  return named
}

describe('a parameter', () => {
  it('names each image in each Region, and the one before', async ({ account: _ }) => {
    expect(await publish(older)).toMatchObject({ versions: { [HERE]: 1, [THERE]: 1 }, previous: undefined })
    expect(await publish(newer)).toMatchObject({
      versions: { [HERE]: 2, [THERE]: 2 },
      previous: older.here.id,
    })
    expect(await namedBy(there)).toBe(newer.there.id)
    expect((await here.parameterOf(name))?.dataType).toBe('aws:ec2:image')
  })

  it('names the newer image after two nightlies at once, ten times', async ({ account: _ }) => {
    for (let night = 1; night <= 10; night += 1) {
      name = `/dask/nights/${night}`
      // Where the parameter is not there yet, one of two creations is dropped, and whoever asked for it waits long.
      if (night % 5 !== 0) await publish(older)
      await Promise.all(night % 2 === 0 ? [publish(older), publish(newer)] : [publish(newer), publish(older)])
      expect([await namedBy(here), await namedBy(there)]).toEqual([newer.here.id, newer.there.id])
    }
  })

  it('goes back in the other Region when one fails', async ({ ec2, account: _ }) => {
    await publish(older)
    // Systems Manager itself keeps the two apart by their hosts; here the value does.
    const fault = { action: 'PutParameter', match: { Value: newer.there.id }, code: 'InternalServerError' }
    await ec2.set({ faults: [{ ...fault, status: 400 }] })
    const log = new RecordingRunner()
    const failed = await publish(newer, log).catch((error: unknown) => error)
    await ec2.set({ faults: [] })
    expect(failed).toBeInstanceOf(UserError)
    expect([await namedBy(here), await namedBy(there)]).toEqual([older.here.id, older.there.id])
    expect(log.warnings).toEqual([
      `The parameter '${name}' in eu-west-2 names ${older.here.id} again, because another Region failed.`,
    ])
    expect(await publish(newer)).toMatchObject({ versions: { [HERE]: 4, [THERE]: 2 } })
  })

  it('fails when its validation never ends, and keeps its value', async ({ ec2, account: _ }) => {
    await publish(older)
    await ec2.set({ durations: { parameter: 3600 } })
    const places = [{ cloud: here, image: newer.here }]
    const moving = moveParameter(name, places, new RecordingRunner(), { reads: 5, pauseMs: 1 })
    await expect(moving).rejects.toThrow(`Systems Manager accepted ${newer.here.id}`)
    expect(await namedBy(here)).toBe(older.here.id)
    await ec2.set({ durations: { parameter: 0.1 } })
  })

  it('is not given the ID of an image that nobody can launch', async ({ account: _ }) => {
    const places = [{ cloud: here, image: { ...newer.here, id: newer.there.id } }]
    const moving = moveParameter(name, places, new RecordingRunner(), { reads: 20, pauseMs: 50 })
    await expect(moving).rejects.toThrow('but the parameter did not name it')
    expect(await namedBy(here)).toBeUndefined()
  })

  it.for([
    ['of type text', { Type: 'String', DataType: 'text' }, 'parameter-wrong-type'],
    ['that is a secret', { Type: 'SecureString' }, 'parameter-wrong-type'],
    ['that is a list', { Type: 'StringList' }, 'parameter-wrong-type'],
    ['of a stranger', { Type: 'String', DataType: 'aws:ec2:image' }, 'parameter-not-ours'],
  ] as const)('%s is not touched', async ([, options, code], { account: _ }) => {
    const ssm = new SSMClient({ region: THERE })
    await ssm.send(new PutParameterCommand({ Name: name, Value: older.there.id, ...options }))
    const before = await vi.waitFor(async () => namedByNow(there), 30_000)
    const failed = await publish(newer).catch((error: unknown) => error)
    expect(failed).toMatchObject({ problems: [{ code }] })
    expect([await namedBy(here), await namedBy(there)]).toEqual([undefined, before])
    if (code !== 'parameter-not-ours') return
    const Tags = [{ Key: TAG.family, Value: 'dask-cpu' }]
    await ssm.send(new AddTagsToResourceCommand({ ResourceType: 'Parameter', ResourceId: name, Tags }))
    expect(await publish(newer)).toMatchObject({ versions: { [HERE]: 1, [THERE]: 2 } })
  })

  it('does not name an image with the fingerprint of a rejected one', async ({ account: _ }) => {
    await publish(older)
    await here.tag([newer.here.id], { [TAG.rejected]: 'slow' })
    const log = new RecordingRunner()
    expect(await publish(newer, log)).toMatchObject({ versions: {}, previous: undefined })
    expect(log.warnings).toHaveLength(1)
    await here.untag([newer.here.id], [TAG.rejected])
    expect([await namedBy(here), await namedBy(there)]).toEqual([older.here.id, older.there.id])
  })
})
