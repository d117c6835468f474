import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Cloud } from '../../src/aws/cloud.ts'
import { connect } from '../../src/aws/sdk-cloud.ts'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { publish } from '../../src/publish/publish.ts'
import { Account, building } from '../support/account.ts'
import { CLOSED_PORT, useEnvironment, useLocalEc2 } from '../support/aws-environment.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

let ec2: LocalEc2
let account: Account
let cloud: Cloud

beforeAll(async () => {
  ec2 = await startLocalEc2()
  await ec2.set({ durations: { pending: 0, stopping: 0, 'shutting-down': 0, image: 0, snapshot: 0 } })
})
afterAll(() => ec2.stop())
beforeEach(async () => {
  useLocalEc2(ec2)
  account = new Account(ec2)
  cloud = await connect('eu-west-2')
})
afterEach(() => void vi.unstubAllEnvs())

describe('an image of the account', () => {
  it('is found by its exact name, and by no other', async () => {
    const image = await account.image(await account.instance({}), 'dask (1)', {})
    expect(await cloud.ownImageNamed('dask (1)')).toBe(image)
    expect(await cloud.ownImageNamed('dask')).toBeUndefined()
    expect(await cloud.imageById(image)).toMatchObject({ id: image, name: 'dask (1)', state: 'available' })
  })

  it('is found when it is disabled, so that nobody takes it for missing', async () => {
    const image = await account.image(await account.instance({}), 'disabled', {})
    await (await connectImages('eu-west-2')).disableImage(image)
    expect(await cloud.imageById(image)).toMatchObject({ id: image, state: 'disabled' })
  })

  it('is ready once it is published, with its snapshot, and keeps its other tags', async () => {
    const image = await account.image(await account.instance({}), 'published', {
      ...building('run-p'),
      [TAG.expires]: '2026-11-24T00:00:00.000Z',
      team: 'data',
    })
    await publish(cloud, image, 'built', {}, new RecordingRunner())
    const tags = { [TAG.run]: 'run-p', [TAG.status]: 'ready', [TAG.smokeTest]: 'built', team: 'data' }
    const [published] = (await account.made('images')).filter(({ id }) => id === image)
    expect(published?.tags).toEqual(tags)
    const snapshots = (await account.made('snapshots')).filter((thing) => thing.tags[TAG.run] === 'run-p')
    expect(snapshots.map((snapshot) => snapshot.tags)).toEqual([tags])
  })
})

describe('what is not there', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['an image', () => cloud.imageById('ami-00000000000000000')],
    ['a subnet', () => cloud.subnet('subnet-00000000000000000')],
    ['a parameter', () => cloud.parameter('/no/such/parameter')],
    ['a quota', () => cloud.quota('L-00000000')],
    ['an image of a name', () => cloud.newestImage({ name: 'no-such-*', owners: ['self'] })],
  ])('is no error: %s', async (_, ask) => {
    expect(await ask()).toBeUndefined()
  })

  it('of security groups is distinguished from what is', async () => {
    const group = await account.securityGroup('there', {})
    const found = await cloud.securityGroups([group, 'sg-00000000'])
    expect(found).toEqual([{ id: group, vpc: expect.stringMatching(/^vpc-/), ssh: [] }])
    expect(await cloud.securityGroups([])).toEqual([])
  })
})

it('retries where the account’s calls are throttled', async () => {
  // More than the SDK's own three attempts see.
  await ec2.set({ faults: [{ action: 'DescribeVpcs', code: 'RequestLimitExceeded', times: 3 }] })
  expect(await cloud.defaultVpc()).toMatch(/^vpc-/)
})

it('has none with Service Quotas, which a bake does without', async () => {
  const fault = { action: 'GetServiceQuota', code: 'AccessDeniedException', status: 400 }
  await ec2.set({ faults: [fault] })
  expect(await cloud.quota('L-1216C47A')).toBeUndefined()
  await ec2.set({ faults: [] })
  useEnvironment({ AWS_ENDPOINT_URL_SERVICE_QUOTAS: CLOSED_PORT })
  expect(await (await connect('eu-west-2')).quota('L-1216C47A')).toBe('unreached')
})

it('says why the instances of a run ended', async () => {
  const instance = await account.instance(building('run-ended'))
  expect(await cloud.endReasons('run-ended')).toEqual([])
  await account.terminate(instance)
  expect(await cloud.endReasons('run-ended')).toEqual(['Client.UserInitiatedShutdown'])
  expect(await cloud.endReasons('another-run')).toEqual([])
})

it('reads a public parameter', async () => {
  const name = '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id'
  const newest = await cloud.newestImage({
    name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-*-amd64-*',
    owners: ['099720109477'],
  })
  expect(await cloud.parameter(name)).toBe(newest?.id)
})

it('knows who it is', async () => {
  expect(await cloud.callerIdentity()).toMatchObject({ account: expect.stringMatching(/^\d{12}$/) })
})
