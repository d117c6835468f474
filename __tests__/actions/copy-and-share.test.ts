import { describe, expect, it } from 'vitest'
import { copyAndShare } from '../../src/actions/bake/copy-and-share.ts'
import { TAG } from '../../src/aws/tags.ts'
import type { ReadyImage } from '../../src/publish/publication.ts'
import { awsError, failing, type Hooks } from '../support/fake-calls.ts'
import { FakeImages } from '../support/fake-images.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { requestOf } from '../support/requests.ts'

const UUID = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const TO = { 'copy-to-regions': 'eu-west-1\nus-east-1' }
const IMAGE: ReadyImage = {
  ami: 'ami-1',
  region: 'eu-west-2',
  amiName: 'dask-cpu-ami-1',
  family: 'dask-cpu',
  fingerprint: undefined,
  baked: new Date('2026-11-01T00:00:00Z'),
  facts: {},
  startSeconds: undefined,
  smokeTested: true,
  reused: false,
}

function account(): FakeImages {
  const fake = new FakeImages()
  fake.addImage('ami-1', 1)
  return fake
}

function spread(
  fake: FakeImages,
  inputs: Readonly<Record<string, string>>,
  runner: RecordingRunner,
  hooks: Hooks = {},
) {
  const ports = { runner, connectImages: async (region: string) => fake.cloud(region, hooks) }
  return copyAndShare(IMAGE, requestOf(inputs), ports)
}

it('makes no call when nothing is asked for', async () => {
  const fake = account()
  const runner = new RecordingRunner()
  expect(await spread(fake, {}, runner)).toEqual({
    amis: { 'eu-west-2': 'ami-1' },
    sharedWith: [],
    deprecated: undefined,
  })
  expect([fake.asked, runner.log, runner.saved]).toEqual([[], [], {}])
})

it('shares and deprecates the image and its copies', async () => {
  const fake = account()
  const inputs = { ...TO, 'share-with': '111111111111', 'deprecate-after-days': '3650' }
  const amis = {
    'eu-west-2': 'ami-1',
    'eu-west-1': 'ami-1-in-eu-west-1',
    'us-east-1': 'ami-1-in-us-east-1',
  }
  const deprecated = new Date('2036-10-29T00:00:00Z')
  expect(await spread(fake, inputs, new RecordingRunner())).toEqual({
    amis,
    sharedWith: ['111111111111'],
    deprecated,
  })
  for (const id of Object.values(amis)) {
    expect(fake.permissions.get(id)).toEqual(['111111111111'])
    expect(fake.images.get(id)?.deprecated).toBe(deprecated.toISOString())
  }
})

describe('the state of the step', () => {
  /** What is saved at the first copy. */
  async function atFirstCopy(runner: RecordingRunner): Promise<Record<string, string>> {
    let saved: Record<string, string> | undefined
    const before: Hooks['before'] = ({ writes }) => {
      if (writes) saved ??= { ...runner.saved }
    }
    await spread(account(), TO, runner, { before })
    return saved ?? {}
  }

  it("has all Regions and the bake's run before anything is made, and sweeps until all copies are ready", async () => {
    const runner = new RecordingRunner()
    runner.state.saveRun({ runUuid: UUID, amiName: 'dask-cpu-ami-1', regions: ['eu-west-2'] })
    runner.state.saveOutcome('ready')
    expect(await atFirstCopy(runner)).toMatchObject({
      'run-uuid': UUID,
      regions: 'eu-west-2,eu-west-1,us-east-1',
      outcome: 'ready-not-swept',
    })
    expect(runner.state.readOutcome()).toBe('ready')
  })

  it('begins a run for an image that is reused', async () => {
    const runner = new RecordingRunner()
    const saved = await atFirstCopy(runner)
    expect(saved).toMatchObject({ 'ami-name': 'dask-cpu-ami-1', regions: 'eu-west-2,eu-west-1,us-east-1' })
    expect(runner.state.readRun()?.runUuid).toBe(saved['run-uuid'])
    expect(runner.state.readOutcome()).toBe('ready')
  })

  it('goes on to say that something else of the run may be left', async () => {
    const runner = new RecordingRunner()
    runner.state.saveRun({ runUuid: UUID, amiName: 'dask-cpu-ami-1', regions: ['eu-west-2'] })
    runner.state.saveOutcome('ready-not-swept')
    await spread(account(), TO, runner)
    expect(runner.state.readOutcome()).toBe('ready-not-swept')
  })

  it('has the post step sweep when a copy fails, whose run the copies have', async () => {
    const fake = account()
    const runner = new RecordingRunner()
    runner.state.saveRun({ runUuid: UUID, amiName: 'dask-cpu-ami-1', regions: ['eu-west-2'] })
    runner.state.saveOutcome('ready')
    const tagging = failing(
      ({ method, region }) => method === 'tag' && region === 'us-east-1',
      awsError('InternalError', 'An internal error has occurred'),
    )
    await expect(spread(fake, TO, runner, { before: tagging })).rejects.toThrow('to us-east-1')
    expect(runner.state.readOutcome()).toBe('ready-not-swept')
    expect(fake.tagsOf('ami-1-in-us-east-1')).toMatchObject({ [TAG.run]: UUID, [TAG.status]: 'building' })
  })
})
