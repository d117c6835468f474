import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { Account } from '../support/account.ts'
import { SYSTEM_PACKER } from '../support/fake-packer.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { realPacker } from '../support/real-packer.ts'
import { TestRunner } from '../support/test-runner.ts'

// The real Packer and its amazon plugin bake on simulated instances: the template, the API calls and SSH are real, the guest is played.
let ec2: LocalEc2
let runner: TestRunner

beforeAll(async () => {
  ec2 = await startLocalEc2({ machines: 'simulated' })
})
afterAll(() => ec2.stop())
beforeEach(() => {
  runner = new TestRunner()
})
afterEach(() => {
  runner.remove()
  vi.unstubAllEnvs()
})

const inputs = {
  'allow-cidr': '127.0.0.1/32',
  'output-dir': 'baked',
  ...SYSTEM_PACKER,
}

it('ends green with an AMI that knows what it holds, and nothing else is left', async () => {
  // As of a runner that systemd starts without `User=`: no HOME, and nothing that says where Packer's own files are.
  const { PACKER_CONFIG_DIR: _, ...packer } = realPacker(runner.directory)
  const env = { ...ec2.environment, ...packer, HOME: '' }
  const step = await runner.run('main', { with: inputs, env })
  expect(step.errors, step.log).toEqual([])
  expect(step.exitCode).toBe(0)

  const account = new Account(ec2)
  const images = await account.made('images')
  expect(images.map(({ id, tags }) => [id, tags['bake-dask-ami:status']])).toEqual([
    [step.outputs['ami'], 'ready'],
  ])
  for (const kind of ['instances', 'volumes', 'security_groups', 'key_pairs']) {
    expect(await account.made(kind), kind).toEqual([])
  }
  expect(step.log).toContain('bake-dask-ami: pulling daskdev/dask:')
})
