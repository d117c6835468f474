import { describe, expect, it } from 'vitest'
import type { AccountImage } from '../../src/aws/image-cloud.ts'
import { RECORD_TAG, TAG } from '../../src/aws/tags.ts'
import { copyImage } from '../../src/publish/copies.ts'
import { awsError, type FakeCall, type Hooks, killed } from '../support/fake-calls.ts'
import { FakeImages } from '../support/fake-images.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const HOME = 'eu-west-2'
const FURTHER = ['eu-west-1', 'us-east-1']
const RUN = { runUuid: 'run-2', evidence: 'smoked' } as const
const SOON = { looks: 12, pauseMs: 0 }
const RECORD = { [`${RECORD_TAG}01`]: 'abc', [`${RECORD_TAG}02`]: 'def' }

/** An account with one ready image, ami-1, whose snapshot has a record. */
function account(): FakeImages {
  const fake = new FakeImages()
  const tags = { Name: 'dask', team: 'science', [TAG.fingerprint]: 'f1', 'aws:made-by': 'stack' }
  const image = fake.addImage('ami-1', 1, { tags })
  fake.snapshots.set('snap-1', { ...image.tags, ...RECORD })
  return fake
}

interface Options {
  readonly hooks?: Hooks
  readonly log?: RecordingRunner
  readonly run?: typeof RUN | { runUuid: string; evidence: 'smoked' }
  readonly keys?: Readonly<Record<string, string>>
}

function copy(fake: FakeImages, options: Options = {}) {
  const { hooks = {}, log = new RecordingRunner(), run = RUN, keys = {} } = options
  const targets = FURTHER.map((region) => ({ cloud: fake.cloud(region, hooks), kmsKey: keys[region] }))
  return copyImage(fake.cloud(HOME, hooks), 'ami-1', targets, run, log, SOON)
}

const copiesOf = (fake: FakeImages) => [...fake.images.values()].filter(({ region }) => region !== HOME)
const writesOf = (fake: FakeImages) =>
  fake.asked.filter((call) => /copyImage|tag\b|untag|removeImage/.test(call.split(' ')[1] ?? ''))

/** Changes a copy right after it was begun. */
function afterCopy(fake: FakeImages, region: string, differences: Partial<AccountImage>): Hooks {
  return {
    after: ({ method, region: at }: FakeCall) => {
      if (method !== 'copyImage' || at !== region) return
      const id = `ami-1-in-${region}`
      fake.images.set(id, { ...(fake.images.get(id) as AccountImage), ...differences })
    },
  }
}

/** Changes a copy at the look of this number. */
function atLook(region: string, number: number, change: () => void): Hooks {
  let looks = 0
  return {
    before: ({ method, region: at }: FakeCall) => {
      if (method !== 'accountImages' || at !== region) return
      looks += 1
      if (looks === number) change()
    },
  }
}

describe('copies of an image', () => {
  it('are ready with its tags and its record, and name it', async () => {
    const fake = account()
    const ids = { 'eu-west-1': 'ami-1-in-eu-west-1', 'us-east-1': 'ami-1-in-us-east-1' }
    expect(await copy(fake)).toEqual(ids)
    const { [TAG.run]: _, 'aws:made-by': __, ...tags } = fake.tagsOf('ami-1')
    const { [TAG.regions]: regions, ...others } = tags
    expect(regions).toBe('eu-west-2 eu-west-1 us-east-1')
    const expected = { ...others, [TAG.run]: 'run-2', [TAG.copyOf]: 'eu-west-2/ami-1' }
    for (const id of Object.values(ids)) {
      expect(fake.tagsOf(id)).toEqual(expected)
      expect(fake.tagsOf(id.replace('ami', 'snap'))).toEqual({ ...expected, ...RECORD })
    }
  })

  it('are temporary things of the run until then, and the image has its Regions before', async () => {
    const fake = account()
    const begun: FakeCall[] = []
    await copy(fake, {
      hooks: {
        before: (call) => {
          if (call.method !== 'copyImage') return
          begun.push(call)
          expect(fake.tagsOf('ami-1')[TAG.regions]).toBe('eu-west-2 eu-west-1 us-east-1')
        },
      },
      keys: { 'us-east-1': 'alias/dask' },
    })
    expect(begun.map(({ given: [asked] }) => asked)).toEqual([
      expect.objectContaining({
        from: { region: HOME, id: 'ami-1' },
        name: 'dask-cpu-ami-1',
        kmsKey: undefined,
        tags: expect.objectContaining({
          [TAG.status]: 'building',
          [TAG.run]: 'run-2',
          [TAG.expires]: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        }),
      }),
      expect.objectContaining({ kmsKey: 'alias/dask' }),
    ])
    const tokens = begun.map(({ given: [asked] }) => (asked as { token: string }).token)
    expect(new Set(tokens).size).toBe(2)
    for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{64}$/)
    expect(begun[0]?.given[0]).not.toHaveProperty(['tags', TAG.smokeTest])
  })

  it('that are ready cost one call a Region and no write', async () => {
    const fake = account()
    const first = await copy(fake)
    fake.asked.length = 0
    expect(await copy(fake, { run: { runUuid: 'run-3', evidence: 'smoked' } })).toEqual(first)
    expect(fake.asked).toEqual([
      'eu-west-2 accountImages',
      'eu-west-2 snapshotTags',
      'eu-west-1 taggedImages',
      'us-east-1 taggedImages',
    ])
  })

  it('keep the Regions of an earlier run in the tag of the image', async () => {
    const fake = account()
    await fake.cloud(HOME).tag(['ami-1'], { [TAG.regions]: 'eu-west-2 eu-north-1' })
    await copy(fake)
    expect(fake.tagsOf('ami-1')[TAG.regions]).toBe('eu-west-2 eu-north-1 eu-west-1 us-east-1')
  })
})

describe('a copy that takes time', () => {
  it('is waited for, through errors that pass', async () => {
    const fake = account()
    const started = afterCopy(fake, 'us-east-1', { state: 'pending' })
    const ended = atLook('us-east-1', 4, () => {
      expect(fake.tagsOf('ami-1-in-us-east-1')[TAG.status]).toBe('building')
      const image = fake.images.get('ami-1-in-us-east-1') as AccountImage
      fake.images.set(image.id, { ...image, state: 'available' })
    })
    let throttled = false
    const before: Hooks['before'] = (call) => {
      if (call.method === 'accountImages' && call.region === 'us-east-1' && !throttled) {
        throttled = true
        throw awsError('RequestLimitExceeded', 'Request limit exceeded.')
      }
      return ended.before?.(call)
    }
    await copy(fake, { hooks: { before, ...started } })
    expect(fake.tagsOf('ami-1-in-us-east-1')[TAG.status]).toBe('ready')
  })

  it.each([
    ['pending', 'the copy ami-1-in-us-east-1 was not available after 0 min'],
    ['invalid', "the copy ami-1-in-us-east-1 has the state 'invalid' (EC2 does not say why) and was removed"],
  ])('and stays %s is named', async (state, words) => {
    const fake = account()
    const hooks = afterCopy(fake, 'us-east-1', { state })
    await expect(copy(fake, { hooks })).rejects.toThrow(`ami-1 could not be copied to us-east-1: ${words}.`)
  })

  it.each([
    ['at once', 1, 'is gone'],
    ['after it was seen', 2, 'is gone'],
  ])('and vanishes %s is named', async (_, look, words) => {
    const fake = account()
    const started = afterCopy(fake, 'us-east-1', { state: 'pending' })
    const ended = atLook('us-east-1', look, () => fake.images.delete('ami-1-in-us-east-1'))
    await expect(copy(fake, { hooks: { ...started, ...ended } })).rejects.toThrow(words)
  })
})

describe('a copy that fails', () => {
  const failed = { state: 'failed', stateReason: 'Copy image failed with an internal error.' }

  it('is removed and named, and the others are ready', async () => {
    const fake = account()
    await expect(copy(fake, { hooks: afterCopy(fake, 'eu-west-1', failed) })).rejects.toMatchObject({
      problems: [
        {
          code: 'copy-failed',
          what: "ami-1 could not be copied to eu-west-1: the copy ami-1-in-eu-west-1 has the state 'failed' (Copy image failed with an internal error) and was removed.",
        },
      ],
    })
    expect(copiesOf(fake).map(({ id }) => id)).toEqual(['ami-1-in-us-east-1'])
    expect(fake.tagsOf('ami-1-in-us-east-1')[TAG.status]).toBe('ready')
    expect(fake.tagsOf('ami-1')[TAG.status]).toBe('ready')
  })

  it('is named with what EC2 says where it is not begun', async () => {
    const fake = account()
    const before: Hooks['before'] = ({ method, region }) => {
      if (method === 'copyImage' && region === 'us-east-1')
        throw awsError('ResourceLimitExceeded', 'Too many AMI copies in progress')
    }
    await expect(copy(fake, { hooks: { before } })).rejects.toThrow(
      'ami-1 could not be copied to us-east-1: Too many AMI copies in progress.',
    )
    expect(copiesOf(fake).map(({ region }) => region)).toEqual(['eu-west-1'])
  })

  it('is named when the name is taken by another image, and is not begun again for ever', async () => {
    const fake = account()
    fake.addImage('ami-9', 1, { region: 'us-east-1', name: 'dask-cpu-ami-1' })
    await expect(copy(fake)).rejects.toThrow(
      "ami-1 could not be copied to us-east-1: another AMI has the name 'dask-cpu-ami-1'.",
    )
    expect(fake.asked.filter((call) => call === 'us-east-1 copyImage')).toHaveLength(4)
  })

  it('of an earlier run makes place for a new one', async () => {
    const fake = account()
    const tags = { [TAG.copyOf]: 'eu-west-2/ami-1', [TAG.status]: 'building', [TAG.run]: 'run-1' }
    fake.addImage('ami-9', 1, { region: 'us-east-1', state: 'failed', tags })
    expect(await copy(fake)).toMatchObject({ 'us-east-1': 'ami-1-in-us-east-1' })
    expect(fake.images.has('ami-9')).toBe(false)
  })

  it('is one that somebody has disabled', async () => {
    const fake = account()
    const tags = { [TAG.copyOf]: 'eu-west-2/ami-1' }
    fake.addImage('ami-9', 1, { region: 'us-east-1', state: 'disabled', tags })
    await expect(copy(fake)).rejects.toThrow(
      "could not be copied to us-east-1: the copy ami-9 has the state 'disabled'.",
    )
  })
})

it('two runs at once make one copy in each Region, which is ready for both', async () => {
  const fake = account()
  const runs = ['run-2', 'run-3'].map((runUuid) => copy(fake, { run: { runUuid, evidence: 'smoked' } }))
  const [first, second] = await Promise.all(runs)
  expect(second).toEqual(first)
  expect(copiesOf(fake).map(({ tags }) => tags[TAG.status])).toEqual(['ready', 'ready'])
})

it('a copy that is not listed yet is taken up once it is', async () => {
  const fake = account()
  await copy(fake, { hooks: killed(2, 'after') }).catch(() => undefined)
  const hidden = fake.images.get('ami-1-in-eu-west-1') as AccountImage
  fake.images.set(hidden.id, { ...hidden, tags: {} })
  let looks = 0
  const before: Hooks['before'] = ({ method, region }) => {
    if (method !== 'taggedImages' || region !== 'eu-west-1') return
    looks += 1
    if (looks === 3) fake.images.set(hidden.id, hidden)
  }
  const run = { runUuid: 'run-3', evidence: 'smoked' } as const
  expect(await copy(fake, { run, hooks: { before } })).toMatchObject({ 'eu-west-1': hidden.id })
})

describe('a run that is killed at a write', async () => {
  const whole = account()
  await copy(whole)
  const writes = writesOf(whole).length
  const kills = Array.from({ length: writes }, (_, index) => index + 1).flatMap((at) =>
    (['before', 'after'] as const).map((moment) => [moment, at, writesOf(whole)[at - 1] ?? ''] as const),
  )

  it.each(kills)(
    '%s number %i (%s) leaves only what the sweep finds, and the next run finishes',
    async (moment, at) => {
      const fake = account()
      // To remove the tag of expiry is tried only: a run that could not goes on.
      await copy(fake, { hooks: killed(at, moment) }).catch(() => undefined)
      for (const { tags } of copiesOf(fake)) {
        if (tags[TAG.status] === 'ready') continue
        expect(tags).toMatchObject({ [TAG.status]: 'building', [TAG.run]: 'run-2' })
        expect(Date.parse(tags[TAG.expires] ?? '')).toBeGreaterThan(Date.now())
      }
      expect(fake.tagsOf('ami-1')).toMatchObject({ [TAG.status]: 'ready', [TAG.run]: 'run-of-ami-1' })
      expect(await copy(fake, { run: { runUuid: 'run-3', evidence: 'smoked' } })).toEqual({
        'eu-west-1': 'ami-1-in-eu-west-1',
        'us-east-1': 'ami-1-in-us-east-1',
      })
      expect(copiesOf(fake)).toHaveLength(2)
      for (const { id, tags } of copiesOf(fake)) {
        expect(tags).toMatchObject({ [TAG.status]: 'ready', [TAG.smokeTest]: 'smoked' })
        expect(fake.tagsOf(id.replace('ami', 'snap'))).toMatchObject(RECORD)
      }
    },
  )
})
