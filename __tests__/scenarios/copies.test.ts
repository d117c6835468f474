import path from 'node:path'
import {
  DescribeImageAttributeCommand,
  DescribeImagesCommand,
  DescribeSnapshotsCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
} from '@aws-sdk/client-ec2'
import { expect, vi } from 'vitest'
import { recordOf } from '../../src/packer/record-tags.ts'
import type { Resource } from '../support/account.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import type { LocalEc2 } from '../support/local-ec2.ts'
import { outputOf } from '../support/programs.ts'
import { testSetup } from '../support/repository.ts'
import { scenario } from '../support/scenario.ts'

const it = scenario({ policies: ['bake', 'copy', 'share', 'kms'] })
it.beforeAll(({ ec2 }) => ec2.set({ durations: { pending: 0, image: 0, copy: 0, snapshot: 0 } }))
const THERE = 'us-east-1'
const INPUTS = { 'allow-cidr': '192.0.2.1/32', 'copy-to-regions': THERE, ...SYSTEM_PACKER }

/** What there is of one kind in the other Region. */
async function there(ec2: LocalEc2, kind: 'images' | 'snapshots'): Promise<Resource[]> {
  const found = (await ec2.state())[kind] as Resource[]
  return found.filter(({ region, preexisting }) => region === THERE && !preexisting)
}

/** Makes a customer managed KMS key; gives its ARN. */
function newKey(region: string, ec2: LocalEc2): string {
  const args = ['kms', 'create-key', '--region', region, '--query', 'KeyMetadata.Arn', '--output', 'text']
  const aws = path.join(path.dirname(testSetup().awsCli), 'aws')
  return outputOf(aws, args, { env: { ...process.env, ...ec2.administrator } }).trim()
}

it('ends green with a copy that is ready, shared and deprecated, and the documented policies allow it', async ({
  ec2,
  runner,
  account: _,
}) => {
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  const inputs = { ...INPUTS, 'share-with': '111111111111', 'deprecate-after-days': '30' }
  const step = await runner.run('main', { with: inputs, env })
  expect(step.errors, step.log).toEqual([])
  expect(await runner.run('post', { with: inputs, env })).toMatchObject({
    exitCode: 0,
    log: 'Nothing to clean up.\n',
  })

  const [copy, ...others] = await there(ec2, 'images')
  expect(others).toEqual([])
  const amis = JSON.parse(step.outputs['amis'] ?? '') as Record<string, string>
  expect(amis).toEqual({ 'eu-west-2': step.outputs['ami'], [THERE]: copy?.id })
  expect(copy?.tags).toMatchObject({
    'bake-dask-ami:status': 'ready',
    'bake-dask-ami:copy-of': `eu-west-2/${step.outputs['ami']}`,
  })
  expect(copy?.tags).not.toHaveProperty('bake-dask-ami:expires')
  const snapshots = await there(ec2, 'snapshots')
  expect(snapshots.map(({ tags }) => recordOf(tags)?.facts.docker_image)).toEqual(['daskdev/dask:latest'])
  for (const [region, ImageId] of Object.entries(amis)) {
    const asked = new DescribeImageAttributeCommand({ ImageId, Attribute: 'launchPermission' })
    const { LaunchPermissions } = await new EC2Client({ region }).send(asked)
    expect(LaunchPermissions).toEqual([{ UserId: '111111111111' }])
  }
  expect(step.log).toMatch(new RegExp(`^${copy?.id} in ${THERE} is deprecated from 20\\d\\d-.*Z on$`, 'm'))
})

it('encrypts the copy with the key for its Region, and shares it', async ({ ec2, runner, account: _ }) => {
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  const [here, other] = ['eu-west-2', THERE].map((region) => newKey(region, ec2))
  const inputs = {
    ...INPUTS,
    encrypt: 'true',
    'kms-key-id': here ?? '',
    'copy-kms-key-ids': `${THERE}=${other}`,
    'share-with': '111111111111',
  }
  const step = await runner.run('main', { with: inputs, env })
  expect(step.errors, step.log).toEqual([])
  const amis = JSON.parse(step.outputs['amis'] ?? '') as Record<string, string>
  const asked = new DescribeImagesCommand({ ImageIds: [amis[THERE] ?? ''] })
  const { Images = [] } = await new EC2Client({ region: THERE }).send(asked)
  const snapshots = Images.flatMap(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []),
  )
  const described = new DescribeSnapshotsCommand({ SnapshotIds: snapshots })
  const { Snapshots = [] } = await new EC2Client({ region: THERE }).send(described)
  expect(Snapshots.map(({ KmsKeyId }) => KmsKeyId)).toEqual([other])
  expect(step.log).toContain(
    `${amis[THERE]} is encrypted. The policy of each key must allow kms:DescribeKey, kms:CreateGrant,`,
  )
})

it('ends red when a copy fails, and the post step looks in both Regions', async ({
  ec2,
  runner,
  account,
}) => {
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  await ec2.set({
    image_failure: null,
    faults: [{ action: 'CopyImage', code: 'ResourceLimitExceeded', status: 400 }],
  })
  const before = await there(ec2, 'images')
  const step = await runner.run('main', { with: INPUTS, env })
  await ec2.set({ faults: [] })
  expect(step.exitCode).toBe(1)
  expect(step.errors, step.log).toEqual([
    expect.stringMatching(/^ami-\w+ could not be copied to us-east-1: /),
  ])
  const calls = (await ec2.calls()).length
  const post = await runner.run('post', { with: INPUTS, env })
  expect(post.log).toContain('0 removed, 0 left.')
  const sweeping = (await ec2.calls()).slice(calls).filter(({ action }) => action === 'DescribeImages')
  expect(sweeping.length).toBeGreaterThan(2)
  expect(await there(ec2, 'images')).toEqual(before)
  const [image] = (await account.made('images')).filter(({ id }) => id === step.outputs['ami'])
  expect(image?.tags['bake-dask-ami:status']).toBe('ready')
})

it('is removed by the post step when the step is killed while it copies', async ({
  ec2,
  runner,
  account: _,
}) => {
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  const before = (await there(ec2, 'images')).map(({ id }) => id)
  await ec2.set({ durations: { copy: 600 } })
  const step = runner.start('main', { with: INPUTS, env })
  await vi.waitFor(async () => expect(await there(ec2, 'images')).toHaveLength(before.length + 1), {
    timeout: 120_000,
    interval: 200,
  })
  step.signal('SIGKILL')
  await step.finished
  await ec2.set({ durations: { copy: 0 } })
  const post = await runner.run('post', { with: INPUTS, env })
  expect(post.log).toMatch(/^Removed image ami-\w+$/m)
  expect((await there(ec2, 'images')).map(({ id }) => id)).toEqual(before)
})

it('launches nothing where the AMI could not be shared, or a Region is not enabled', async ({
  ec2,
  runner,
  account: _,
}) => {
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  await new EC2Client({ region: THERE }).send(new EnableEbsEncryptionByDefaultCommand({}))
  const before = (await ec2.calls()).length
  for (const [inputs, words] of [
    [
      { 'share-with': '111111111111' },
      'without a customer managed key in us-east-1 (EBS encryption by default)',
    ],
    [{ 'copy-to-regions': 'ap-east-1', 'ssm-parameter': '/dask/cpu' }, 'has not enabled ap-east-1'],
  ] as const) {
    const step = await runner.run('main', { with: { ...INPUTS, ...inputs }, env })
    expect(step.errors, step.log).toEqual([expect.stringContaining(words)])
  }
  const changes = (await ec2.calls()).slice(before).filter(({ action }) => !/^(?:Describe|Get)/.test(action))
  expect(changes).toEqual([])
})
