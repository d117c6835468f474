import { describe, expect, it } from 'vitest'
import type { AccountImage } from '../../src/aws/image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import type { Retention } from '../../src/publish/retention-rule.ts'
import { MOST_RETIRED, retireImages } from '../../src/publish/retirement.ts'
import { awsError, failing, type Hooks, killed, WRITES } from '../support/fake-calls.ts'
import { FakeImages } from '../support/fake-images.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const NOW = new Date('2026-11-26T03:00:00Z')
const HERE = 'eu-west-2'
const THERE = 'us-east-1'
const NAME = '/dask/cpu'
const OWNER = { family: 'dask-cpu', repository: undefined }
const KEEP_TWO: Retention = { keep: 2, keepDays: undefined, retire: 'remove', dryRun: false, shareWith: [] }

/** Five ready images, of the 1st to the 5th of the month, with differences of some by their day. */
function account(differences: Readonly<Record<number, Partial<AccountImage>>> = {}): FakeImages {
  const fake = new FakeImages()
  for (const day of [1, 2, 3, 4, 5]) fake.addImage(`ami-${day}`, day, differences[day])
  return fake
}

async function retire(fake: FakeImages, options: Partial<Retention> = {}, hooks: Hooks = {}, now = NOW) {
  const connect = async (region: string) => fake.cloud(region, hooks)
  const log = new RecordingRunner()
  const done = await retireImages(OWNER, HERE, { ...KEEP_TWO, ...options }, connect, log, now)
  return { ...done, stages: done.retired.map(({ id, stage }) => `${stage} ${id}`), log }
}

const left = (fake: FakeImages) => [...fake.images.keys()].toSorted()
const whyOf = (kept: readonly { readonly id: string; readonly why: string }[], id: string) =>
  kept.find((each) => each.id === id)?.why

describe('what newer images replace', () => {
  it('is removed with its snapshots, and the newest stay', async () => {
    const fake = account()
    const { stages, images, gib } = await retire(fake)
    expect(stages).toEqual(['remove ami-1', 'remove ami-2', 'remove ami-3'])
    expect(left(fake)).toEqual(['ami-4', 'ami-5'])
    expect([...fake.snapshots.keys()]).toEqual(['snap-4', 'snap-5'])
    expect({ images, gib }).toEqual({ images: 5, gib: 40 })
  })

  it.each<[string, Partial<Retention>]>([
    ['without keep', { keep: undefined }],
    ['with a larger keep', { keep: 6 }],
    ['in a dry run', { dryRun: true }],
  ])('stays %s', async (_, options) => {
    const fake = account()
    await retire(fake, options)
    expect(left(fake)).toHaveLength(5)
    expect(fake.asked.filter((call) => WRITES.some((write) => call.split(' ')[1] === write))).toEqual([])
  })

  it('is named in a dry run', async () => {
    const { stages, log } = await retire(account(), { dryRun: true })
    expect(stages).toEqual(['remove ami-1', 'remove ami-2', 'remove ami-3'])
    expect(log.log.join('\n')).toContain('Would remove ami-1 (dask-cpu-ami-1) in eu-west-2')
  })

  it('is only disabled if asked for, once', async () => {
    const fake = account()
    expect((await retire(fake, { retire: 'disable' })).stages).toHaveLength(3)
    const again = await retire(fake, { retire: 'disable' })
    expect(again.stages).toEqual([])
    expect(whyOf(again.kept, 'ami-1')).toBe('it is disabled')
    expect(fake.images.get('ami-1')?.state).toBe('disabled')
  })

  it('stays for keep-days, and for a day in any case', async () => {
    const fake = account()
    expect((await retire(fake, { keepDays: 24 })).stages).toEqual(['remove ami-1', 'remove ami-2'])
    const early = await retire(fake, { keep: 1 }, {}, new Date('2026-11-05T12:00:00Z'))
    expect(early.stages).toEqual(['remove ami-3', 'remove ami-4'])
    const young = account()
    expect((await retire(young, { keep: 1 }, {}, new Date('2026-11-04T12:00:00Z'))).stages).toEqual([
      'remove ami-1',
      'remove ami-2',
      'remove ami-3',
    ])
  })

  it('is at most a number of images in one run', async () => {
    const fake = new FakeImages()
    for (let index = 0; index < MOST_RETIRED + 25; index += 1) {
      fake.addImage(`ami-${index}`, 1, { created: `2026-11-01T00:00:${index % 60}Z` })
    }
    fake.addImage('ami-new', 20)
    const first = await retire(fake, { keep: 1 })
    expect(first.retired).toHaveLength(MOST_RETIRED)
    expect(first.left).toBe(25)
    expect((await retire(fake, { keep: 1 })).left).toBe(0)
    expect(left(fake)).toEqual(['ami-new'])
  })
})

describe('an image stays', () => {
  it('that a person has tagged', async () => {
    const fake = account({ 1: { tags: { [TAG.keep]: '' } } })
    const { kept, log } = await retire(fake)
    expect(whyOf(kept, 'ami-1')).toBe(`it has the tag ${TAG.keep}`)
    expect(log.warnings).toEqual([])
    expect(left(fake)).toEqual(['ami-1', 'ami-4', 'ami-5'])
  })

  it.each([
    'arn:aws:ec2:eu-west-2:123456789012:instance/i-1',
    'arn:aws:ec2:eu-west-2:123456789012:launch-template/lt-1',
  ])('that is in use by %s', async (arn) => {
    const fake = account()
    fake.references.set('ami-2', [arn])
    expect(whyOf((await retire(fake)).kept, 'ami-2')).toBe(`in use by ${arn}`)
    expect(left(fake)).toEqual(['ami-2', 'ami-4', 'ami-5'])
  })

  it('that a parameter names, even an older one, and the one that its rollback would return to', async () => {
    const fake = account({ 2: { tags: { [TAG.rejected]: 'slow' } } })
    fake.parameters.add(HERE, NAME, ['ami-1', 'ami-2', 'ami-3'], { tags: { [TAG.family]: 'dask-cpu' } })
    const { kept } = await retire(fake)
    expect(whyOf(kept, 'ami-1')).toBe(`a rollback of ${NAME} would return to it`)
    expect(whyOf(kept, 'ami-3')).toContain(`parameter${NAME}`)
    expect(left(fake)).toEqual(['ami-1', 'ami-3', 'ami-4', 'ami-5'])
  })

  it('that a rollback would return to from a smoke-tested one: not one that was only built, or is of another family', async () => {
    const fake = account({
      2: { tags: { [TAG.smokeTest]: 'built' } },
      3: { tags: { [TAG.repository]: 'other/repository' } },
    })
    const history = ['ami-1', 'ami-2', 'ami-3', 'ami-5']
    fake.parameters.add(HERE, NAME, history, { tags: { [TAG.family]: 'dask-cpu' } })
    const { kept } = await retire(fake)
    expect(whyOf(kept, 'ami-1')).toBe(`a rollback of ${NAME} would return to it`)
    expect(left(fake)).toContain('ami-1')
  })

  it('that a parameter names, although EC2 does not list that yet', async () => {
    const fake = account()
    fake.parameters.add(HERE, NAME, ['ami-3'], { tags: { [TAG.family]: 'dask-cpu' } })
    const connect = async (region: string) => ({
      ...fake.cloud(region),
      imageReferences: async () => new Map<string, string[]>(),
    })
    const { kept } = await retireImages(OWNER, HERE, KEEP_TWO, connect, new RecordingRunner(), NOW)
    expect(whyOf(kept, 'ami-3')).toBe(`in use by the parameter ${NAME}`)
    expect(left(fake)).toEqual(['ami-3', 'ami-4', 'ami-5'])
  })

  it('that somebody else may launch, unless share-with names them', async () => {
    const fake = account()
    fake.permissions.set('ami-1', ['210987654321'])
    expect(whyOf((await retire(fake, { shareWith: ['111122223333'] })).kept, 'ami-1')).toBe(
      "shared with 210987654321, which 'share-with' does not name",
    )
  })

  it('of another repository, of an unfinished run, or the newest one of a Region', async () => {
    const fake = account({
      1: { tags: { [TAG.repository]: 'other/repository' } },
      2: { tags: { [TAG.status]: 'building' } },
      3: { region: THERE },
      5: { tags: { [TAG.regions]: `${HERE} ${THERE}` } },
    })
    await retire(fake, { keep: 1 })
    expect(left(fake)).toEqual(['ami-1', 'ami-2', 'ami-3', 'ami-5'])
  })

  it('while only rejected, withdrawn, unproven or disabled ones are newer', async () => {
    const fake = account({
      2: { tags: { [TAG.rejected]: 'slow' } },
      3: { tags: { [TAG.withdrawn]: 'broken' }, state: 'disabled' },
      4: { tags: { [TAG.status]: 'unproven' } },
      5: { state: 'disabled' },
    })
    expect((await retire(fake, { keep: 1 })).stages).toEqual([])
    fake.addImage('ami-6', 6)
    const { stages } = await retire(fake, { keep: 1 })
    expect(stages).toEqual([1, 2, 3, 4, 5].map((day) => `remove ami-${day}`))
  })

  it.each(['imageReferences', 'launchPermissions', 'taggedParameters', 'parameterHistory'] as const)(
    'if %s cannot be asked',
    async (method) => {
      const fake = account()
      fake.parameters.add(HERE, NAME, ['ami-1', 'ami-2'], { tags: { [TAG.family]: 'dask-cpu' } })
      const before = failing((call) => call.method === method, awsError('UnauthorizedOperation', 'denied'))
      const { kept, stages, log } = await retire(fake, {}, { before })
      expect(stages).toEqual([])
      expect(kept.map(({ why }) => why)).toEqual(Array(3).fill('what uses it could not be asked (denied)'))
      expect(log.warnings).toEqual([
        'ami-1, ami-2, ami-3 in eu-west-2: nothing was retired, because what uses it could not be asked (denied).',
      ])
      expect(left(fake)).toHaveLength(5)
    },
  )

  it('if EC2 may leave out what uses it', async () => {
    const fake = account()
    fake.missingPermissions = ['ssm:GetParameters']
    const { kept, stages } = await retire(fake)
    expect(stages).toEqual([])
    expect(whyOf(kept, 'ami-1')).toBe(
      'what uses it could not be asked (the credentials may not call ssm:GetParameters)',
    )
  })

  it('that AWS does not remove, and the others go', async () => {
    const fake = account()
    const protectedOne = failing(
      ({ method, given }) => method === 'removeImage' && given[0] === 'ami-1',
      awsError('OperationNotPermitted', 'deregistration protection'),
    )
    const { kept, stages, log } = await retire(fake, {}, { before: protectedOne })
    expect(whyOf(kept, 'ami-1')).toBe('AWS rejected it: deregistration protection')
    expect(log.warnings).toEqual([
      'ami-1 in eu-west-2: nothing was retired, because AWS rejected it: deregistration protection.',
    ])
    expect(stages).toEqual(['remove ami-2', 'remove ami-3'])
  })
})

describe('copies in other Regions', () => {
  it('go like the image that they were copied from, and what cannot be listed stays', async () => {
    const regions = { [TAG.regions]: `${HERE} ${THERE} eu-west-1` }
    const fake = account({ 1: { tags: regions } })
    for (const day of [1, 5]) {
      fake.addImage(`copy-${day}`, day, { region: THERE, tags: { [TAG.copyOf]: `${HERE}/ami-${day}` } })
    }
    fake.addImage('copy-of-1', 1, { region: 'eu-west-1', tags: { [TAG.copyOf]: `${HERE}/ami-1` } })
    const before = failing(({ region }) => region === 'eu-west-1', awsError('AuthFailure', 'not enabled'))
    const { stages, log } = await retire(fake, {}, { before })
    expect(stages).toEqual(['remove copy-1', 'remove ami-1', 'remove ami-2', 'remove ami-3'])
    expect(log.warnings).toEqual(['The images in eu-west-1 could not be listed (not enabled); they stay.'])
    expect(left(fake)).toEqual(['ami-4', 'ami-5', 'copy-5', 'copy-of-1'])
  })
})

it('the copies of an image go before it, because only its tag says in which Regions they are', async () => {
  const fake = new FakeImages()
  fake.addImage('ami-1', 1, { tags: { [TAG.regions]: `${HERE} ${THERE}` } })
  fake.addImage('ami-2', 2)
  fake.addImage('ami-3', 3)
  for (const day of [1, 2]) {
    fake.addImage(`copy-${day}`, day, { region: THERE, tags: { [TAG.copyOf]: `${HERE}/ami-${day}` } })
  }
  await retire(fake, {}, killed(1, 'after'))
  await retire(fake)
  expect(left(fake)).toEqual(['ami-2', 'ami-3', 'copy-2'])
})

describe('a shared image', () => {
  const WITH = { shareWith: ['210987654321'], keep: 2, keepDays: 3 }
  const day = (number: number) => new Date(NOW.getTime() + number * 86_400_000)

  it('is deprecated first, disabled after keep-days, and removed after as many', async () => {
    const fake = account()
    fake.permissions.set('ami-1', ['210987654321'])
    const on = async (number: number) => (await retire(fake, WITH, {}, day(number))).stages
    expect(await on(0)).toEqual(['deprecate ami-1', 'remove ami-2', 'remove ami-3'])
    expect(await on(2)).toEqual([])
    expect(await on(4)).toEqual(['disable ami-1'])
    expect(fake.images.get('ami-1')?.state).toBe('disabled')
    expect(await on(5)).toEqual([])
    expect(await on(8)).toEqual(['remove ami-1'])
    expect(left(fake)).toEqual(['ami-4', 'ami-5'])
  })
})

describe('a run that is killed at a write', () => {
  it.each([1, 2, 3].flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]))(
    'number %i, %s it: the next run finishes, and what was to stay is there',
    async (at, moment) => {
      const fake = account()
      fake.permissions.set('ami-1', ['210987654321'])
      fake.parameters.add(HERE, NAME, ['ami-3', 'ami-4'], { tags: { [TAG.family]: 'dask-cpu' } })
      const options = { shareWith: ['210987654321'], keep: 1 }
      const late = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
      await retire(fake, options)
      fake.addImage('ami-0', 1)
      // Writes: the tag and the disabling of the shared image, and the removal of the other one.
      await retire(fake, options, killed(at, moment), late(8))
      for (const days of [9, 17, 25]) await retire(fake, options, {}, late(days))
      expect(left(fake)).toEqual(['ami-3', 'ami-4', 'ami-5'])
    },
  )
})

it('a thousand images are listed by Region, and only candidates are asked about', async () => {
  const fake = new FakeImages()
  const regions = Array.from({ length: 17 }, (_, index) => `eu-west-${index + 1}`)
  for (const region of regions) {
    for (let index = 0; index < 60; index += 1) {
      const baked = { [TAG.baked]: new Date(Date.UTC(2026, 8, 1 + index)).toISOString() }
      const tags = { ...baked, [TAG.regions]: regions.join(' '), [TAG.copyOf]: `${HERE}/ami-${index}` }
      fake.addImage(`ami-${region}-${index}`, 1, { region, tags })
    }
  }
  const { retired, left: rest, images } = await retire(fake, { keep: 58 })
  expect({ images, retired: retired.length, rest }).toEqual({ images: 1020, retired: 34, rest: 0 })
  const calls = (method: string) => fake.asked.filter((call) => call.split(' ')[1] === method).length
  expect({ lists: calls('taggedImages'), references: calls('imageReferences') }).toEqual({
    lists: 17,
    references: 17,
  })
  expect(calls('launchPermissions')).toBe(34)
})
