import { describe, expect, it } from 'vitest'
import { TAG } from '../../src/aws/tags.ts'
import type { Publishing } from '../../src/publish/commands.ts'
import { rollBack } from '../../src/publish/rollback.ts'
import { awsError, failing, type Hooks } from '../support/fake-calls.ts'
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
  stateOf,
  THERE,
  there,
  writesOf,
} from '../support/published-account.ts'

const REQUEST = { ssmParameter: NAME, region: HERE, ami: undefined, reason: 'slow' }
const FROM_3 = { ...REQUEST, ami: 'ami-3' }
const rejectedIn = (fake: FakeImages) =>
  [...fake.images.values()].filter(({ tags }) => TAG.rejected in tags).map(({ id }) => id)

describe('a rollback', () => {
  it.each([0, 1, 4])(
    'goes to the image before in every Region, when a value holds after %i reads',
    async (reads) => {
      const fake = publishedAccount()
      fake.parameters.validationReads = reads
      const done = await rollBack(REQUEST, publishing(fake))
      expect(named(fake)).toEqual(['ami-2', 'ami-2-there'])
      expect(rejectedIn(fake)).toEqual(['ami-3', 'ami-3-there'])
      expect(fake.tagsOf('ami-3')[TAG.rejected]).toBe('slow')
      expect(done).toEqual({
        amis: { [HERE]: 'ami-3', [THERE]: 'ami-3-there' },
        moves: [
          { parameter: NAME, region: HERE, image: 'ami-2', version: 4, previous: 'ami-3' },
          { parameter: NAME, region: THERE, image: 'ami-2-there', version: 4, previous: 'ami-3-there' },
        ],
        changes: [
          { region: HERE, image: 'ami-3', change: 'marked as rejected: slow' },
          { region: THERE, image: 'ami-3-there', change: 'marked as rejected: slow' },
        ],
        warnings: [],
      })
    },
  )

  it('goes one further each time, and never to what was rejected', async () => {
    const fake = publishedAccount()
    await rollBack(REQUEST, publishing(fake))
    await rollBack({ ...REQUEST, reason: undefined }, publishing(fake))
    expect(named(fake)).toEqual(['ami-1', 'ami-1-there'])
    expect(fake.tagsOf('ami-2')[TAG.rejected]).toBe('rollback of /dask/cpu')
    expect(await problemsOf(rollBack(REQUEST, publishing(fake)))).toEqual(
      [HERE, THERE].map((region) =>
        expect.stringMatching(`^no-earlier-image: .*'/dask/cpu' in ${region} names`),
      ),
    )
  })

  it.each<[string, (fake: FakeImages) => void]>([
    ['is disabled', (fake) => fake.addImage('ami-2', 2, { state: 'disabled' })],
    ['is gone', (fake) => fake.images.delete('ami-2')],
    ['did not pass its checks', (fake) => fake.addImage('ami-2', 2, { tags: { [TAG.status]: 'unproven' } })],
    ['was not smoke-tested', (fake) => fake.addImage('ami-2', 2, { tags: { [TAG.smokeTest]: 'built' } })],
    ['was withdrawn', (fake) => fake.addImage('ami-2', 2, { tags: { [TAG.withdrawn]: 'CVE' } })],
    ['is of another family', (fake) => fake.addImage('ami-2', 2, { tags: { [TAG.family]: 'other' } })],
  ])('passes over an earlier image that %s, Region by Region', async (_, change) => {
    const fake = publishedAccount()
    change(fake)
    await rollBack(REQUEST, publishing(fake))
    expect(named(fake)).toEqual(['ami-1', 'ami-2-there'])
  })

  it('leaves a newer image that somebody publishes meanwhile', async () => {
    const fake = publishedAccount()
    addWithCopy(fake, 'ami-4', 4)
    const before: Hooks['before'] = async ({ method, region }) => {
      const isFirst = fake.parameters.value(HERE, NAME) === 'ami-3'
      if (method === 'overwriteParameter' && region === HERE && isFirst)
        await fake.cloud(HERE).overwriteParameter(NAME, 'ami-4')
    }
    await rollBack(REQUEST, publishing(fake, { hooks: { before } }))
    expect(named(fake)).toEqual(['ami-4', 'ami-2-there'])
  })

  it('says which other parameters go on naming the image', async () => {
    const fake = publishedAccount()
    fake.parameters.add(THERE, '/dask/stable', ['ami-3-there'], { tags: OURS })
    const { warnings } = await rollBack(REQUEST, publishing(fake))
    expect(warnings).toEqual(["The parameter '/dask/stable' in eu-west-1 goes on naming ami-3-there."])
  })

  it('changes nothing in a dry run, and says what it would', async () => {
    const fake = publishedAccount()
    const before = stateOf(fake)
    const done = await rollBack(REQUEST, publishing(fake, { dryRun: true }))
    expect(stateOf(fake)).toEqual(before)
    expect(writesOf(fake)).toEqual([])
    expect(done.moves[1]).toEqual({
      ...{ parameter: NAME, region: THERE, image: 'ami-2-there', version: undefined },
      previous: 'ami-3-there',
    })
    expect(done.changes).toHaveLength(2)
  })
})

describe('a rollback that is told which image to leave', () => {
  it('is not repeated', async () => {
    const fake = publishedAccount()
    await rollBack(FROM_3, publishing(fake))
    const before = stateOf(fake)
    const done = await rollBack(FROM_3, publishing(fake))
    expect(stateOf(fake)).toEqual(before)
    expect(done).toMatchObject({
      moves: [{ region: HERE, image: 'ami-2', version: 4, previous: undefined }],
      ...{ changes: [], warnings: [] },
    })
  })

  it('warns when that image was neither published nor rejected', async () => {
    const fake = publishedAccount()
    const { warnings } = await rollBack({ ...REQUEST, ami: 'ami-1' }, publishing(fake))
    expect(warnings).toEqual(['/dask/cpu does not name ami-1, which is not marked as rejected.'])
    expect(writesOf(fake)).toEqual([])
  })
})

describe('a rollback that cannot be', () => {
  it.each<[string, (fake: FakeImages) => void, RegExp]>([
    [
      'without a parameter',
      (fake) => fake.parameters.remove(HERE, NAME),
      /^parameter-not-found: .*eu-west-2/,
    ],
    [
      'of an image that is gone',
      (fake) => fake.images.delete('ami-3'),
      /^ami-not-found: .* ami-3 in eu-west-2/,
    ],
    [
      'in a Region whose parameter had no other value',
      (fake) => fake.parameters.add(THERE, NAME, ['ami-3-there'], { tags: OURS }),
      /^no-earlier-image: The parameter '\/dask\/cpu' in eu-west-1 names ami-3-there/,
    ],
    [
      "in a Region where the parameter is somebody else's",
      (fake) => fake.parameters.add(THERE, NAME, ['ami-2-there', 'ami-3-there'], { tags: {} }),
      /^parameter-not-ours: /,
    ],
  ])('changes nothing: %s', async (_, change, problem) => {
    const fake = publishedAccount()
    change(fake)
    expect(await problemsOf(rollBack(REQUEST, publishing(fake)))).toEqual([expect.stringMatching(problem)])
    expect(writesOf(fake)).toEqual([])
  })

  it('leaves every parameter as it was when a Region fails, and the next one finishes', async () => {
    const fake = publishedAccount()
    const before = failing(
      ({ method, region }) => method === 'overwriteParameter' && region === THERE,
      awsError('InternalServerError', 'oh'),
    )
    expect(await problemsOf(rollBack(REQUEST, publishing(fake, { hooks: { before } })))).toEqual([
      expect.stringMatching(/^parameter-not-updated: /),
    ])
    expect(named(fake)).toEqual(['ami-3', 'ami-3-there'])
    expect(rejectedIn(fake)).toEqual(['ami-3', 'ami-3-there'])
    await rollBack(REQUEST, publishing(fake))
    expect(named(fake)).toEqual(['ami-2', 'ami-2-there'])
  })
})

describe('a rollback that is killed at one of its writes', () => {
  it.each([0, 2])('is finished by the next, when a value holds after %i reads', async (reads) => {
    const account = () => {
      const fake = publishedAccount()
      fake.parameters.validationReads = reads
      return fake
    }
    const command = (given: Publishing) => rollBack(FROM_3, given)
    const { whole, finished } = await killedAtEachWrite(account, command)
    expect(finished.size).toBe(8)
    for (const [killedAt, state] of finished) expect(state, killedAt).toEqual(whole)
  })

  it('in one Region of two is finished also by one that is not told which image to leave', async () => {
    const fake = publishedAccount()
    await rollBack(REQUEST, publishing(fake))
    fake.parameters.add(THERE, NAME, ['ami-1', 'ami-2', 'ami-3'].map(there), { tags: OURS })
    await rollBack(REQUEST, publishing(fake))
    expect(named(fake)).toEqual(['ami-2', 'ami-2-there'])
    expect(rejectedIn(fake)).toEqual(['ami-3', 'ami-3-there'])
  })
})
