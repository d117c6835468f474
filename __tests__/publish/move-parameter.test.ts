import { describe, expect, it } from 'vitest'
import { TAG } from '../../src/aws/tags.ts'
import { UserError } from '../../src/errors/problem.ts'
import { moveParameter } from '../../src/publish/move-parameter.ts'
import { awsError, failing, type Hooks } from '../support/fake-calls.ts'
import type { FakeImages } from '../support/fake-images.ts'
import { account, HERE, move, NAME, OURS, SOON, THERE } from '../support/parameter-moves.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

async function problemsOf(moving: Promise<unknown>) {
  const error = await moving.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UserError)) throw new Error(`no UserError, but ${String(error)}`)
  return error.problems.map(({ code, what }) => `${code}: ${what}`)
}

const writesOf = (fake: FakeImages) =>
  fake.asked.filter((call) => /createParameter|overwriteParameter/.test(call))

describe('a parameter that is moved', () => {
  it.each([0, 1, 5])('names the image after %i reads', async (reads) => {
    const fake = account()
    fake.parameters.validationReads = reads
    const done = await move(fake, 2, { regions: [HERE, THERE] })
    expect(done).toEqual([
      { region: HERE, image: 'ami-2', version: 2, previous: 'ami-1', changed: true },
      { region: THERE, image: 'ami-2-there', version: 2, previous: 'ami-1-there', changed: true },
    ])
    expect(fake.parameters.values(HERE, NAME)).toEqual(['ami-1', 'ami-2'])
  })

  it('is made with the tags of the family and the repository where there is none', async () => {
    const fake = account()
    fake.addImage('ami-9', 9, { region: 'us-east-1', tags: { [TAG.repository]: 'o/r' } })
    const cloud = fake.cloud('us-east-1')
    const [image] = await cloud.accountImages(['ami-9'])
    if (image === undefined) throw new Error('no image')
    fake.parameters.validationReads = 2
    const done = await moveParameter(NAME, [{ cloud, image }], new RecordingRunner(), SOON)
    expect(done).toEqual([
      { region: 'us-east-1', image: 'ami-9', version: 1, previous: undefined, changed: true },
    ])
    expect(await cloud.parameterTags(NAME)).toEqual({ [TAG.family]: 'dask-cpu', [TAG.repository]: 'o/r' })
  })

  it('is not written again where it names the image already', async () => {
    const fake = account()
    await move(fake, 2)
    expect(await move(fake, 2)).toEqual([
      { region: HERE, image: 'ami-2', version: 2, previous: 'ami-1', changed: false },
    ])
    expect(writesOf(fake)).toHaveLength(1)
  })

  it('goes on naming a newer image, and says so', async () => {
    const fake = account()
    await move(fake, 3)
    const log = new RecordingRunner()
    expect(await move(fake, 2, { log })).toMatchObject([{ image: 'ami-3', version: 2, changed: false }])
    expect(fake.parameters.values(HERE, NAME)).toEqual(['ami-1', 'ami-3'])
    expect(log.warnings).toEqual([
      '/dask/cpu in eu-west-2 names ami-3 (version 2, before ami-1): it was baked after ami-2, which is not published there.',
    ])
  })

  it.each<[string, (fake: FakeImages) => void]>([
    ['was rejected', (fake) => fake.addImage('ami-3', 3, { tags: { [TAG.rejected]: 'slow' } })],
    ['was withdrawn', (fake) => fake.addImage('ami-3', 3, { tags: { [TAG.withdrawn]: 'slow' } })],
    ['is disabled', (fake) => fake.addImage('ami-3', 3, { state: 'disabled' })],
    [
      'has not passed its checks',
      (fake) => fake.addImage('ami-3', 3, { tags: { [TAG.status]: 'unproven' } }),
    ],
    ['was not smoke-tested', (fake) => fake.addImage('ami-3', 3, { tags: { [TAG.smokeTest]: 'built' } })],
    ['is of another family', (fake) => fake.addImage('ami-3', 3, { tags: { [TAG.family]: 'other' } })],
    ['is of another repository', (fake) => fake.addImage('ami-3', 3, { tags: { [TAG.repository]: 'o/r' } })],
    ['does not exist any more', (fake) => fake.images.delete('ami-3')],
  ])('leaves a newer image that %s', async (_, change) => {
    const fake = account()
    await move(fake, 3)
    change(fake)
    expect(await move(fake, 2)).toMatchObject([{ image: 'ami-2', previous: 'ami-3' }])
  })

  it('leaves a newer image that it is told to leave', async () => {
    const fake = account()
    await move(fake, 3)
    expect(await move(fake, 2, { leaving: 'ami-3' })).toMatchObject([{ image: 'ami-2', previous: 'ami-3' }])
  })

  it('prefers the later run of two bakes of one moment', async () => {
    const fake = account()
    for (const [id, run] of [
      ['ami-4', 'a'],
      ['ami-5', 'b'],
    ] as const) {
      fake.addImage(id, 4, { tags: { [TAG.run]: run } })
    }
    await move(fake, 5)
    expect(await move(fake, 4)).toMatchObject([{ image: 'ami-5' }])
  })

  it('waits while somebody else writes to it', async () => {
    const fake = account()
    const busy = failing(({ writes }) => writes, awsError('TooManyUpdates', 'concurrent updates'), 2)
    expect(await move(fake, 2, { hooks: { before: busy } })).toMatchObject([{ image: 'ami-2', version: 2 }])
  })
})

describe('a parameter that cannot be moved', () => {
  it.each([
    [{ dataType: 'text' }, 'parameter-wrong-type', 'has type String and data type text'],
    [{ type: 'SecureString', dataType: 'text' }, 'parameter-wrong-type', 'has type SecureString'],
    [{ tags: {} }, 'parameter-not-ours', 'has no tag bake-dask-ami:family'],
    [{ tags: { [TAG.family]: 'x' } }, 'parameter-not-ours', 'has the tag bake-dask-ami:family=x'],
  ])('%j', async (differences, code, words) => {
    const fake = account()
    fake.parameters.add(THERE, NAME, ['ami-1-there'], { tags: OURS, ...differences })
    const problems = await problemsOf(move(fake, 2, { regions: [HERE, THERE] }))
    expect(problems).toEqual([
      expect.stringContaining(`${code}: The parameter '/dask/cpu' in eu-west-1 ${words}`),
    ])
    expect(writesOf(fake)).toEqual([])
  })

  it('is not made to name an image that nobody may launch', async () => {
    const fake = account()
    fake.addImage('ami-2', 2, { state: 'disabled', tags: { [TAG.withdrawn]: 'broken' } })
    expect(await problemsOf(move(fake, 2))).toEqual([
      "not-publishable: ami-2 in eu-west-2 cannot be published as '/dask/cpu': its state is 'disabled', with tag bake-dask-ami:status=ready, tag bake-dask-ami:withdrawn=broken.",
    ])
    expect(writesOf(fake)).toEqual([])
  })

  it('fails after a bounded number of reads when the value is never stored', async () => {
    const fake = account()
    fake.parameters.validationReads = Number.POSITIVE_INFINITY
    expect(await problemsOf(move(fake, 2))).toEqual([
      expect.stringContaining('parameter-not-updated: Systems Manager accepted ami-2'),
    ])
    expect(fake.asked.filter((call) => call.includes('parameterOf'))).toHaveLength(1 + SOON.reads + 1)
  })

  it('is not written where somebody else has made another one meanwhile', async () => {
    const fake = account()
    fake.addImage('ami-9', 9, { region: 'us-east-1' })
    const before: Hooks['before'] = ({ method }) => {
      if (method === 'createParameter') fake.parameters.add('us-east-1', NAME, ['x'], { dataType: 'text' })
    }
    const cloud = fake.cloud('us-east-1', { before })
    const [image] = await cloud.accountImages(['ami-9'])
    if (image === undefined) throw new Error('no image')
    const moving = moveParameter(NAME, [{ cloud, image }], new RecordingRunner(), SOON)
    expect(await problemsOf(moving)).toEqual([expect.stringContaining('parameter-wrong-type')])
    expect(fake.parameters.values('us-east-1', NAME)).toEqual(['x'])
  })
})

describe('when a Region fails', () => {
  const denied = (region: string): Hooks => ({
    before: failing((call) => call.writes && call.region === region, awsError('InternalServerError', 'oh')),
  })

  it('the others go back to what they named', async () => {
    const fake = account()
    const log = new RecordingRunner()
    const moving = move(fake, 2, { regions: [HERE, THERE], hooks: denied(THERE), log })
    expect(await problemsOf(moving)).toEqual([
      "parameter-not-updated: The parameter '/dask/cpu' could not be given the AMI's ID (oh).",
    ])
    expect(fake.parameters.values(HERE, NAME)).toEqual(['ami-1', 'ami-2', 'ami-1'])
    expect(fake.parameters.values(THERE, NAME)).toEqual(['ami-1-there'])
    expect(log.warnings).toEqual([
      "The parameter '/dask/cpu' in eu-west-2 names ami-1 again, because another Region failed.",
    ])
  })

  it('one whose answer was lost goes back as well', async () => {
    const fake = account()
    const after: Hooks['after'] = ({ writes, region, given }) => {
      if (writes && region === THERE && given[1] === 'ami-2-there') throw new Error('lost')
    }
    await problemsOf(move(fake, 2, { regions: [HERE, THERE], hooks: { after } }))
    expect(fake.parameters.value(HERE, NAME)).toBe('ami-1')
    expect(fake.parameters.value(THERE, NAME)).toBe('ami-1-there')
  })

  it.each<[string, (fake: FakeImages) => void, string]>([
    [
      'was made just now',
      (fake) => fake.parameters.remove(HERE, NAME),
      'goes on naming ami-2: it was not there before.',
    ],
    [
      'named an image that is disabled by now',
      (fake) => fake.addImage('ami-1', 1, { state: 'disabled' }),
      'goes on naming ami-2: ami-1 is not available any more.',
    ],
  ])('one that %s goes on naming the new image', async (_, change, words) => {
    const fake = account()
    change(fake)
    const log = new RecordingRunner()
    await problemsOf(move(fake, 2, { regions: [HERE, THERE], hooks: denied(THERE), log }))
    expect(fake.parameters.value(HERE, NAME)).toBe('ami-2')
    expect(log.warnings).toEqual([`The parameter '/dask/cpu' in eu-west-2 ${words}`])
  })

  it('one that others have moved on stays where it is', async () => {
    const fake = account()
    const after: Hooks['after'] = async ({ writes, region }) => {
      if (writes && region === HERE) await fake.cloud(HERE).overwriteParameter(NAME, 'ami-3')
    }
    const hooks = { ...denied(THERE), after }
    await problemsOf(move(fake, 2, { regions: [HERE, THERE], hooks }))
    expect(fake.parameters.values(HERE, NAME)).toEqual(['ami-1', 'ami-2', 'ami-3'])
  })
})
