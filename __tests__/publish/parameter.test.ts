import { describe, expect, it } from 'vitest'
import { TAG } from '../../src/aws/tags.ts'
import { type ImageGroup, publishToParameter } from '../../src/publish/parameter.ts'
import { checkParameter } from '../../src/publish/parameter-check.ts'
import { awsError, type Hooks } from '../support/fake-calls.ts'
import { FakeImages } from '../support/fake-images.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const NAME = '/dask/cpu'
const HERE = 'eu-west-2'
const THERE = 'eu-west-1'
const OURS = { [TAG.family]: 'dask-cpu' }
const SOON = { reads: 20, pauseMs: 0, lookMs: 0 }
const GROUP: ImageGroup = {
  amis: { [HERE]: 'ami-2', [THERE]: 'ami-2-there' },
  family: 'dask-cpu',
  fingerprint: 'f2',
}

/** An account with images of the 1st and the 2nd of the month and their copies; the parameter names the first here. */
function account(): FakeImages {
  const fake = new FakeImages()
  for (const day of [1, 2]) {
    const { tags } = fake.addImage(`ami-${day}`, day, { tags: { [TAG.fingerprint]: `f${day}` } })
    fake.addImage(`ami-${day}-there`, day, { region: THERE, tags })
  }
  fake.parameters.add(HERE, NAME, ['ami-1'], { tags: OURS })
  return fake
}

function publish(fake: FakeImages, group = GROUP, log = new RecordingRunner(), hooks: Hooks = {}) {
  const clouds = new Map([HERE, THERE].map((region) => [region, fake.cloud(region, hooks)]))
  return publishToParameter(NAME, group, clouds, log, SOON)
}

const writesOf = (fake: FakeImages) =>
  fake.asked.filter((call) => /createParameter|overwriteParameter/.test(call))

describe('publishing', () => {
  it('names the image in each of its Regions, and gives versions and the image before', async () => {
    const fake = account()
    const published = { name: NAME, versions: { [HERE]: 2, [THERE]: 1 }, previous: 'ami-1' }
    expect(await publish(fake)).toEqual({ ...published, notPublished: undefined })
    expect(fake.parameters.value(THERE, NAME)).toBe('ami-2-there')
  })

  it('says the same when it is done again, as for a reused image, in three calls a Region', async () => {
    const fake = account()
    const first = await publish(fake)
    fake.asked.length = 0
    expect(await publish(fake)).toEqual(first)
    expect(fake.asked.filter((call) => call.startsWith(HERE))).toEqual([
      'eu-west-2 taggedImages',
      'eu-west-2 parameterOf /dask/cpu',
      'eu-west-2 parameterHistory /dask/cpu',
    ])
  })

  it('gives no versions and no image before where a newer image stays', async () => {
    const fake = account()
    fake.addImage('ami-3', 3)
    fake.parameters.add(HERE, NAME, ['ami-1', 'ami-3'], { tags: OURS })
    expect(await publish(fake)).toEqual({
      name: NAME,
      versions: { [THERE]: 1 },
      previous: undefined,
      notPublished: 'it names ami-3, which was baked later',
    })
  })

  it('waits until EC2 shows that the image is ready', async () => {
    const fake = account()
    fake.addImage('ami-2', 2, { tags: { [TAG.fingerprint]: 'f2', [TAG.status]: 'building' } })
    let looks = 0
    const before: Hooks['before'] = async ({ method, region }) => {
      if (method !== 'taggedImages' || region !== HERE) return
      looks += 1
      if (looks === 3) await fake.cloud(HERE).tag(['ami-2'], { [TAG.status]: 'ready' })
    }
    expect(await publish(fake, GROUP, new RecordingRunner(), { before })).toMatchObject({ previous: 'ami-1' })
    expect(looks).toBe(3)
  })

  it.each([
    [
      'never shows as ready',
      { [TAG.status]: 'building' },
      "its state is 'available', with tag bake-dask-ami:status=building",
    ],
    ['does not show', undefined, 'EC2 does not show ami-2 in eu-west-2'],
  ])('fails for an image that EC2 %s', async (_, tags, words) => {
    const fake = account()
    if (tags === undefined) fake.images.delete('ami-2')
    else fake.addImage('ami-2', 2, { tags: { [TAG.fingerprint]: 'f2', ...tags } })
    await expect(publish(fake)).rejects.toThrow(words)
    expect(writesOf(fake)).toEqual([])
  })
})

describe('an image like one that was', () => {
  const twin = (tags: Readonly<Record<string, string>>) => ({ tags: { [TAG.fingerprint]: 'f2', ...tags } })

  it.each([
    [{ [TAG.rejected]: 'slow' }, 'ami-0 in eu-west-2 was rejected (slow)'],
    [{ [TAG.withdrawn]: 'leaks' }, 'ami-0 in eu-west-2 was withdrawn (leaks)'],
  ])('%j is not published, and that is said', async (tags, words) => {
    const fake = account()
    fake.addImage('ami-0', 1, twin(tags))
    const log = new RecordingRunner()
    const why = `${words}, and this AMI has the same fingerprint`
    expect(await publish(fake, GROUP, log)).toEqual({
      name: NAME,
      versions: {},
      previous: undefined,
      notPublished: why,
    })
    expect(log.warnings).toEqual([`'/dask/cpu' does not name the AMI: ${why}.`])
    expect(writesOf(fake)).toEqual([])
  })

  it('rejected in the place of a copy is not published anywhere', async () => {
    const fake = account()
    fake.addImage('ami-0-there', 1, { region: THERE, ...twin({ [TAG.rejected]: 'slow' }) })
    expect(await publish(fake)).toMatchObject({ versions: {} })
  })

  it.each([
    ['of another repository', twin({ [TAG.rejected]: 'slow', [TAG.repository]: 'o/r' })],
    ['of another family', twin({ [TAG.rejected]: 'slow', [TAG.family]: 'other' })],
    ['with another fingerprint', twin({ [TAG.rejected]: 'slow', [TAG.fingerprint]: 'f0' })],
  ])('rejected, but %s, is published', async (_, differences) => {
    const fake = account()
    fake.addImage('ami-0', 1, differences)
    expect(await publish(fake)).toMatchObject({ versions: { [HERE]: 2 } })
  })

  it('rejected is published when its own fingerprint is not known', async () => {
    const fake = account()
    fake.addImage('ami-0', 1, twin({ [TAG.rejected]: 'slow' }))
    expect(await publish(fake, { ...GROUP, fingerprint: undefined })).toMatchObject({
      versions: { [HERE]: 2 },
    })
  })
})

describe('the check before a bake', () => {
  const owner = { family: 'dask-cpu', repository: 'o/r' }
  const check = (fake: FakeImages) =>
    checkParameter(
      NAME,
      owner,
      [HERE, THERE].map((region) => fake.cloud(region)),
    )

  it.each<[string, Readonly<Record<string, string>>]>([
    ['the family', OURS],
    ['the family and the repository', { ...OURS, [TAG.repository]: 'o/r' }],
  ])('accepts a parameter with the tags of %s, and none at all', async (_, tags) => {
    const fake = account()
    fake.parameters.add(HERE, NAME, ['ami-1'], { tags })
    expect(await check(fake)).toEqual([])
  })

  it('names each Region with a parameter that cannot be used', async () => {
    const fake = account()
    fake.parameters.add(HERE, NAME, ['ami-1'], { dataType: 'text', tags: OURS })
    fake.parameters.add(THERE, NAME, ['ami-1'], { tags: { ...OURS, [TAG.repository]: 'o/other' } })
    expect(await check(fake)).toEqual([
      expect.objectContaining({
        code: 'parameter-wrong-type',
        what: "The parameter '/dask/cpu' in eu-west-2 has type String and data type text; it must have type String and data type aws:ec2:image.",
      }),
      {
        code: 'parameter-not-ours',
        what: "The parameter '/dask/cpu' in eu-west-1 has the tag bake-dask-ami:repository=o/other, so it does not belong to this family.",
        remedy:
          "Choose another name for 'ssm-parameter'; or, if the AMIs of this family may replace its value, add the tag bake-dask-ami:family=dask-cpu and bake-dask-ami:repository=o/r.",
      },
    ])
  })

  it('passes on what the account may not be asked', async () => {
    const fake = account()
    const denied = awsError('AccessDeniedException', 'no ssm:GetParameter')
    const cloud = fake.cloud(HERE, {
      before: () => {
        throw denied
      },
    })
    await expect(checkParameter(NAME, owner, [cloud])).rejects.toBe(denied)
  })
})
