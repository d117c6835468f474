import { describe, expect, it } from 'vitest'
import { deprecateImages, deprecationTime, shareImages } from '../../src/publish/sharing.ts'
import { awsError, failing, type Hooks, killed } from '../support/fake-calls.ts'
import { FakeImages } from '../support/fake-images.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const NOW = new Date('2026-11-20T10:00:20Z')
const ACCOUNTS = ['111111111111', '222222222222']

function account(): FakeImages {
  const fake = new FakeImages()
  fake.addImage('ami-1', 1)
  fake.addImage('ami-2', 1, { region: 'us-east-1' })
  return fake
}

function images(fake: FakeImages, hooks: Hooks = {}) {
  return [
    { cloud: fake.cloud('eu-west-2', hooks), id: 'ami-1' },
    { cloud: fake.cloud('us-east-1', hooks), id: 'ami-2' },
  ]
}

const writesOf = (fake: FakeImages) => fake.asked.filter((call) => /change|deprecate/.test(call))

describe('sharing', () => {
  it('adds who is missing, in every Region, and leaves and names the others', async () => {
    const fake = account()
    fake.permissions.set('ami-1', ['111111111111', '999999999999'])
    const log = new RecordingRunner()
    await shareImages(images(fake), ACCOUNTS, log)
    expect(fake.permissions.get('ami-1')).toEqual(['111111111111', '999999999999', '222222222222'])
    expect(fake.permissions.get('ami-2')).toEqual(ACCOUNTS)
    expect(log.log).toContain('Shared ami-1 in eu-west-2 with 222222222222')
    expect(log.log).toContain(
      "ami-1 in eu-west-2 is also shared with 999999999999, who are not in 'share-with'",
    )
  })

  it('writes nothing when it is done again', async () => {
    const fake = account()
    await shareImages(images(fake), ACCOUNTS, new RecordingRunner())
    fake.asked.length = 0
    await shareImages(images(fake), ACCOUNTS, new RecordingRunner())
    expect(writesOf(fake)).toEqual([])
  })

  it('names each image that EC2 does not share, and shares the others', async () => {
    const fake = account()
    const denied = awsError(
      'InvalidParameter',
      'Snapshots encrypted with the AWS Managed CMK cannot be shared',
    )
    const before = failing(
      ({ method, region }) => method === 'changeLaunchPermissions' && region === 'us-east-1',
      denied,
    )
    await expect(
      shareImages(images(fake, { before }), ACCOUNTS, new RecordingRunner()),
    ).rejects.toMatchObject({
      problems: [
        {
          code: 'not-shared',
          what: 'ami-2 in us-east-1 could not be shared (Snapshots encrypted with the AWS Managed CMK cannot be shared).',
        },
      ],
    })
    expect(fake.permissions.get('ami-1')).toEqual(ACCOUNTS)
  })

  it.each([
    ['before', 1],
    ['after', 1],
    ['before', 2],
    ['after', 2],
  ] as const)('killed %s write %i is finished by the next run', async (moment, at) => {
    const fake = account()
    fake.permissions.set('ami-1', ['999999999999'])
    const stopped = shareImages(images(fake, killed(at, moment)), ACCOUNTS, new RecordingRunner())
    await expect(stopped).rejects.toThrow()
    expect(fake.permissions.get('ami-1')).toContain('999999999999')
    await shareImages(images(fake), ACCOUNTS, new RecordingRunner())
    expect(fake.permissions.get('ami-1')).toEqual(['999999999999', ...ACCOUNTS])
    expect(fake.permissions.get('ami-2')).toEqual(ACCOUNTS)
  })
})

describe('the time of deprecation', () => {
  it.each([
    [
      'is so many days after the bake, rounded to the minute',
      '2026-11-19T08:00:29Z',
      10,
      '2026-11-29T08:00:00.000Z',
    ],
    ['is rounded up too', '2026-11-19T08:00:30Z', 10, '2026-11-29T08:01:00.000Z'],
    ['that is past becomes two minutes from now', '2026-11-01T08:00:00Z', 10, '2026-11-20T10:02:00.000Z'],
  ])('%s', (_, baked, days, expected) => {
    expect(deprecationTime(new Date(baked), days, NOW).toISOString()).toBe(expected)
  })
})

describe('deprecation', () => {
  const at = new Date('2026-11-29T08:00:00Z')
  const deprecate = (fake: FakeImages, when: Date, now = NOW, hooks: Hooks = {}) =>
    deprecateImages(images(fake, hooks), when, now, new RecordingRunner())

  it('is set in every Region, and not again', async () => {
    const fake = account()
    await deprecate(fake, at)
    for (const id of ['ami-1', 'ami-2']) expect(fake.images.get(id)?.deprecated).toBe(at.toISOString())
    fake.asked.length = 0
    await deprecate(fake, at)
    expect(writesOf(fake)).toEqual([])
  })

  it('moves to another time', async () => {
    const fake = account()
    await deprecate(fake, at)
    await deprecate(fake, new Date('2026-12-29T08:00:00Z'))
    expect(fake.images.get('ami-2')?.deprecated).toBe('2026-12-29T08:00:00.000Z')
  })

  it('that was due is set once, and not at each later run', async () => {
    const fake = account()
    const due = (now: Date) =>
      deprecate(fake, deprecationTime(new Date('2026-11-01T08:00:00Z'), 10, now), now)
    await due(NOW)
    expect(fake.images.get('ami-1')?.deprecated).toBe('2026-11-20T10:02:00.000Z')
    fake.asked.length = 0
    for (const minutes of [1, 10, 24 * 60]) await due(new Date(NOW.getTime() + minutes * 60_000))
    expect(writesOf(fake)).toEqual([])
  })

  it.each([
    ['before', 1],
    ['after', 1],
    ['before', 2],
    ['after', 2],
  ] as const)('killed %s write %i is finished by the next run', async (moment, number) => {
    const fake = account()
    await expect(deprecate(fake, at, NOW, killed(number, moment))).rejects.toThrow()
    await deprecate(fake, at)
    for (const id of ['ami-1', 'ami-2']) expect(fake.images.get(id)?.deprecated).toBe(at.toISOString())
  })
})
