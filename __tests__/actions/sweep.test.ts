import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sweepAccount } from '../../src/actions/sweep/sweep.ts'
import { TAG } from '../../src/aws/tags.ts'
import { leftoverTypes } from '../../src/cleanup/resource-types.ts'
import { UserError } from '../../src/errors/problem.ts'
import type { SweepRequest } from '../../src/inputs/sweep-inputs.ts'
import { Account, building } from '../support/account.ts'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { FakeResourceType } from '../support/fake-resource-type.ts'
import { type LocalEc2, type RecordedCall, startLocalEc2 } from '../support/local-ec2.ts'
import { makeMany } from '../support/many-leftovers.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const HOUR = 3_600_000
const REGION = 'eu-west-2'
const LIMITS = { pollMs: 200, emptyPasses: 1, maxPasses: 12 }
const KINDS = [
  ...['instances', 'images', 'snapshots', 'volumes', 'launch_templates', 'network_interfaces'],
  ...['security_groups', 'key_pairs'],
]
/** Long after everything that these tests make, unless a resource says that it expires later. */
const TOMORROW = new Date(Date.now() + 48 * HOUR)

const expiring = (hours: number) => ({
  ...building('run-lost'),
  [TAG.expires]: new Date(TOMORROW.getTime() + hours * HOUR).toISOString(),
})
const LOST = expiring(-30)

let ec2: LocalEc2
let account: Account

beforeAll(async () => {
  ec2 = await startLocalEc2()
  await ec2.set({
    durations: { pending: 0, stopping: 0, 'shutting-down': 0, image: 0, snapshot: 0 },
    quotas: { 'L-1216C47A': 1000 },
  })
})
afterAll(() => ec2.stop())
beforeEach(() => {
  useLocalEc2(ec2)
  account = new Account(ec2)
})
afterEach(() => void vi.unstubAllEnvs())

async function swept(request: Partial<SweepRequest> = {}) {
  const runner = new RecordingRunner()
  const asked = { regions: [REGION], olderThanHours: 24, dryRun: false, ...request }
  await sweepAccount(asked, { runner, types: leftoverTypes, now: () => TOMORROW, limits: LIMITS })
  const read = (name: string) => JSON.parse(runner.outputs[name] ?? '') as { id: string; why?: string }[]
  const kept = Object.fromEntries(read('kept').map(({ id, why }) => [id, why]))
  return { removed: read('removed').map(({ id }) => id), kept, runner }
}

/** The ids of everything that somebody made. */
async function there(): Promise<string[]> {
  const types = await Promise.all(KINDS.map((kind) => account.made(kind)))
  return types.flat().map(({ id }) => id)
}

const isRemoval = ({ action }: RecordedCall) => /^(?:Delete|Deregister|Terminate|Cancel)/.test(action)

async function callsSince(since: number): Promise<readonly RecordedCall[]> {
  return (await ec2.calls()).slice(since)
}

describe('a sweep of an account', () => {
  it('removes nothing in a dry run, and says what it would', async () => {
    const group = await account.securityGroup('dry', LOST)
    const instance = await account.instance(LOST, group)
    const image = await account.image(instance, 'dry', LOST)
    const before = await there()
    const since = (await ec2.calls()).length
    const { removed, kept, runner } = await swept({ dryRun: true })
    expect(removed).toEqual(expect.arrayContaining([instance, image, group]))
    expect(kept).toEqual({})
    expect(await there()).toEqual(before)
    expect((await callsSince(since)).filter(isRemoval)).toEqual([])
    expect(runner.summary).toMatch(/^## 5 leftovers would be removed, 0 kept\n/)
    expect(runner.summary).toContain(`<code>${image}</code>`)

    expect((await swept()).removed).toEqual(expect.arrayContaining([instance, image, group]))
    expect(await there()).toEqual([])
  })

  it('keeps what is young, of a run in progress, not ours, ready, unproven, in use or published', async () => {
    const source = await account.instance({})
    const images = {
      ready: await account.image(source, 'ready', { ...LOST, [TAG.status]: 'ready' }),
      unproven: await account.image(source, 'unproven', { ...LOST, [TAG.status]: 'unproven' }),
      untagged: await account.image(source, 'untagged', {}),
      running: await account.image(source, 'running', LOST),
      templated: await account.image(source, 'templated', LOST),
      shared: await account.image(source, 'shared', LOST),
      named: await account.image(source, 'named', LOST),
    }
    const user = await account.instanceOf(images.running)
    const template = await account.launchTemplate('of-a-user', {}, images.templated)
    await account.share(images.shared, '111122223333')
    await account.launchTemplateVersions(template, 10)
    await account.imageParameter('/dask/named', images.named)
    const inProgress = await account.volume(expiring(1))
    const youngGroup = await account.securityGroup('young', expiring(-1))
    const ageless = await account.securityGroup('ageless', building('run-lost'))
    const malformed = await account.volume({ ...LOST, [TAG.expires]: 'tomorrow' })
    const keyOfAUser = await account.keyPair('of-a-user', { team: 'data' })
    const statusOnly = await account.keyPair('status-only', { ...LOST, [TAG.run]: '', [TAG.status]: 'done' })
    const before = await there()

    const { removed, kept, runner } = await swept()
    expect(removed).toEqual([])
    expect(await there()).toEqual(before)
    expect(before).toEqual(expect.arrayContaining([keyOfAUser, statusOnly, user]))
    expect(kept).toMatchObject({
      [images.running]: expect.stringMatching(`^in use by .*:instance/${user}$`),
      [images.templated]: expect.stringMatching(`^in use by .*:launch-template/${template}$`),
      [images.shared]: 'in use by 111122223333',
      [images.named]: expect.stringMatching('^in use by .*:parameter/dask/named$'),
      [inProgress]: expect.stringMatching('^it expires at '),
      [youngGroup]: 'it is expired for less than 24 h',
      [ageless]: 'its age is not known',
      [malformed]: 'its tag bake-dask-ami:expires is no time',
    })
    for (const image of [images.ready, images.unproven, images.untagged])
      expect(kept).not.toHaveProperty(image)
    expect(runner.warnings).toEqual([])
    expect(Object.values(kept).filter((why) => why?.startsWith('in use by ami-'))).toHaveLength(4)
  })

  it('removes an image whose instances are terminated', async () => {
    const image = await account.image(await account.instance({}), 'used', LOST)
    await account.terminate(await account.instanceOf(image))
    expect((await swept()).removed).toContain(image)
  })

  it('goes by the age that was asked for', async () => {
    const key = await account.keyPair('aged', LOST)
    expect((await swept({ olderThanHours: 72 })).kept[key]).toBe('it is there for less than 72 h')
    expect((await swept({ olderThanHours: 0.5 })).removed).toContain(key)
  })

  it('keeps every image when it may not ask who uses them, and removes the rest', async () => {
    const image = await account.image(await account.instance({}), 'unknown', LOST)
    const key = await account.keyPair('known', LOST)
    await ec2.set({ faults: [{ action: 'DescribeImageReferences', code: 'UnauthorizedOperation' }] })
    const { removed, runner } = await swept()
    await ec2.set({ faults: [] })
    expect(removed).toEqual([key])
    expect(runner.warnings).toEqual([
      expect.stringMatching(/^Could not look for any image in eu-west-2 \(.* ec2:DescribeImageReferences /),
    ])
    expect((await swept()).removed).toEqual([image])
  })

  it('fails where it may not look at anything', async () => {
    await ec2.set({ faults: [{ action: 'Describe*', code: 'UnauthorizedOperation' }] })
    const options = swept()
    await expect(options).rejects.toThrow(UserError)
    await expect(options).rejects.toThrow(/Region eu-west-2 could not be looked at/)
    await ec2.set({ faults: [] })
  })

  it('sweeps and reports the other Regions where one may not be read', async () => {
    const key = await account.keyPair('in a Region that may be looked at', LOST)
    const runner = new RecordingRunner()
    const hidden = new FakeResourceType('volume')
    hidden.listErrors.push(new Error('the Region is disabled'))
    const types = async (region: string) => (region === REGION ? leftoverTypes(region) : [hidden])
    const asked = { regions: ['ap-east-1', REGION], olderThanHours: 24, dryRun: false }
    const options = sweepAccount(asked, { runner, types, now: () => TOMORROW, limits: LIMITS })
    await expect(options).rejects.toThrow(/^Region ap-east-1 could not be looked at: the Region is disabled/)
    expect(runner.outputs['removed']).toContain(key)
    expect(runner.summary).toContain(key)
  })
})

describe('a thousand leftovers', () => {
  const COUNTS = {
    ...{ keyPairs: 120, groups: 205, volumes: 205, snapshots: 205, images: 80 },
    ...{ templates: 50, interfaces: 50, instances: 50 },
  }

  it('are swept with one removal each and reads by pages, and a second sweep finds none', {
    timeout: 600_000,
  }, async () => {
    const before = (await there()).toSorted()
    await makeMany(LOST, COUNTS)
    const many = (await there()).filter((id) => !before.includes(id))
    expect(many.length).toBeGreaterThan(1000)
    const since = (await ec2.calls()).length

    const { removed, runner } = await swept()
    expect((await there()).toSorted()).toEqual(before)
    expect(runner.warnings).toEqual([])
    const calls = await callsSince(since)
    const asked = calls.filter(isRemoval).flatMap(idsOf)
    expect(new Set(asked).size).toBe(asked.length)
    expect(many).toEqual(expect.arrayContaining(asked))
    expect(many).toEqual(expect.arrayContaining(removed))
    expect(calls.filter(({ action }) => action === 'TerminateInstances')).toHaveLength(1)

    const reads = calls.filter(({ action }) =>
      /^Describe(?:Images|Snapshots|Volumes|SecurityGroups)$/.test(action),
    )
    expect(reads.every(({ parameters }) => 'MaxResults' in parameters)).toBe(true)
    const paged = new Set(
      reads.filter(({ parameters }) => 'NextToken' in parameters).map(({ action }) => action),
    )
    expect([...paged].toSorted()).toEqual(['DescribeSecurityGroups', 'DescribeSnapshots', 'DescribeVolumes'])

    const again = (await ec2.calls()).length
    expect((await swept()).removed).toEqual([])
    expect((await callsSince(again)).filter(isRemoval)).toEqual([])
  })
})

/** The ids in the parameters of a call that removes something. */
function idsOf({ parameters }: RecordedCall): string[] {
  const values = Object.entries(parameters).filter(([name]) => /Id(?:\.\d+)?$/.test(name))
  return values.map(([, value]) => String(value))
}
