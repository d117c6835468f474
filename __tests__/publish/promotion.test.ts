import { describe, expect, it } from 'vitest'
import { TAG } from '../../src/aws/tags.ts'
import { publishExisting } from '../../src/publish/promotion.ts'
import { awsError, failing } from '../support/fake-calls.ts'
import type { FakeImages } from '../support/fake-images.ts'
import {
  addWithCopy,
  HERE,
  killedAtEachWrite,
  NAME,
  named,
  OURS,
  problemsOf,
  publishedAccount,
  publishing,
  STABLE,
  THERE,
  there,
  writesOf,
} from '../support/published-account.ts'

const TO_STABLE = { ssmParameter: STABLE, region: HERE, from: { parameter: NAME, soakHours: undefined } }
const byHand = (ami: string) => ({ ssmParameter: NAME, region: HERE, from: { ami } })

/** An account in which another parameter names the first image. */
function account(): FakeImages {
  const fake = publishedAccount()
  fake.parameters.add(HERE, STABLE, ['ami-1'], { tags: OURS })
  fake.parameters.add(THERE, STABLE, ['ami-1-there'], { tags: OURS })
  return fake
}

function tagBoth(fake: FakeImages, id: string, tags: Record<string, string>): void {
  for (const each of [id, there(id)]) {
    const image = fake.images.get(each)
    if (image) fake.images.set(each, { ...image, tags: { ...image.tags, ...tags } })
  }
}

describe('what another parameter names', () => {
  it('is published in every Region', async () => {
    const fake = account()
    const done = await publishExisting(TO_STABLE, publishing(fake))
    expect(named(fake, STABLE)).toEqual(['ami-3', 'ami-3-there'])
    expect(done).toEqual({
      amis: { [HERE]: 'ami-3', [THERE]: 'ami-3-there' },
      moves: [
        { parameter: STABLE, region: HERE, image: 'ami-3', version: 2, previous: 'ami-1' },
        { parameter: STABLE, region: THERE, image: 'ami-3-there', version: 2, previous: 'ami-1-there' },
      ],
      ...{ changes: [], warnings: [] },
    })
  })

  it('makes the parameter where there is none', async () => {
    const fake = publishedAccount()
    await publishExisting(TO_STABLE, publishing(fake))
    expect(named(fake, STABLE)).toEqual(['ami-3', 'ami-3-there'])
    expect(await fake.cloud(THERE).parameterTags(STABLE)).toEqual(OURS)
  })

  it('does not replace a newer image, and says so, in a dry run too', async () => {
    const fake = account()
    addWithCopy(fake, 'ami-4', 4)
    fake.parameters.add(HERE, STABLE, ['ami-1', 'ami-4'], { tags: OURS })
    const dry = await publishExisting(TO_STABLE, publishing(fake, { dryRun: true }))
    expect(writesOf(fake)).toEqual([])
    const done = await publishExisting(TO_STABLE, publishing(fake))
    expect(named(fake, STABLE)).toEqual(['ami-4', 'ami-3-there'])
    expect([dry.moves, done.moves].map((moves) => moves.map(({ image }) => image))).toEqual([
      ['ami-4', 'ami-3-there'],
      ['ami-4', 'ami-3-there'],
    ])
    expect(done.warnings).toEqual([`${STABLE} in eu-west-2 goes on naming ami-4, which is newer than ami-3.`])
  })

  it.each<[string, (fake: FakeImages) => void, RegExp]>([
    [
      'that is not there',
      (fake) => fake.parameters.remove(HERE, NAME),
      /^parameter-not-found: There is no parameter '\/dask\/cpu' in eu-west-2/,
    ],
    [
      'that names a rejected image',
      (fake) => tagBoth(fake, 'ami-3', { [TAG.rejected]: 'slow' }),
      /^not-publishable: ami-3 cannot be published as '\/dask\/stable': it was rejected \(slow\)/,
    ],
    [
      'that names an image with the fingerprint of a rejected one',
      (fake) => {
        tagBoth(fake, 'ami-3', { [TAG.fingerprint]: 'f' })
        fake.addImage('ami-0', 1, { tags: { [TAG.fingerprint]: 'f', [TAG.rejected]: 'slow' } })
      },
      /^not-publishable: .*ami-0 in eu-west-2, which has its fingerprint, was rejected \(slow\)/,
    ],
  ])('is not published: %s', async (_, change, problem) => {
    const fake = account()
    change(fake)
    const problems = await problemsOf(publishExisting(TO_STABLE, publishing(fake)))
    expect(problems[0]).toMatch(problem)
    expect(writesOf(fake)).toEqual([])
  })
})

describe('what another parameter has named for some hours', () => {
  const SOAKED = { ...TO_STABLE, from: { parameter: NAME, soakHours: 2 / 3600 } }
  // The account's parameters had a new version every second: the copies' came last.
  const promotedAfter = (fake: FakeImages, seconds: number) => async () => {
    const [, , third] = [...(await fake.cloud(HERE).parameterHistory(NAME))].reverse()
    const now = () => new Date((third?.modified.getTime() ?? 0) + seconds * 1000)
    return publishExisting(SOAKED, publishing(fake, { now }))
  }

  it.each([
    [2, ['ami-3', 'ami-3-there']],
    [1, ['ami-2', 'ami-2-there']],
    [0, ['ami-1', 'ami-1-there']],
  ])('is published, %i s after the newest one', async (seconds, images) => {
    const fake = account()
    await promotedAfter(fake, seconds)()
    expect(named(fake, STABLE)).toEqual(images)
  })

  it('is not published when it was rejected since: an earlier one is', async () => {
    const fake = account()
    tagBoth(fake, 'ami-3', { [TAG.rejected]: 'slow' })
    await promotedAfter(fake, 2)()
    expect(named(fake, STABLE)).toEqual(['ami-2', 'ami-2-there'])
  })

  it('is nothing as long as none is old enough', async () => {
    const fake = account()
    const done = await promotedAfter(fake, -1)()
    expect(done).toMatchObject({ moves: [], warnings: [expect.stringMatching(/^No AMI .* at least/)] })
    expect(writesOf(fake)).toEqual([])
  })
})

describe('an image that is named by its ID', () => {
  it('is published even if it is older than what is published', async () => {
    const fake = account()
    await publishExisting(byHand('ami-1'), publishing(fake))
    expect(named(fake)).toEqual(['ami-1', 'ami-1-there'])
    await publishExisting(byHand('ami-1'), publishing(fake))
    expect(fake.parameters.values(HERE, NAME)).toHaveLength(4)
  })

  it('is published although a rollback has rejected it and one of its fingerprint, and is not rejected any more', async () => {
    const fake = account()
    tagBoth(fake, 'ami-2', { [TAG.rejected]: 'slow', [TAG.fingerprint]: 'f' })
    fake.addImage('ami-0', 1, { tags: { [TAG.fingerprint]: 'f', [TAG.rejected]: 'slow too' } })
    const { changes } = await publishExisting(byHand('ami-2'), publishing(fake))
    expect(named(fake)).toEqual(['ami-2', 'ami-2-there'])
    expect(changes.map(({ image, change }) => `${image}: ${change}`)).toEqual([
      'ami-2: not marked as rejected any more: slow',
      'ami-2-there: not marked as rejected any more: slow',
      'ami-0: not marked as rejected any more: slow too',
    ])
    expect([...fake.images.values()].filter(({ tags }) => TAG.rejected in tags)).toEqual([])
  })

  it('is marked again when it could not be published', async () => {
    const fake = account()
    tagBoth(fake, 'ami-2', { [TAG.rejected]: 'slow' })
    const fails = failing(({ method }) => method === 'overwriteParameter', awsError('AccessDenied', 'no'))
    const options = { hooks: { before: fails } }
    await problemsOf(publishExisting(byHand('ami-2'), publishing(fake, options)))
    expect(['ami-2', 'ami-2-there'].map((id) => fake.tagsOf(id)[TAG.rejected])).toEqual(['slow', 'slow'])
  })

  it('is published where it is when a copy is missing, and the warning says where that is', async () => {
    const fake = account()
    fake.images.delete('ami-2-there')
    const { warnings } = await publishExisting(byHand('ami-2'), publishing(fake))
    expect(named(fake)).toEqual(['ami-2', 'ami-3-there'])
    expect(warnings).toEqual([`${NAME} in eu-west-1 stays as it is: there is no copy of the AMI.`])
  })

  it('is published with a warning when it was baked without a smoke test', async () => {
    const fake = account()
    tagBoth(fake, 'ami-2', { [TAG.smokeTest]: 'built' })
    const { warnings } = await publishExisting(byHand('ami-2'), publishing(fake))
    expect(warnings).toEqual(['ami-2 was baked without a smoke test.'])
  })

  it.each<[string, (fake: FakeImages) => void, RegExp]>([
    ['is not there', (fake) => fake.images.delete('ami-2'), /^ami-not-found: /],
    [
      'did not pass its checks',
      (fake) => tagBoth(fake, 'ami-2', { [TAG.status]: 'unproven' }),
      /^not-publishable: .*ami-2 in eu-west-2 is available, with status 'unproven'/,
    ],
    [
      'was withdrawn',
      (fake) => tagBoth(fake, 'ami-2', { [TAG.withdrawn]: 'CVE' }),
      /^not-publishable: .*it was withdrawn \(CVE\)\. The command 'restore' makes it usable again/,
    ],
    [
      'has a copy that is still pending',
      (fake) => {
        const copy = fake.images.get('ami-2-there')
        if (copy) fake.images.set(copy.id, { ...copy, state: 'pending' })
      },
      /^not-publishable: .*ami-2-there in eu-west-1 is pending/,
    ],
    [
      'has the fingerprint of a withdrawn one',
      (fake) => {
        tagBoth(fake, 'ami-2', { [TAG.fingerprint]: 'f' })
        fake.addImage('ami-0', 1, { tags: { [TAG.fingerprint]: 'f', [TAG.withdrawn]: 'CVE' } })
      },
      /^not-publishable: .*ami-0 in eu-west-2, which has its fingerprint, was withdrawn \(CVE\)/,
    ],
    [
      'may not replace what the parameter names',
      (fake) => fake.parameters.add(THERE, NAME, ['ami-3-there'], { tags: {} }),
      /^parameter-not-ours: /,
    ],
  ])('is not published when it %s', async (_, change, problem) => {
    const fake = account()
    change(fake)
    const problems = await problemsOf(publishExisting(byHand('ami-2'), publishing(fake)))
    expect(problems[0]).toMatch(problem)
    expect(writesOf(fake)).toEqual([])
  })

  it.each([0, 2])(
    'and was rejected is published by the next run when one was killed, with values that hold after %i reads',
    async (reads) => {
      const rejected = () => {
        const fake = account()
        tagBoth(fake, 'ami-2', { [TAG.rejected]: 'slow' })
        fake.parameters.validationReads = reads
        return fake
      }
      const { whole, finished } = await killedAtEachWrite(rejected, (given) =>
        publishExisting(byHand('ami-2'), given),
      )
      expect(finished.size).toBe(2 * 4)
      for (const [killedAt, state] of finished) expect(state, killedAt).toEqual(whole)
    },
  )
})
