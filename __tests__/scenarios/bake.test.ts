import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  DisableEbsEncryptionByDefaultCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
} from '@aws-sdk/client-ec2'
import { expect } from 'vitest'
import { recordOf } from '../../src/packer/record-tags.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { scenario } from '../support/scenario.ts'

const it = scenario()

it('ends green with an AMI that is marked as ready, and nothing else is left', async ({
  ec2,
  runner,
  account,
}) => {
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  const inputs = {
    'allow-cidr': '192.0.2.1/32',
    'output-dir': 'baked',
    ...SYSTEM_PACKER,
  }
  const step = await runner.run('main', { with: inputs, env })
  expect(step.log).not.toMatch(/^::error/m)
  expect(step.exitCode).toBe(0)

  const post = await runner.run('post', { with: inputs, env })
  expect(post).toMatchObject({ exitCode: 0, errors: [], log: 'Nothing to clean up.\n' })

  const [image, ...otherImages] = await account.made('images')
  expect(otherImages).toEqual([])
  expect(image).toMatchObject({
    id: step.outputs['ami'],
    name: step.outputs['ami-name'],
    tags: { 'bake-dask-ami:status': 'ready', 'bake-dask-ami:proof': 'built', 'bake-dask-ami:variant': 'cpu' },
  })
  const snapshots = await account.made('snapshots')
  expect(snapshots.map(({ tags }) => tags['bake-dask-ami:status'])).toEqual(['ready'])
  expect(snapshots.map(({ tags }) => recordOf(tags)?.facts.docker_image)).toEqual(['daskdev/dask:latest'])
  for (const kind of ['instances', 'volumes', 'security_groups', 'key_pairs']) {
    expect(await account.made(kind), kind).toEqual([])
  }

  expect(step.summary).toMatch(`## <code>${image?.id}</code> is ready\n`)
  expect(step.summary).toContain(`ami="${image?.id}"`)
  expect(step.log).toMatch(/^::group::Surveying the account$/m)
  expect(step.log).toMatch(/^Launching the builder: \d+\.\d s$/m)
  const directory = path.join(runner.workspace, 'baked')
  expect(readdirSync(path.join(directory, 'logs'))).toEqual(['packer.log'])
  const manifest = readFileSync(path.join(directory, 'manifest.json'), 'utf8')
  expect(manifest).toContain(`eu-west-2:${image?.id}`)
})

it('says that the AMI is encrypted where the account encrypts by default, also without the right to ask beforehand', async ({
  ec2,
  runner,
}) => {
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  const client = new EC2Client({
    region: 'eu-west-2',
    endpoint: ec2.endpoint,
    credentials: { accessKeyId: 'A', secretAccessKey: 's' },
  })
  await client.send(new EnableEbsEncryptionByDefaultCommand({}))
  await ec2.set({
    faults: [{ action: 'GetEbsEncryptionByDefault', code: 'UnauthorizedOperation', times: 1 }],
  })
  const inputs = {
    'allow-cidr': '192.0.2.1/32',
    ...SYSTEM_PACKER,
  }
  for (const words of [
    "The AMI is encrypted although input 'encrypt' is false",
    'The account encrypts every new EBS volume',
  ]) {
    const step = await runner.run('main', { with: inputs, env })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.log).toMatch(new RegExp(`^::warning::${words}`, 'm'))
    expect(step.summary).toContain(', encrypted')
    expect(step.summary.match(/Encrypted: False/g)).toHaveLength(1)
  }
  await client.send(new DisableEbsEncryptionByDefaultCommand({}))
})

it('ends red when the name that the user chose is taken, and launches nothing', async ({
  ec2,
  runner,
  account,
}) => {
  const [image] = await account.made('images')
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  const before = (await ec2.calls()).length
  const step = await runner.run('main', {
    with: { 'ami-name': image?.name ?? '', 'allow-cidr': '192.0.2.1/32', 'packer-version': 'system' },
    env,
  })
  expect(step.exitCode).toBe(1)
  expect(step.errors, step.log).toEqual([
    expect.stringContaining(`The AMI name '${image?.name}' is taken by ${image?.id}.`),
  ])
  const changes = (await ec2.calls()).slice(before).filter(({ action }) => !/^(?:Describe|Get)/.test(action))
  expect(changes).toEqual([])
})

it('publishes and gives every other output when the file of dask-config cannot be written', async ({
  ec2,
  runner,
}) => {
  const env = { ...ec2.environment, ...fakePacker(runner.directory) }
  const inputs = { 'allow-cidr': '192.0.2.1/32', 'output-dir': 'baked', 'packer-version': 'system' }
  // A directory in its place: writing it fails for root too.
  mkdirSync(path.join(runner.workspace, 'baked', 'dask-config.env'), { recursive: true })
  const step = await runner.run('main', { with: inputs, env })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.log).toMatch(
    /^::warning::dask-config\.env could not be written \(EISDIR.*\); output 'dask-config-file' is empty\.$/m,
  )
  expect(step.outputs).toMatchObject({ ami: expect.stringMatching(/^ami-/), 'dask-config-file': '' })
  expect(step.outputs['dask-config']).toContain(`DASK_CLOUDPROVIDER__EC2__AMI=${step.outputs['ami']}`)
  expect(step.summary).toContain('is ready')
})
