import { describe, expect, it } from 'vitest'
import { TAG } from '../../src/aws/tags.ts'
import type { Publishing } from '../../src/publish/commands.ts'
import { restore } from '../../src/publish/restoration.ts'
import { withdraw } from '../../src/publish/withdrawal.ts'
import type { Hooks } from '../support/fake-calls.ts'
import type { FakeImages } from '../support/fake-images.ts'
import {
  HERE,
  killedAtEachWrite,
  NAME,
  named,
  OURS,
  problemsOf,
  publishedAccount,
  publishing,
  STABLE,
  stateOf,
  THERE,
  writesOf,
} from '../support/published-account.ts'

const SHARED = ['111111111111', 'arn:aws:organizations::123456789012:organization/o-a1b2c3d4e5']

/** An account whose newest image is shared, and published by two parameters. */
function account(): FakeImages {
  const fake = publishedAccount()
  fake.permissions.set('ami-3', SHARED)
  fake.permissions.set('ami-3-there', SHARED.slice(0, 1))
  fake.permissions.set('ami-2', SHARED)
  fake.parameters.add(HERE, STABLE, ['ami-1', 'ami-3'], { tags: OURS })
  return fake
}

const withdrawNewest = (given: Publishing) => withdraw('ami-3', HERE, 'CVE', given)
const states = (fake: FakeImages) =>
  ['ami-3', 'ami-3-there'].map((id) => [fake.images.get(id)?.state, fake.tagsOf(id)[TAG.withdrawn]])

describe('a withdrawal', () => {
  it('sets all parameters back, keeps the launch permissions and disables every copy', async () => {
    const fake = account()
    fake.references.set('ami-3', ['arn:aws:ec2:eu-west-2:123456789012:launch-template/lt-1'])
    const done = await withdrawNewest(publishing(fake))
    expect([named(fake), fake.parameters.value(HERE, STABLE)]).toEqual([['ami-2', 'ami-2-there'], 'ami-1'])
    expect(states(fake)).toEqual([
      ['disabled', 'CVE'],
      ['disabled', 'CVE'],
    ])
    expect(fake.permissions.get('ami-3')).toBeUndefined()
    expect(fake.tagsOf('ami-3')[`${TAG.launchPermissions}-1`]).toBe(SHARED.join(' '))
    expect(fake.permissions.get('ami-2')).toEqual(SHARED)
    expect(done.moves.map(({ parameter, region, image }) => [parameter, region, image])).toEqual([
      [NAME, HERE, 'ami-2'],
      [NAME, THERE, 'ami-2-there'],
      [STABLE, HERE, 'ami-1'],
    ])
    expect(done.changes.map(({ image, change }) => `${image} ${change}`)).toEqual([
      'ami-3 marked as withdrawn: CVE',
      'ami-3-there marked as withdrawn: CVE',
      'ami-3 disabled; its tags keep 2 launch permissions',
      'ami-3-there disabled; its tags keep 1 launch permissions',
    ])
    expect(done.warnings).toEqual([
      'ami-3 cannot be launched any more, and is used by arn:aws:ec2:eu-west-2:123456789012:launch-template/lt-1.',
    ])
  })

  it('is the same by the ID of a copy, and changes nothing the second time', async () => {
    const fake = account()
    await withdraw('ami-3-there', THERE, 'CVE', publishing(fake))
    const before = stateOf(fake)
    const writes = writesOf(fake).length
    expect(await withdrawNewest(publishing(fake))).toMatchObject({ moves: [], changes: [] })
    expect(stateOf(fake)).toEqual(before)
    expect(writesOf(fake)).toHaveLength(writes)
  })

  it('of an image that nobody publishes moves nothing', async () => {
    const fake = account()
    const { moves } = await withdraw('ami-1', HERE, 'old', publishing(fake))
    expect(moves).toEqual([])
    expect([named(fake), fake.images.get('ami-1-there')?.state]).toEqual([
      ['ami-3', 'ami-3-there'],
      'disabled',
    ])
  })

  it('moves a parameter that somebody has set to the image in the last moment', async () => {
    const fake = account()
    const before: Hooks['before'] = async ({ method, region }) => {
      if (method === 'disableImage' && region === THERE)
        await fake.cloud(THERE).overwriteParameter(NAME, 'ami-3-there')
    }
    await withdrawNewest(publishing(fake, { hooks: { before } }))
    expect(named(fake)).toEqual(['ami-2', 'ami-2-there'])
  })

  it('changes nothing in a dry run, and says what it would', async () => {
    const fake = account()
    const { moves, changes } = await withdrawNewest(publishing(fake, { dryRun: true }))
    expect(writesOf(fake)).toEqual([])
    expect([moves.length, changes.length]).toEqual([3, 4])
  })
})

describe('a withdrawal that cannot be', () => {
  it.each<[string, (fake: FakeImages) => void, RegExp]>([
    ['of an image that is not there', (fake) => fake.images.delete('ami-3'), /^ami-not-found: /],
    [
      'of an image that another tool has made',
      (fake) => fake.images.set('ami-3', { ...fake.addImage('ami-3', 3), tags: {} }),
      /^ami-not-found: ami-3 in eu-west-2 does not have the tag bake-dask-ami:status/,
    ],
    [
      'without an earlier image for one of the parameters',
      (fake) => fake.parameters.add(HERE, STABLE, ['ami-3'], { tags: OURS }),
      /^no-earlier-image: The parameter '\/dask\/stable' in eu-west-2 names ami-3/,
    ],
    [
      "with a parameter that is somebody else's",
      (fake) => fake.parameters.add(HERE, '/others', ['ami-2', 'ami-3']),
      /^parameter-not-ours: The parameter '\/others' in eu-west-2/,
    ],
    [
      'without a permission that is needed to know all parameters',
      (fake) => {
        fake.missingPermissions = ['ssm:GetParameters']
      },
      /^users-not-known: The credentials may not call ssm:GetParameters/,
    ],
    [
      'of an image that is shared with more than its tags hold',
      (fake) =>
        fake.permissions.set(
          'ami-3-there',
          Array.from({ length: 900 }, (_, index) => String(100_000_000_000 + index)),
        ),
      /^permissions-not-kept: ami-3-there in eu-west-1 is shared with 900/,
    ],
  ])('changes nothing: %s', async (_, change, problem) => {
    const fake = account()
    change(fake)
    expect(await problemsOf(withdrawNewest(publishing(fake)))).toEqual([expect.stringMatching(problem)])
    expect(writesOf(fake)).toEqual([])
  })

  it('does all else before it fails over a copy that is still pending', async () => {
    const fake = account()
    const copy = fake.addImage('ami-3-there', 3, { ...fake.images.get('ami-3-there'), state: 'pending' })
    expect(await problemsOf(withdrawNewest(publishing(fake)))).toEqual([
      'image-not-disabled: ami-3-there in eu-west-1 is pending, so it is not disabled yet.',
    ])
    expect(states(fake)[0]).toEqual(['disabled', 'CVE'])
    fake.images.set(copy.id, { ...copy, state: 'available', tags: fake.tagsOf(copy.id) })
    await withdrawNewest(publishing(fake))
    expect(states(fake)[1]).toEqual(['disabled', 'CVE'])
  })
})

describe('a restoration', () => {
  it('enables every copy, shares it again and removes its marks', async () => {
    const fake = account()
    const before = { images: stateOf(fake).images, permissions: stateOf(fake).permissions }
    await withdrawNewest(publishing(fake))
    const done = await restore('ami-3', HERE, publishing(fake))
    expect(stateOf(fake)).toMatchObject(before)
    expect(named(fake)).toEqual(['ami-2', 'ami-2-there'])
    expect(done.changes.filter(({ region }) => region === HERE).map(({ change }) => change)).toEqual([
      'enabled',
      `shared with ${SHARED.join(', ')}`,
      'not marked any more: CVE',
    ])
    expect(await restore('ami-3', HERE, publishing(fake))).toMatchObject({ changes: [] })
  })

  it('changes nothing in a dry run', async () => {
    const fake = account()
    await withdrawNewest(publishing(fake))
    const before = stateOf(fake)
    const { changes } = await restore('ami-3', HERE, publishing(fake, { dryRun: true }))
    expect(stateOf(fake)).toEqual(before)
    expect(changes).toHaveLength(6)
  })

  it('enables an image that retention has disabled, and lets retention count its days anew', async () => {
    const fake = account()
    fake.addImage('ami-0', 1, { state: 'disabled', tags: { [TAG.disabled]: '2026-11-20T00:00:00.000Z' } })
    const { changes } = await restore('ami-0', HERE, publishing(fake))
    expect(changes.map(({ change }) => change)).toEqual(['enabled'])
    expect([fake.images.get('ami-0')?.state, TAG.disabled in fake.tagsOf('ami-0')]).toEqual([
      'available',
      false,
    ])
  })

  it('keeps its marks and says so when EC2 does not show the image as available', async () => {
    const fake = account()
    await withdrawNewest(publishing(fake))
    const after: Hooks['after'] = ({ method, region }) => {
      const image = fake.images.get('ami-3-there')
      if (method === 'enableImage' && region === THERE && image)
        fake.images.set(image.id, { ...image, state: 'disabled' })
    }
    expect(await problemsOf(restore('ami-3', HERE, publishing(fake, { hooks: { after } })))).toEqual([
      expect.stringMatching(/^image-not-enabled: .* ami-3-there in eu-west-1/),
    ])
    expect(fake.tagsOf('ami-3-there')[TAG.withdrawn]).toBe('CVE')
    await restore('ami-3', HERE, publishing(fake))
    expect(fake.permissions.get('ami-3-there')).toEqual(SHARED.slice(0, 1))
  })
})

describe('killed at each of its writes', () => {
  it.each([0, 2])(
    'a withdrawal is finished by the next, when a value holds after %i reads',
    async (reads) => {
      const slow = () => {
        const fake = account()
        fake.parameters.validationReads = reads
        return fake
      }
      const { whole, finished } = await killedAtEachWrite(slow, withdrawNewest)
      // Two marks, three parameters, two tags for launch permissions, two images.
      expect(finished.size).toBe(2 * 9)
      for (const [killedAt, state] of finished) expect(state, killedAt).toEqual(whole)
    },
  )

  it('a restoration is finished by the next', async () => {
    const fake = account()
    await withdrawNewest(publishing(fake))
    const { images, permissions } = fake
    const withdrawn = () => {
      const again = account()
      again.images.clear()
      again.permissions.clear()
      for (const [id, image] of images) again.images.set(id, image)
      for (const [id, given] of permissions) again.permissions.set(id, given)
      for (const region of [HERE, THERE])
        again.parameters.add(region, NAME, fake.parameters.values(region, NAME))
      return again
    }
    const { whole, finished } = await killedAtEachWrite(withdrawn, (given) => restore('ami-3', HERE, given))
    expect(finished.size).toBe(2 * 6)
    for (const [killedAt, state] of finished) expect(state, killedAt).toEqual(whole)
  })
})
