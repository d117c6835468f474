import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findImage } from '../../src/actions/bake/find-image.ts'
import { contentPorts, fingerprint } from '../../src/actions/bake/fingerprint.ts'
import type { ImageCloud } from '../../src/aws/image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { problem, UserError } from '../../src/errors/problem.ts'
import type { ImageFacts } from '../../src/packer/image-facts.ts'
import { recordTags } from '../../src/packer/record-tags.ts'
import { lookupsOf } from '../../src/plan/lookups.ts'
import { surveyContents } from '../../src/preflight/contents.ts'
import { templateDirectory } from '../support/bakes.ts'
import { fakeCloud } from '../support/fake-cloud.ts'
import { FakeImages } from '../support/fake-images.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { RegistryServer } from '../support/registry-server.ts'
import { requestOf } from '../support/requests.ts'

const { facts } = aBakedImage()

let registry: RegistryServer
let account: FakeImages
beforeEach(async () => {
  registry = await RegistryServer.start()
  registry.index('1')
  account = new FakeImages()
})
afterEach(() => registry.stop())

type Inputs = Readonly<Record<string, string>>

function given(inputs: Inputs) {
  const image = { 'docker-image': `${registry.host}/team/dask:1`, 'docker-source': 'none' }
  const request = requestOf({ rebake: 'when-changed', ...image, ...inputs })
  return { request, lookups: lookupsOf(request) }
}

async function find(inputs: Inputs = {}, differences: Partial<ImageCloud> = {}) {
  const { request, lookups } = given(inputs)
  const runner = new RecordingRunner()
  const connectImages = async () => ({ ...account.cloud('eu-west-2'), ...differences })
  return findImage(request, lookups, [], fakeCloud(), { runner, connectImages, templateDirectory })
}

/** The fingerprint of what a bake with these inputs would make. */
async function printOf(inputs: Inputs) {
  const { request, lookups } = given(inputs)
  const ports = contentPorts(request, fakeCloud(), [])
  const { contents } = await surveyContents(lookups, Promise.resolve([]), () => lookups, ports)
  return fingerprint(request, contents, {
    templateDirectory,
    workspace: new RecordingRunner().context.workspace,
  })
}

interface Recorded {
  readonly facts?: ImageFacts | undefined
  readonly startSeconds?: number
  /** What the bake had beside. */
  readonly inputs?: Inputs
}

/** An image, baked today, that is what a bake with these inputs would make; without `record` it has none. */
async function alike(id: string, inputs: Inputs, record: Recorded | undefined, tags: Inputs = {}) {
  const { value = '', parts } = await printOf({ ...inputs, ...record?.inputs })
  const family = { [TAG.family]: inputs['variant'] === 'rapids' ? 'dask-rapids' : 'dask-cpu' }
  const own = { [TAG.fingerprint]: value, [TAG.baked]: new Date().toISOString(), ...family, ...tags }
  const image = account.addImage(id, 1, { tags: own })
  if (record === undefined) return
  const recorded = { facts, startSeconds: undefined, ...record, parts }
  account.snapshots.set(
    image.snapshots[0] ?? '',
    recordTags({ ...recorded, facts: record.facts ?? facts }, 20),
  )
}

describe('an image that is alike', () => {
  it('is found with its record and one listing of images and snapshots', async () => {
    await alike('ami-0000000a', {}, { startSeconds: 40 })
    expect(await find()).toMatchObject({
      found: {
        ...{ image: { id: 'ami-0000000a' }, record: { facts, startSeconds: 40 }, before: undefined },
        ...{ account: '123456789012', source: { id: 'ami-0123456789abcdef0' } },
      },
    })
    expect(account.asked).toEqual(['eu-west-2 taggedImages', 'eu-west-2 snapshotTags'])
  })

  it('is compared with the published one, or the newest earlier one', async () => {
    await alike('ami-0000000a', {}, {}, { [TAG.baked]: '2026-01-01T00:00:00.000Z', [TAG.fingerprint]: 'a' })
    await alike('ami-0000000b', {}, {}, { [TAG.baked]: '2026-01-02T00:00:00.000Z', [TAG.fingerprint]: 'b' })
    await alike('ami-0000000c', {}, {})
    const comparedWith = async (inputs: Inputs) => {
      const looked = await find(inputs)
      return 'found' in looked ? looked.found.before?.ami : looked.reasons
    }
    const published = { 'ssm-parameter': '/dask/cpu' }
    expect(await comparedWith({})).toBe('ami-0000000b')
    expect(await comparedWith(published)).toBe('ami-0000000b')
    const { createParameter, overwriteParameter } = account.cloud('eu-west-2')
    await createParameter('/dask/cpu', 'ami-0000000a', {})
    expect(await comparedWith(published)).toBe('ami-0000000a')
    await overwriteParameter('/dask/cpu', 'ami-0000000c')
    expect(await comparedWith(published)).toBeUndefined()
  })

  it.each<[string, Inputs, Recorded | undefined, Inputs, string]>([
    ['has no record', {}, undefined, {}, 'its snapshot holds no record of them'],
    [
      'has a record that lacks what decides the cluster',
      { variant: 'rapids' },
      { facts: { ...facts, packages: many(400), python_packages: many(400) } },
      {},
      'its record does not say what outputs need: python_packages',
    ],
    [
      'was slower to start',
      { 'smoke-test': 'true', 'max-start-seconds': '60' },
      { startSeconds: 61 },
      {},
      "its cluster took 61 s to start; 'max-start-seconds' is 60",
    ],
    [
      'was smoke-tested in another way',
      { 'smoke-test': 'true', 'smoke-script': 'check.py' },
      { inputs: { 'smoke-workers': '3' } },
      {},
      "passed another smoke test: the workers, their type, 'smoke-script', 'env-vars' or 'docker-args' were different",
    ],
    [
      'was not smoke-tested',
      { 'smoke-test': 'true' },
      {},
      { [TAG.smokeTest]: 'built' },
      'has passed no smoke test',
    ],
  ])('is not reused when it %s', async (_, inputs, record, tags, why) => {
    await alike('ami-0000000a', inputs, record, tags)
    expect(await find(inputs)).toEqual({ reasons: [`ami-0000000a has the same contents, but ${why}.`] })
  })

  it('is reused without Python packages where none decide the cluster', async () => {
    const long = { ...facts, packages: many(400), python_packages: many(400) }
    await alike('ami-0000000a', {}, { facts: long })
    expect(await find()).toMatchObject({ found: { record: { leftOut: ['packages', 'python_packages'] } } })
  })
})

describe('an image that is not', () => {
  it('is said to be of another version when no part has changed', async () => {
    await alike('ami-0000000a', {}, {}, { [TAG.fingerprint]: 'other' })
    expect(await find()).toEqual({
      reasons: ['ami-0000000a was made by another version of this action.'],
    })
  })

  it('is said to say nothing when its record does not', async () => {
    await alike('ami-0000000a', {}, undefined, { [TAG.fingerprint]: 'other' })
    expect(await find()).toEqual({
      reasons: ['ami-0000000a, the newest of the family, does not say what it was made from.'],
    })
  })
})

describe('what cannot be read', () => {
  const denied = async () => {
    throw new UserError([problem('access-denied', { what: 'You may not.' })])
  }

  it('of records means a bake, and why', async () => {
    await alike('ami-0000000a', {}, {})
    expect(await find({}, { snapshotTags: denied })).toEqual({
      reasons: [expect.stringMatching(/^The records of images could not be read: You may not\./)],
    })
  })

  it('of images is the error of the step', async () => {
    await expect(find({}, { taggedImages: denied })).rejects.toThrow('You may not.')
  })
})

/** So many packages whose names and versions do not compress. */
function many(count: number): ImageFacts['packages'] {
  const text = (index: number) => createHash('sha256').update(String(index)).digest('base64url')
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [text(index), `1.${text(-index - 1)}`]),
  )
}
