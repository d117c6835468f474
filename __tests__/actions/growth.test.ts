import { describe, expect, it } from 'vitest'
import { imageBefore, previousImage } from '../../src/actions/bake/compare.ts'
import { requireSize, startGrowth } from '../../src/actions/bake/growth.ts'
import { TAG } from '../../src/aws/tags.ts'
import { UserError } from '../../src/errors/problem.ts'
import { recordTags } from '../../src/packer/record-tags.ts'
import { planOf } from '../support/facts.ts'
import { awsError } from '../support/fake-calls.ts'
import { fakeCloud } from '../support/fake-cloud.ts'
import { FakeImages } from '../support/fake-images.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { requestOf } from '../support/requests.ts'
import { smokeFacts } from '../support/smoke.ts'

const { facts } = aBakedImage()
const BYTES = facts.docker_image_bytes
const FAMILY = { region: 'eu-west-2', family: 'dask-cpu', repository: undefined }

/** An account whose images of two days have records, the second of a larger container image; the parameter names the first. */
function account(): FakeImages {
  const fake = new FakeImages()
  for (const day of [1, 2]) {
    const id = `ami-0000000${day}`
    const { tags } = fake.addImage(id, day)
    const recorded = {
      facts: { ...facts, docker_image_bytes: day * BYTES },
      parts: undefined,
      startSeconds: day * 100,
    }
    fake.snapshots.set(`snap-0000000${day}`, { ...tags, ...recordTags(recorded, 20) })
  }
  fake.parameters.add('eu-west-2', '/dask/cpu', ['ami-00000001'])
  return fake
}

function previous(
  fake: FakeImages,
  inputs: Readonly<Record<string, string>> = {},
  runner = new RecordingRunner(),
) {
  return previousImage(requestOf(inputs), FAMILY, {
    runner,
    connectImages: async (region) => fake.cloud(region),
  })
}

describe('the image that a new one is compared with', () => {
  it.each([
    ['the published one', { 'ssm-parameter': '/dask/cpu' }, 'ami-00000001'],
    ['the newest without a parameter', {}, 'ami-00000002'],
    ['the newest where the parameter is not there yet', { 'ssm-parameter': '/dask/new' }, 'ami-00000002'],
  ])('is %s', async (_, inputs, ami) => {
    expect(await previous(account(), inputs)).toMatchObject({ ami })
  })

  it('is none where there is none with a record', async () => {
    const fake = account()
    fake.snapshots.set('snap-00000002', {})
    expect(await previous(fake)).toBeUndefined()
    expect(await previous(new FakeImages())).toBeUndefined()
  })

  it('is none, with a warning, where it may not be read', async () => {
    const runner = new RecordingRunner()
    const denied = async () => {
      throw awsError('UnauthorizedOperation', 'no')
    }
    const connectImages = async () => ({ ...account().cloud('eu-west-2'), taggedImages: denied })
    expect(await previousImage(requestOf(), FAMILY, { runner, connectImages })).toBeUndefined()
    expect(runner.warnings).toEqual(['The image cannot be compared with an earlier one (no).'])
  })

  it('is none for the published image itself', async () => {
    const cloud = account().cloud('eu-west-2')
    const request = requestOf({ 'ssm-parameter': '/dask/cpu' })
    expect(await imageBefore(request, [], 'ami-00000001', cloud)).toBeUndefined()
  })
})

/** What becomes of an image whose container image has so many bytes. */
async function sized(
  inputs: Readonly<Record<string, string>>,
  bytes: number,
  earlier = previous(account(), { 'ssm-parameter': '/dask/cpu' }),
) {
  const runner = new RecordingRunner()
  const removed: string[] = []
  const tagged: unknown[] = []
  const cloud = fakeCloud({
    removeImage: async (id) => void removed.push(id),
    tag: async (_, tags) => void tagged.push(tags),
  })
  const request = requestOf(inputs)
  const plan = planOf(request, smokeFacts())
  const artifacts = { ami: 'ami-3', facts: { ...facts, docker_image_bytes: bytes } }
  const error: unknown = await requireSize(request, plan, artifacts, await earlier, cloud, runner).catch(
    (thrown: unknown) => thrown,
  )
  return { error, removed, tagged, runner }
}

describe('the size of the container image', () => {
  const grown = Math.round(BYTES * 1.25)

  it.each([
    ['is not limited', {}, BYTES * 10],
    ['is smaller', { 'max-size-growth': '20' }, BYTES / 2],
    ['has grown as much as it may', { 'max-size-growth': '25' }, grown],
  ])('is accepted if it %s', async (_, inputs, bytes) => {
    expect(await sized(inputs, bytes)).toMatchObject({ error: undefined, removed: [], tagged: [] })
  })

  it.each([
    ['removed', { 'smoke-test': 'true' }, ['ami-3'], []],
    ['kept', { 'smoke-test': 'true', 'on-smoke-failure': 'keep' }, [], ['unproven']],
    ['kept', {}, [], ['unproven']],
  ])('that has grown too much has the image %s with %j', async (fate, inputs, removed, statuses) => {
    const done = await sized({ 'max-size-growth': '20', ...inputs }, grown)
    expect(done.error).toBeInstanceOf(UserError)
    const [found] = (done.error as UserError).problems
    expect(found?.code).toBe('size-grew')
    expect(found?.what).toMatch(
      new RegExp(
        `^The container image has \\d+ MB unpacked, in ami-00000001 it has \\d+ MB: 25\\.0 percent more; 'max-size-growth' is 20\\. The image ami-3 was ${fate}`,
      ),
    )
    expect(done.removed).toEqual(removed)
    expect(done.tagged).toEqual(statuses.map((status) => expect.objectContaining({ [TAG.status]: status })))
  })

  it('is not checked without an earlier image, which is said', async () => {
    const done = await sized({ 'max-size-growth': '1' }, BYTES * 10, Promise.resolve(undefined))
    expect(done.error).toBeUndefined()
    expect(done.runner.log).toEqual([
      "There is no earlier image to compare with, so 'max-size-growth' is not checked.",
    ])
  })
})

describe('the start of a cluster', () => {
  const request = requestOf({ 'smoke-test': 'true', 'max-start-growth': '15' })

  it('is compared with the start of the earlier image', async () => {
    const log = new RecordingRunner()
    expect(startGrowth(request, await previous(account()), log)).toEqual({
      ami: 'ami-00000002',
      before: 200,
      percent: 15,
    })
    expect(startGrowth(requestOf(), await previous(account()), log)).toBeUndefined()
    expect(log.log).toEqual([])
  })

  it('is not compared where the earlier image had no smoke test, which is said', async () => {
    const log = new RecordingRunner()
    const earlier = await previous(account())
    const record = { ...earlier?.record, facts: {}, leftOut: [], parts: undefined, startSeconds: undefined }
    expect(startGrowth(request, { ami: 'ami-1', record }, log)).toBeUndefined()
    expect(log.log).toEqual([
      "The record of ami-1 does not say what 'max-start-growth' compares, so it is not checked.",
    ])
  })
})
